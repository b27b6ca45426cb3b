import type { Localized } from '@qqbotjs/core';
import type { EmulatedBot } from '../bot.js';
import { isRecord } from '../http/is-record.js';
import type { Notice } from '../notices.js';
import { EmulatedChannel } from '../people/channel.js';
import type { Clickable } from '../people/click.js';
import type { Clicked } from '../people/interaction.js';
import type { Conversation } from '../people/conversation.js';
import { EmulatedGroup } from '../people/group.js';
import type { Said } from '../people/said.js';
import { EmulatedUser } from '../people/user.js';
import { EmulatedDirectMessage } from '../people/direct-message.js';
import type { Platform } from '../platform.js';
import type { Scene } from '../rules/scene.js';
import type { EmulatorSettings } from '../settings.js';
import { readSettings } from '../settings-shape.js';
import { Misfit } from '../state/shape.js';
import { BadRequest } from './bad-request.js';
import { mediaOf } from './people-files.js';

type Body = Record<string, unknown>;

const SCENES = ['c2c', 'group', 'channel', 'dm'] as const satisfies readonly Scene[];
const NO_SCENE = '"scene" is c2c, group, channel or dm.';

/** Names are kept for good, and there may be many. */
const MAX_NAME = 2048;

/** A text field of a request: a name, an id, an address. @throws {@link BadRequest} */
export function textOf(body: Body, field: string): string {
  const value = body[field];
  if (isText(value) && value.length <= MAX_NAME) return value;
  if (isText(value)) throw new BadRequest(`"${field}" has at most ${MAX_NAME} characters.`);
  throw new BadRequest(`"${field}" has to be a text that is not empty.`);
}

export function botOf({ bots }: Platform, body: Body): EmulatedBot {
  const bot = body['bot'] === undefined ? bots[0] : bots.find(({ appId }) => appId === body['bot']);
  if (bot) return bot;
  throw new BadRequest(`There is no bot "${String(body['bot'])}".`);
}

/** The conversation a request names by `scene` and `name`; made when it is new. */
export function conversationOf(platform: Platform, body: Body): Conversation {
  const bot = botOf(platform, body);
  const name = textOf(body, 'name');
  if (body['scene'] === 'c2c') return bot.user(name);
  if (body['scene'] === 'group') return bot.group(name);
  if (body['scene'] === 'channel') return bot.channel(name);
  if (body['scene'] === 'dm') return bot.directMessage(name);
  throw new BadRequest(NO_SCENE);
}

/** The conversation a request names, if there is one: who only looks makes none. @throws {@link BadRequest} */
export function knownConversation(platform: Platform, body: Body): { scene: Scene; known: Conversation | undefined } {
  const [bot, name] = [botOf(platform, body), textOf(body, 'name')];
  const scene = SCENES.find((one) => one === body['scene']);
  if (!scene) throw new BadRequest(NO_SCENE);
  return { scene, known: bot.conversations.find((one) => one.scene === scene && one.name === name) };
}

/** What a request says a message quotes: the id of a line of the conversation. @throws {@link BadRequest} */
function quoteOf({ transcript }: Conversation, id: unknown): { index: string; content: string } | undefined {
  if (id === undefined) return undefined;
  const line = typeof id === 'string' ? transcript.find(id) : undefined;
  if (!line) throw new BadRequest('The message that is quoted is not in this conversation.');
  return { index: line.ref ?? line.id, content: transcript.quoted(line.id)?.content ?? '' };
}

/**
 * `{ scene, name, person, text, mention, quotes, file }`: someone says something. `quotes` is the id of a message,
 * `file` what `POST /files` gave, with `width` and `height` of a picture.
 *
 * @param origin - Where files are read.
 */
export async function say(platform: Platform, body: Body, origin: string): Promise<Said> {
  const conversation = conversationOf(platform, body);
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  const quotes = quoteOf(conversation, body['quotes']);
  const media = isRecord(body['file']) ? await mediaOf(platform, body['file'], origin) : undefined;
  const options = { mention: body['mention'] !== false, quotes, media };
  if (conversation instanceof EmulatedUser || conversation instanceof EmulatedDirectMessage)
    return conversation.says(text, options);
  const person = textOf(body, 'person');
  if (conversation instanceof EmulatedGroup) return conversation.member(person).says(text, options);
  return (conversation as EmulatedChannel).member(person).says(text, options);
}

