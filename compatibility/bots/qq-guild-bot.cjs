// A bot as people write it with qq-guild-bot. Nothing in it knows of the emulator.
const { createOpenAPI, createWebsocket } = require('qq-guild-bot');

const config = {
  appID: process.env.QQBOT_APP_ID,
  token: process.env.QQBOT_CLIENT_SECRET,
  intents: ['PUBLIC_GUILD_MESSAGES', 'DIRECT_MESSAGE', 'GUILDS', 'GUILD_MEMBERS'],
  sandbox: false,
};
const api = createOpenAPI(config);
const gateway = createWebsocket(config);

/** The library gives errors with the secret in them; a line is enough. */
const tell = (error) => console.error(error?.data ?? error?.message ?? error);

const reply = (msg, content) =>
  msg.direct_message
    ? api.directMessageApi.postDirectMessage(msg.guild_id, { content, msg_id: msg.id })
    : api.messageApi.postMessage(msg.channel_id, { content, msg_id: msg.id });

const ANSWERS = {
  '/twice': async (msg) => {
    await reply(msg, 'one');
    await reply(msg, 'two');
  },
  '/quote': async (msg) => {
    const { data } = await api.messageApi.message(msg.channel_id, msg.id);
    await reply(msg, `quoted ${data.message.content.replace(/^<@!\d+> /, '')}`);
  },
  '/guilds': async (msg) => {
    const { data: me } = await api.meApi.me();
    const { data: guilds } = await api.meApi.meGuilds();
    const { data: channels } = await api.channelApi.channels(guilds[0].id);
    const { data: members } = await api.guildApi.guildMembers(guilds[0].id, { limit: 10 });
    const { data: roles } = await api.roleApi.roles(guilds[0].id);
    await reply(
      msg,
      `${me.username} is in ${guilds[0].name}: ${channels.length} channel, ${members.length} members, ${roles.roles.length} roles`,
    );
  },
};

async function answer({ eventType, msg }) {
  if (!eventType.endsWith('MESSAGE_CREATE')) return;
  const text = msg.content.replace(/^<@!\d+> /, '');
  await (ANSWERS[text]?.(msg) ?? reply(msg, `you said ${text}`)).catch(tell);
}
gateway.on('PUBLIC_GUILD_MESSAGES', answer);
gateway.on('DIRECT_MESSAGE', answer);
