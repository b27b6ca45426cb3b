import { useEffect, useState } from 'preact/hooks';

/** Whether the bot is said to be writing, until that is over. */
export function useTyping(until: number | undefined): boolean {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setTimeout(() => redraw((n) => n + 1), until - Date.now());
    return () => clearTimeout(timer);
  }, [until]);
  return until !== undefined && until > Date.now();
}
