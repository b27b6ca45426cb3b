import type { EmulatedChannel } from '../../people/channel.js';
import { Refusal } from '../../rules/refusal.js';
import { type Handler, NO_CONTENT, type Route } from '../call.js';
import { channelTarget } from './guild-target.js';
import { channelMessage } from './channel-message.js';

const MAX_PINS = 20;

const shown = ({ place, pins }: EmulatedChannel) => ({ ...place, message_ids: [...pins] });

const pin: Handler = (call) => {
  const channel = channelTarget(call);
  const { id } = channelMessage(call, channel, call.params['message'] ?? '');
  if (!channel.pins.has(id) && channel.pins.size >= MAX_PINS) throw new Refusal('tooManyPins');
  channel.pins.add(id);
  return { body: shown(channel) };
};

/** `all` takes every message, without looking whether there is one. */
const unpin: Handler = (call) => {
  const { pins } = channelTarget(call);
  const message = call.params['message'] ?? '';
  if (message === 'all') pins.clear();
  else if (!pins.delete(message)) throw new Refusal('noSuchAnnounced');
  return NO_CONTENT;
};

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/pins/put_pins_message.html} */
export const pinRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/pins', handle: (call) => ({ body: shown(channelTarget(call)) }) },
  { method: 'PUT', path: '/channels/:channel/pins/:message', handle: pin },
  { method: 'DELETE', path: '/channels/:channel/pins/:message', handle: unpin },
];