/** `{ scene, name, person, message }`: someone takes back what they said. */
export function recall(platform: Platform, body: Body): Conversation {
  const conversation = conversationOf(platform, body);
  const person = 'person' in body ? textOf(body, 'person') : conversation.name;
  const line = conversation.transcript.find(textOf(body, 'message'));
  if (!line) throw new BadRequest('There is no such message in this conversation.');
  if (line.from === 'bot' || line.name !== person) throw new BadRequest('Only its author takes a message back.');
  if (conversation instanceof EmulatedChannel) conversation.member(person).recalls(line);
  else if (conversation instanceof EmulatedDirectMessage) conversation.recalls(line);
  else conversation.withdraw(line);
  return conversation;
}

const ROLES = ['owner', 'admin', 'member'] as const;

/** `{ name, person, role, isInGroup }`: someone in a group becomes something else, comes or goes. */
export function changeMember(platform: Platform, body: Body): EmulatedGroup {
  const group = conversationOf(platform, { ...body, scene: 'group' }) as EmulatedGroup;
  const member = group.member(textOf(body, 'person'));
  const role = ROLES.find((one) => one === body['role']);
  if (body['role'] !== undefined && !role) throw new BadRequest(`"role" is ${ROLES.join(', ')}.`);
  if (role) member.role = role;
  if (body['isInGroup'] === true) group.memberJoins(member.name);
  if (body['isInGroup'] === false) group.memberLeaves(member.name);
  return group;
}

/** `{ scene, name, person, message, button }`: someone presses a button. */
export async function press(platform: Platform, body: Body): Promise<Clicked> {
  const conversation = conversationOf(platform, body);
  const message: Clickable | undefined = conversation.transcript.find(textOf(body, 'message'));
  if (!message) throw new BadRequest('There is no such message in this conversation.');
  const button = textOf(body, 'button');
  if (conversation instanceof EmulatedUser) return conversation.clicks(message, button);
  const person = textOf(body, 'person');
  if (conversation instanceof EmulatedGroup) return conversation.member(person).clicks(message, button);
  if (conversation instanceof EmulatedChannel) return conversation.member(person).clicks(message, button);
  throw new BadRequest('Buttons of direct sessions are not emulated.');
}

/** Changes switches of a group: `receiveAll`, `isMuted`, `robotIsAdmin`, `takesLinks`; `allowsActive` and `hasRobot` also tell the bot. */
export function changeGroup(platform: Platform, body: Body): EmulatedGroup {
  const group = conversationOf(platform, { ...body, scene: 'group' }) as EmulatedGroup;
  for (const field of ['receiveAll', 'isMuted', 'robotIsAdmin', 'takesLinks'] as const) {
    const value = body[field];
    if (typeof value === 'boolean') group[field] = value;
  }
  if (body['hasRobot'] === true) group.addRobot();
  if (body['hasRobot'] === false) group.removeRobot();
  if (body['allowsActive'] === true) group.receiveMessages();
  if (body['allowsActive'] === false) group.rejectMessages();
  return group;
}

/** `{ bot, webhook }`: sets the address its events go to, `null` = to the gateway. */
export async function changeBot(platform: Platform, body: Body): Promise<EmulatedBot> {
  const bot = botOf(platform, body);
  await bot.setWebhook(body['webhook'] === null ? undefined : textOf(body, 'webhook'));
  return bot;
}

/** `{ level, title, text, forMs }`: what the page is to tell; texts in one language or `{ 'zh-CN', en }`. */
export function noticeOf({ level, title, text, forMs }: Body): Notice {
  if (level !== 'info' && level !== 'warning' && level !== 'error')
    throw new BadRequest('"level" is info, warning or error.');
  if (!isShowable(title)) throw new BadRequest('"title" has to be a text, or one in "zh-CN" and "en".');
  if (text !== undefined && !isShowable(text)) throw new BadRequest('"text" has to be a text, as "title" has.');
  if (forMs !== undefined && !(typeof forMs === 'number' && forMs > 0))
    throw new BadRequest('"forMs" has to be a number of milliseconds.');
  return { level, title, text, forMs };
}

function isShowable(value: unknown): value is string | Localized {
  if (isRecord(value)) return isText(value['zh-CN']) && isText(value['en']);
  return isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Changes settings; a wrong name or value changes none of them. @throws {@link BadRequest} */
export function changeSettings(settings: EmulatorSettings, changes: unknown): void {
  if (!isRecord(changes)) throw new BadRequest('An object of settings is expected.');
  try {
    Object.assign(settings, readSettings(changes));
  } catch (error) {
    throw error instanceof Misfit ? new BadRequest(error.message) : error;
  }
}
