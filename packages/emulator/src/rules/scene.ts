/** Where a conversation takes place; most rules differ by it. */
export type Scene = 'c2c' | 'group' | 'channel' | 'dm';
