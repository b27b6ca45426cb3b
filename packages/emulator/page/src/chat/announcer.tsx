import type { TranscriptEntry } from '../../../src/people/transcript.js';
import { readOf } from './read-of.js';

/** The last thing the bot said, for those who listen to the page. */
export function Announcer({ entries, botName }: { entries: readonly TranscriptEntry[]; botName: string }) {
  const last = entries.at(-1);
  const isDone = last?.from === 'bot' && !last.streaming && !last.recalled;
  return (
    <p class="unseen" aria-live="polite">
      {isDone && `${botName}: ${readOf(last)}`}
    </p>
  );
}
