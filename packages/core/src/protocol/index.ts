/** Wire shapes and tables of the QQ bot platform (API v2). No logic lives here. */
export * from './close-code.js';
export * from './event.js';
export * from './intent.js';
export * from './message.js';
export * from './opcode.js';
export * from './payload.js';
