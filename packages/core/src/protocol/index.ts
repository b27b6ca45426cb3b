/** Wire shapes and tables of the QQ bot platform (API v2). No logic lives here. */
export * from './card.js';
export * from './channel.js';
export * from './channel-content.js';
export * from './close-code.js';
export * from './event.js';
export * from './group.js';
export * from './guild.js';
export * from './guild-member.js';
export * from './intent.js';
export * from './join-request.js';
export * from './keyboard.js';
export * from './media.js';
export * from './message.js';
export * from './opcode.js';
export * from './panel.js';
export * from './payload.js';
export * from './stream.js';
