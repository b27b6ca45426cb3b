/**
 * Puts environment variables into the strings of a config that is not code: `${NAME}`, or `${NAME:-otherwise}`.
 *
 * A name that is not set and has no default becomes `undefined` when it is the whole value, and nothing inside a longer text.
 */
export function interpolate(value: unknown, env: NodeJS.ProcessEnv = process.env): unknown {
  if (typeof value === 'string') return interpolateText(value, env);
  if (Array.isArray(value)) return value.map((item) => interpolate(item, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, interpolate(item, env)]));
}

const VARIABLE = /\$\{(\w+)(?::-([^}]*))?\}/g;

function interpolateText(text: string, env: NodeJS.ProcessEnv): string | undefined {
  const lookUp = (_: string, name: string, otherwise?: string) => env[name] || (otherwise ?? '');
  const result = text.replace(VARIABLE, lookUp);
  const isOnlyVariable = /^\$\{\w+\}$/.test(text);
  return isOnlyVariable && result === '' ? undefined : result;
}
