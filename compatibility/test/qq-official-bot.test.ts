import { describe } from 'vitest';
import { converse } from './helpers/conversation.js';

describe('qq-official-bot', () => {
  converse({
    program: 'qq-official-bot.mjs',
    places: ['c2c', 'group', 'channel', 'direct message'],
    afterCut: 'ready',
  });
});
