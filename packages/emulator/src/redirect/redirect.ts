/**
 * Leads a bot written with any library to the emulator, without a change to it:
 *
 * ```sh
 * QQBOT_API_BASE=http://127.0.0.1:7788 node --import @qqbotjs/emulator/redirect bot.js
 * ```
 *
 * `QQBOT_API_BASE` must be an address of this machine. With `QQBOT_LOOPBACK_ONLY=1` connections to anywhere else fail.
 *
 * @packageDocumentation
 */
import { syncBuiltinESMExports } from 'node:module';
import { PLATFORM_HOSTS } from '../platform-hosts.js';
import { leadTls } from './lead-tls.js';
import { say } from './say.js';
import { stayHere } from './stay-here.js';
import { readTarget } from './target.js';

const base = process.env['QQBOT_API_BASE'];
leadTls(readTarget(base));
if (process.env['QQBOT_LOOPBACK_ONLY']) stayHere();
// `import { connect } from 'node:tls'` sees the change, too.
syncBuiltinESMExports();

// A proxy of the environment would carry calls, and secrets, to where they do not belong.
for (const name of ['NO_PROXY', 'no_proxy']) {
  const others = process.env[name];
  process.env[name] = [...(others ? [others] : []), ...PLATFORM_HOSTS].join(',');
}

process.stderr.write(
  `${say({ 'zh-CN': `发往 QQ 平台的请求都会到 ${base}。`, en: `Calls to the QQ platform go to ${base}.` })}\n`,
);
