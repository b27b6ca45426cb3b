import { useState } from 'preact/hooks';
import type { BotView, StateView } from '../../src/control/views.js';
import type { Texts } from './texts.js';

/** What to start a bot with, shown while none is connected. */
export function ConnectCard({ state, bot, t }: { state: StateView; bot: BotView; t: Texts }) {
  const [isCopied, setCopied] = useState(false);
  const lines = [
    `QQBOT_API_BASE=${state.url}`,
    `QQBOT_TOKEN_URL=${state.tokenUrl}`,
    `QQBOT_APP_ID=${bot.appId}`,
    `QQBOT_CLIENT_SECRET=${bot.clientSecret}`,
  ].join('\n');
  const copy = (): void => {
    navigator.clipboard.writeText(lines).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section class="connect" role="status">
      <div>
        <strong>{bot.webhook ? t.webhookTitle : t.connectTitle}</strong>
        <p>{bot.webhook ? t.webhookBody : t.connectBody}</p>
        {bot.webhook && <code>{bot.webhook.url}</code>}
      </div>
      <pre tabIndex={0}>{lines}</pre>
      <button type="button" onClick={copy}>
        {isCopied ? t.copied : t.copy}
      </button>
    </section>
  );
}
