import { anything, fields, flag, list, number, oneOf, optional, text } from '../state/shape.js';
import { SAVED_PERMISSIONS } from './channel-permissions.js';
import { CHANNEL_TYPES } from './channel-type.js';
import { SAVED_THREADS } from './forum.js';
import { SAVED_REACTIONS } from './reactions.js';
import { SAVED_TRANSCRIPT } from './transcript.js';

/** Fields of a channel that are saved as they are. */
export const PLAIN = fields({
  id: text,
  name: text,
  type: oneOf(...CHANNEL_TYPES),
  subType: number,
  parentId: text,
  privateType: number,
  speakPermission: number,
  ownerId: text,
  applicationId: text,
  position: number,
  seq: number,
  announced: optional(text),
  audio: optional(fields({ url: text, text, isPaused: flag })),
  robotIsOnMic: flag,
});

const SCHEDULE = fields({
  id: text,
  name: text,
  description: text,
  start_timestamp: text,
  end_timestamp: text,
  creator: anything,
  jump_channel_id: text,
  remind_type: text,
});

/** Listeners and members are names. */
export const SAVED_CHANNEL = fields({
  ...PLAIN.shapes,
  admins: list(text),
  permissions: SAVED_PERMISSIONS,
  reactions: SAVED_REACTIONS,
  threads: SAVED_THREADS,
  pins: list(text),
  schedules: list(SCHEDULE),
  listeners: list(text),
  members: list(text),
  transcript: SAVED_TRANSCRIPT,
});
