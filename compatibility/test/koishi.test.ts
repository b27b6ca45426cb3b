import { describe } from 'vitest';
import { converse } from './helpers/conversation.js';

describe('Koishi', () => {
  converse({ program: 'koishi.cjs', places: ['c2c', 'group', 'channel', 'direct message'], afterCut: 'resumed' });
});
