import { expectTypeOf, test } from 'vitest';
import {
  ark,
  button,
  createBot,
  embed,
  file,
  image,
  keyboard,
  markdown,
  mention,
  type MessageContext,
  type Outgoing,
  quote,
  type SentMessage,
  text,
} from '../../src/index.js';

declare const ctx: MessageContext;

test('what can be said compiles', () => {
  const all: Outgoing[] = [
    'text',
    text`Hi ${mention('A')} ${1} ${[mention('B')]}`,
    [text`Hi`, 'there', markdown('# Hi'), keyboard([[button.link('Site', 'https://example.com')]])],
    [quote(ctx), image(Buffer.from('')), file(new URL('https://example.com/a.pdf'))],
    ark(23, { '#A#': 'x', '#LIST#': [{ desc: 'y' }] }),
    embed({ title: 'x', fields: ['y'] }),
    { msg_type: 2, markdown: { content: '# Hi' } },
  ];
  expectTypeOf(ctx.reply(all[0] ?? '', { quote: true })).resolves.toEqualTypeOf<SentMessage>();
});

test('what cannot be said does not', () => {
  // @ts-expect-error A number is no text.
  void ctx.reply(1);
  // @ts-expect-error Neither is it one in a list.
  void ctx.reply(['dice: ', 6]);
  // @ts-expect-error A button needs a keyboard around it.
  void ctx.reply(button.callback('OK', 'ok'));
  // @ts-expect-error A keyboard is made of rows.
  keyboard([button.callback('OK', 'ok')]);
  // @ts-expect-error There is no such style.
  button.callback('OK', 'ok', { style: 'pink' });
  // @ts-expect-error Only commands are sent at once.
  button.link('Site', 'https://example.com', { enter: true });
  // @ts-expect-error A stream is written piece by piece.
  void ctx.stream('all of it');
});

test('a call is seen with what it carries', () => {
  createBot({ appId: '1', clientSecret: 'secret' }).outbound.use((call, next) => {
    expectTypeOf(call.route).toEqualTypeOf<string>();
    expectTypeOf(call.reply?.fields).toEqualTypeOf<Readonly<Record<string, string | number>> | undefined>();
    return next();
  });
});
