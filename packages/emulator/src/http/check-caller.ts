import { Refusal } from '../rules/refusal.js';
import type { EmulatorSettings } from '../settings.js';

/**
 * Whether the platform talks to this caller at all. The sandbox asks nobody where they call from.
 *
 * @param address - Of the socket; IPv4 may come dressed as IPv6.
 * @throws {@link Refusal} 11298, 11265
 */
export function checkCaller(address: string | undefined, settings: EmulatorSettings): void {
  const { allowedAddresses, sandbox, botStanding } = settings;
  const from = (address ?? '').replace(/^::ffff:/, '');
  if (allowedAddresses !== null && sandbox === null && !allowedAddresses.includes(from))
    throw new Refusal('addressNotAllowed', {
      'zh-CN': `调用方的 IP ${from} 不在白名单（设置 allowedAddresses）里。`,
      en: `The caller's address ${from} is not on the allow-list (setting allowedAddresses).`,
    });
  if (botStanding === 'banned') throw new Refusal('botBanned');
}
