import { ChannelType } from '../../people/channel-type.js';
import type { EmulatedChannel } from '../../people/channel.js';
import { Fields } from '../../rules/fields.js';
import type { Grant } from '../../rules/grants.js';
import { refuse } from '../../rules/refusal.js';
import type { Call, Handler, Route } from '../call.js';
import { channelTarget } from './guild-target.js';

const START = 0;
const PAUSE = 1;
const RESUME = 2;
const STOP = 3;

/** A channel in which something can be heard. */
function audible(call: Call): EmulatedChannel {
  const channel = channelTarget(call);
  if (channel.type === ChannelType.Voice || channel.type === ChannelType.Live) return channel;
  return refuse('malformedBody', '这不是语音或直播子频道。', 'This is no voice or live channel.');
}

function playing(channel: EmulatedChannel): NonNullable<EmulatedChannel['audio']> {
  return channel.audio ?? refuse('malformedBody', '没有正在播放的音频。', 'Nothing is played.');
}

const control: Handler = (call) => {
  const channel = audible(call);
  const fields = new Fields(call.body);
  const status = fields.choice('status', [START, PAUSE, RESUME, STOP]);
  if (status === START) channel.play(fields.text('audio_url'), fields.optionalText('text') ?? '');
  else if (status === STOP) channel.audioEnds();
  else playing(channel).isPaused = status === PAUSE;
  return { body: {} };
};

function mic(isOn: boolean): Handler {
  return (call) => {
    audible(call).robotMic(isOn);
    return { body: {} };
  };
}

const AUDIO: readonly Grant[] = ['audio'];

/** @see {@link https://bot.q.qq.com/wiki/develop/api-v2/server-inter/channel/content/audio/audio_control.html} */
export const audioRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/audio', needs: AUDIO, handle: control },
  { method: 'PUT', path: '/channels/:channel/mic', needs: AUDIO, handle: mic(true) },
  { method: 'DELETE', path: '/channels/:channel/mic', needs: AUDIO, handle: mic(false) },
];
