// A bot as people write it with qq-official-bot. Nothing in it knows of the emulator.
import { Bot, ReceiverMode } from 'qq-official-bot';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const BUTTON = {
  id: 'yes',
  render_data: { label: 'Yes', visited_label: 'Yes!', style: 1 },
  action: { type: 1, permission: { type: 2 }, data: 'answer:yes', unsupport_tips: '' },
};

const { QQBOT_APP_ID, QQBOT_CLIENT_SECRET, WEBHOOK_PORT } = process.env;

const bot = new Bot({
  appid: QQBOT_APP_ID,
  secret: QQBOT_CLIENT_SECRET,
  ...(WEBHOOK_PORT
    ? { mode: ReceiverMode.WEBHOOK, port: Number(WEBHOOK_PORT), path: '/qq' }
    : { mode: ReceiverMode.WEBSOCKET }),
  intents: ['GROUP_AND_C2C_EVENT', 'INTERACTION', 'PUBLIC_GUILD_MESSAGES', 'DIRECT_MESSAGE'],
  logLevel: 'info',
});

const ANSWERS = {
  '/twice': async (event) => {
    await event.reply('one');
    await event.reply('two');
  },
  '/buttons': (event) =>
    event.reply([
      { type: 'markdown', data: { content: 'Sure?' } },
      { type: 'keyboard', data: { content: { rows: [{ buttons: [BUTTON] }] } } },
    ]),
  '/picture': (event) => event.reply({ type: 'image', data: { file: `base64://${PIXEL}` } }),
};

bot.on('message', async (event) => {
  const text = event.raw_message.trim();
  await (ANSWERS[text]?.(event) ?? event.reply(`you said ${text}`));
});
bot.on('notice', async (event) => {
  if (event.sub_type === 'action') await event.reply(0);
});

await bot.start();
