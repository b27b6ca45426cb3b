/** `09:05`, as clocks of chats have it in every language. @param at - Milliseconds since 1970. */
export const timeOfDay = (at: number): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
