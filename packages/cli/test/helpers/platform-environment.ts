import type { Emulator } from '@qqbotjs/emulator';

/** Points a bot at an emulator, as an environment points it at the platform. */
export function platformEnvironment({ url, tokenUrl, bot }: Emulator): Record<string, string> {
  return {
    QQBOT_API_BASE: url,
    QQBOT_TOKEN_URL: tokenUrl,
    QQBOT_APP_ID: bot.appId,
    QQBOT_CLIENT_SECRET: bot.clientSecret,
  };
}
