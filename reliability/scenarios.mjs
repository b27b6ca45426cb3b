// What goes wrong, row by row. Faults are those of the emulator's catalogue, by name.

/**
 * @typedef {object} Step One fault of a scenario.
 * @property {import('@qqbotjs/emulator').FaultName} fault
 * @property {object} [options] Its options, and how often it happens.
 * @property {number} [lastsMs] After this time it is switched off.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {readonly Step[]} steps Switched on together.
 * @property {'run' | 'start'} [when] In the middle of the load, or before the bot starts. Default: run.
 * @property {'chat' | 'channel'} [place] Private and group messages, or a guild channel, where the platform cannot tell a repetition.
 * @property {string} [forgets] Why the platform no longer has some of the events; they are counted as gone, and not held against the bot.
 * @property {'gateway' | 'webhook'} [transport] How events reach the bot. Default: gateway.
 * @property {number} [perSecond] Messages said per second. Default: 50.
 * @property {boolean} [slow] Takes about a minute; not part of the tests.
 */

const NO_REPLAY = 'the session ends with it, and after an identify the platform replays nothing';

const step = (fault, options = {}, lastsMs) => ({ fault, options, lastsMs });
const LINE_CUT = step('line-cut');

const closes = (codes, rest = {}) =>
  codes.map((code) => ({ name: `close ${code}`, steps: [step('close', { code })], ...rest }));

/** @type {readonly Scenario[]} */
export const SCENARIOS = [
  { name: 'no fault', steps: [] },
  ...closes([1000, 1001, 4004, 4009]),
  // A minute's wait; the platform keeps 1000 events.
  ...closes([4008], { slow: true, perSecond: 10 }),
  ...closes([4000, 4006, 4007, 4900, 4902], { forgets: NO_REPLAY }),
  { name: 'line-cut', steps: [LINE_CUT] },
  { name: 'half-open', steps: [step('half-open')] },
  { name: 'no-ack', steps: [step('no-ack', {}, 5000)] },
  { name: 'connection-refused', steps: [step('connection-refused', {}, 3000), LINE_CUT] },
  { name: 'slow-hello', steps: [step('slow-hello', { times: 1, delayMs: 2000 }), LINE_CUT] },
  { name: 'no-hello', steps: [step('no-hello', { times: 1 }), LINE_CUT] },
  { name: 'op 7 reconnect', steps: [step('reconnect')] },
  { name: 'op 9 true', steps: [step('invalid-session', { resumable: true })] },
  { name: 'op 9 false', steps: [step('invalid-session', { resumable: false })], forgets: NO_REPLAY },
  { name: 'session-lost', steps: [step('session-lost'), LINE_CUT], forgets: NO_REPLAY },
  { name: 'resume-refused', steps: [step('resume-refused', { times: 1 }), LINE_CUT], forgets: NO_REPLAY },
  { name: 'replay-overlap', steps: [step('replay-overlap', { times: 1 }), LINE_CUT] },
  { name: 'session-limit', steps: [step('session-limit', { times: 1 })], when: 'start' },
  { name: 'garbage-frame', steps: [step('garbage-frame')] },
  { name: 'oversized-frame', steps: [step('oversized-frame')] },
  { name: 'duplicate-dispatch', steps: [step('duplicate-dispatch', {}, 1000)] },
  { name: 'mention-twice', steps: [step('mention-twice', {}, 1000)] },
  { name: 'token-down', steps: [step('token-down', {}, 3000)], when: 'start' },
  { name: 'token-down, in mid-run', steps: [step('token-revoked'), step('token-down', { times: 3 }), LINE_CUT] },
  {
    name: 'token-slow, in mid-run',
    steps: [step('token-revoked'), step('token-slow', { delayMs: 2000, times: 1 }), LINE_CUT],
  },
  {
    name: 'token-error-200, in mid-run',
    steps: [step('token-revoked'), step('token-error-200', { times: 3 }), LINE_CUT],
  },
  { name: 'token-slow', steps: [step('token-slow', { delayMs: 2000, times: 1 })], when: 'start' },
  { name: 'token-error-200', steps: [step('token-error-200', { times: 3 })], when: 'start' },
  { name: 'token-revoked', steps: [step('token-revoked')] },
  { name: 'gateway-endpoint-500', steps: [step('gateway-endpoint-500', {}, 3000)], when: 'start' },
  { name: 'send-429', steps: [step('send-429', { times: 10 })] },
  { name: 'send-500', steps: [step('send-500', { times: 10 })] },
  { name: 'send-500-accepted', steps: [step('send-500-accepted', { times: 10 })] },
  { name: 'send-timeout', steps: [step('send-timeout', { times: 5 })] },
  { name: 'send-timeout-accepted', steps: [step('send-timeout-accepted', { times: 5 })] },
  { name: 'send-reset', steps: [step('send-reset', { times: 10 })] },
  { name: 'send-reset-accepted', steps: [step('send-reset-accepted', { times: 10 })] },
  ...['send-500', 'send-500-accepted', 'send-reset', 'send-reset-accepted'].map((fault) => ({
    name: `${fault}, in a guild channel`,
    steps: [step(fault, { times: 5 })],
    place: 'channel',
  })),
  ...[
    { name: 'no fault', steps: [] },
    { name: 'webhook-thrice', steps: [step('webhook-thrice', {}, 1000)] },
    { name: 'webhook-late', steps: [step('webhook-late', { times: 20 })] },
    { name: 'webhook-forged', steps: [step('webhook-forged', {}, 1000)] },
    { name: 'webhook-replayed', steps: [step('webhook-replayed', { times: 20 })] },
    { name: 'webhook-unsigned-validation', steps: [step('webhook-unsigned-validation')] },
    { name: 'webhook-oversized', steps: [step('webhook-oversized')] },
    { name: 'send-reset-accepted', steps: [step('send-reset-accepted', { times: 10 })] },
  ].map(({ name, steps }) => ({ name: `${name}, by webhook`, steps, transport: 'webhook' })),
];
