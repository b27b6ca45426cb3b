import { useEffect, useReducer } from 'preact/hooks';

/** Draws a component again once a second, for what counts down. */
export function useClock(): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), 1000);
    return () => clearInterval(timer);
  }, []);
}
