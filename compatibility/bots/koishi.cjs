// A bot as people write it with Koishi and its QQ adapter. Nothing in it knows of the emulator.
const { default: QQBot, QQ } = require('@satorijs/adapter-qq');
const { default: Server } = require('@koishijs/plugin-server');
const { Context, HTTP, h } = require('koishi');

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const { QQBOT_APP_ID, QQBOT_CLIENT_SECRET, WEBHOOK_PORT } = process.env;

const app = new Context();
app.plugin(HTTP);
if (WEBHOOK_PORT) app.plugin(Server, { host: '127.0.0.1', port: Number(WEBHOOK_PORT) });
app.plugin(QQBot, {
  id: QQBOT_APP_ID,
  secret: QQBOT_CLIENT_SECRET,
  type: 'public',
  ...(WEBHOOK_PORT ? { protocol: 'webhook', path: '/qq' } : { protocol: 'websocket' }),
  intents:
    QQ.Intents.USER_MESSAGE | QQ.Intents.INTERACTIONS | QQ.Intents.PUBLIC_GUILD_MESSAGES | QQ.Intents.DIRECT_MESSAGES,
  retryInterval: 100,
});

const ANSWERS = {
  '/twice': async (session) => {
    await session.send('one');
    await session.send('two');
  },
  '/buttons': () => [h.text('Sure?'), h('button-group', h('button', { id: 'yes', class: 'primary' }, 'Yes'))],
  '/picture': () => h.image(`data:image/png;base64,${PIXEL}`),
  '/quote': async (session) => {
    const { content } = await session.bot.getMessage(session.channelId, session.messageId);
    return `quoted ${content}`;
  },
  '/guilds': async (session) => {
    const { data } = await session.bot.getGuildList();
    const { data: channels } = await session.bot.getChannelList(data[0].id);
    return `${data[0].name}: ${channels.map(({ name }) => name).join(' ')}`;
  },
};

app.middleware((session) => {
  const text = session.stripped.content;
  return ANSWERS[text]?.(session) ?? `you said ${text}`;
});

// Koishi acknowledges a click by itself.
app.on('interaction/button', async (session) => {
  await session.send('clicked');
  await session.send('clicked, said again');
});

app.start();
