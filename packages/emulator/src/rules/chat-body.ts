import { isRecord } from '../http/is-record.js';
import type { EmulatorSettings } from '../settings.js';
import { checkCommandTags } from './command-tags.js';
import { checkKeyboard } from './keyboard.js';
import { CHAT_TEMPLATE, checkMarkdown } from './markdown.js';
import { Refusal, refuse } from './refusal.js';
import { textField } from './text-field.js';
import { textLength } from './text-length.js';
import { checkText } from './text.js';

type Body = Record<string, unknown>;
type Check = (body: Body, settings: EmulatorSettings) => void;

const has = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What people will read: text, and the content of markdown. */
export function textsOf(body: Body): string[] {
  const { markdown } = body;
  return [textField(body, 'content'), isRecord(markdown) ? textField(markdown, 'content') : ''];
}

const isText: Check = (body, settings) => {
  const content = textField(body, 'content');
  if (content.trim() === '') {
    throw new Refusal(has(body['markdown']) || has(body['media']) || has(body['ark']) ? 'typeMismatch' : 'empty');
  }
  if (has(body['markdown']) || has(body['media'])) throw new Refusal('typeMismatch');
  checkText(content, settings);
};

const isMarkdown: Check = (body, settings) => {
  if (textField(body, 'content').trim() !== '') throw new Refusal('typeMismatch');
  checkMarkdown(body['markdown'], settings, CHAT_TEMPLATE);
};

const isArk: Check = (body, settings) => {
  if (!settings.arkGranted) throw new Refusal('noArkRight');
  if (!isRecord(body['ark'])) throw new Refusal('typeMismatch');
};

const isTyping: Check = (body) => {
  const notify = body['input_notify'];
  const seconds = isRecord(notify) ? notify['input_second'] : undefined;
  const isFine = isRecord(notify) && notify['input_type'] === 1 && Number.isInteger(seconds);
  if (!isFine || (seconds as number) < 1 || (seconds as number) > 60) throw new Refusal('badTyping');
};

const isMedia: Check = (body, settings) => {
  const media = body['media'];
  if (!isRecord(media) || typeof media['file_info'] !== 'string') throw new Refusal('typeMismatch');
  checkText(textField(body, 'content'), settings);
};

const MAX_CALLBACK_DATA = 128;

/** @throws {@link Refusal} 50035: no number is published for it. */
function checkActionButton(button: unknown): void {
  if (!isRecord(button) || textLength(textField(button, 'callback_data')) <= MAX_CALLBACK_DATA) return;
  const max = MAX_CALLBACK_DATA;
  refuse('malformedBody', `callback_data 最多 ${max} 个字符。`, `callback_data takes ${max} characters.`);
}

/**
 * What each `msg_type` has to bring along, and where it is taken.
 *
 * @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/message/send-receive/send.html}
 */
const TYPES: Readonly<Record<number, { check: Check; group: boolean }>> = {
  0: { check: isText, group: true },
  2: { check: isMarkdown, group: true },
  3: { check: isArk, group: true },
  6: { check: isTyping, group: false },
  7: { check: isMedia, group: true },
};

/**
 * Checks the body of a c2c or group message; a missing `msg_type` is 0.
 *
 * @returns The `msg_type`.
 * @throws {@link Refusal}
 */
export function checkChatBody(body: Body, scene: 'c2c' | 'group', settings: EmulatorSettings): number {
  const msgType = body['msg_type'] ?? 0;
  const rule = typeof msgType === 'number' ? TYPES[msgType] : undefined;
  if (!rule || (scene === 'group' && !rule.group))
    throw new Refusal(scene === 'group' ? 'badGroupType' : 'typeMismatch');
  rule.check(body, settings);
  if (settings.keyboardNeedsMarkdown && has(body['keyboard']) && msgType !== 2) throw new Refusal('typeMismatch');
  for (const text of textsOf(body)) checkCommandTags(text, scene);
  checkKeyboard(body['keyboard']);
  checkActionButton(body['action_button']);
  return msgType as number;
}
