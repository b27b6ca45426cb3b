import { describe, expect, test } from 'vitest';
import { SafetyError, startEmulator } from '../../src/index.js';
import { listenAddress } from '../../src/safety/listen-address.js';

const PASSWORD = 'correct horse battery';

describe('where the emulator listens', () => {
  test.each(['0.0.0.0', '::', '192.168.1.20', 'fe80::1', '::ffff:10.0.0.1', '0', '[::]'])(
    '%s is refused without a password, in both languages and with what to do',
    async (host) => {
      const refused = await startEmulator({ host }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(SafetyError);
      const { rule, message } = refused as SafetyError;
      for (const text of [rule['zh-CN'], rule.en]) expect(text).toMatch(/QQBOT_EMULATOR_PASSWORD.*host/);
      expect(message).toContain(rule.en);
    },
  );

  test.each([undefined, '', ' ', '127.0.0.1', '127.0.0.2', 'localhost', '127.1'])(
    '%j is this machine alone, and needs none',
    async (host) => {
      expect((await listenAddress(host)).isOpen).toBe(false);
    },
  );

  test('a name that nobody knows is refused, with a password or without', async () => {
    for (const password of [undefined, PASSWORD])
      await expect(listenAddress('no-such-name.invalid', password)).rejects.toThrow('There is no address');
  });

  test.each([
    ['eleven chars', '12345678901'],
    ['eleven signs of two units each', '😀'.repeat(11)],
  ])('a password of %s is too short, also on this machine; it is not repeated', async (_, password) => {
    const refused = await startEmulator({ password }).catch((error: unknown) => error as SafetyError);
    expect(refused).toBeInstanceOf(SafetyError);
    const { message, stack, rule } = refused as SafetyError;
    expect([message, stack, rule['zh-CN'], rule.en].join('\n')).not.toContain(password);
    await expect(startEmulator({ host: '0.0.0.0', password: '' })).rejects.toThrow('Other machines reach 0.0.0.0');
  });

  test('with a password it listens everywhere, and says where this machine finds it', async () => {
    await using emulator = await startEmulator({ host: '0.0.0.0', password: PASSWORD });
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${emulator.url}/_emulator/state`)).status).toBe(401);
  });

  test('without a host only this machine is listened to', async () => {
    await using emulator = await startEmulator();
    const { port } = new URL(emulator.url);
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed');
  });
});
