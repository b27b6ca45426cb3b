import { describe } from 'vitest';
import { converse } from './helpers/conversation.js';

describe('qq-guild-bot', () => {
  converse({
    program: 'qq-guild-bot.cjs',
    places: ['channel', 'direct message'],
    afterCut: 'ready',
    settings: { staticTokens: true },
  });
});
