const MASK = '***';
/** Shorter values would blank out ordinary words. */
const SHORTEST = 6;

const SECRET_NAME = /secret|token|passw|credential|api_?key/i;
/** `clientSecret: 'abc'`, `"token": "abc"`, `PASSWORD=abc`, and the string that is not closed yet. */
const SECRET_VALUE = /(\w*(?:secret|token|passw|credential|api_?key)\w*["']?\s*[:=]\s*)(["'`]?)[^\s"'`]+/gi;

/**
 * Cuts secrets out of a text that leaves the terminal: the values of environment variables that are named like one, and
 * what follows such a name in an excerpt of source.
 */
export function maskSecrets(text: string, env: NodeJS.ProcessEnv = process.env): string {
  return Object.entries(env)
    .filter(([name, value = '']) => SECRET_NAME.test(name) && value.length >= SHORTEST)
    .reduce((masked, [, value = '']) => masked.replaceAll(value, MASK), text)
    .replace(SECRET_VALUE, (_, before: string, quote: string) => `${before}${quote}${MASK}`);
}
