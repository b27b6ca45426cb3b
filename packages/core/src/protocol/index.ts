/** Wire shapes and tables of the QQ bot platform (API v2). No logic lives here, and shapes need no file to be loaded. */
export type * from './card.js';
export * from './channel.js';
export type * from './channel-content.js';
export * from './close-code.js';
export type * from './event.js';
export type * from './group.js';
export type * from './guild.js';
export * from './guild-member.js';
export * from './intent.js';
export type * from './join-request.js';
export type * from './keyboard.js';
export type * from './media.js';
export type * from './message.js';
export * from './opcode.js';
export type * from './panel.js';
export type * from './payload.js';
export type * from './stream.js';
