import type { CallEntry } from '../../../src/activity-log.js';

/** What the log puts in place of a secret. */
const HIDDEN = '***';

/** A text as one word of bash, whatever is in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A body in which hidden secrets are read from the environment. */
function quotedBody(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return quoted(text).replaceAll(`"${HIDDEN}"`, String.raw`"'"$SECRET"'"`);
}

/** Whether the log cut something short, so that the command says less than the call did. */
const isCut = (body: unknown): boolean => /… \(\d+ characters\)/.test(JSON.stringify(body) ?? '');

/**
 * A call as a command for bash. The token is read from `$TOKEN`, a client secret from `$SECRET`.
 *
 * @param origin - `http://127.0.0.1:PORT`
 */
export function curlOf({ method, path, query, requestBody }: CallEntry, origin: string): string {
  const url = `${origin}${path}${query === undefined ? '' : `?${query}`}`;
  const isToken = path.startsWith('/app/');
  const lines = [`curl -sS -X ${method} ${quoted(url)}`];
  if (!isToken) lines.push('-H "Authorization: QQBot $TOKEN"');
  if (requestBody !== undefined)
    lines.push(`-H 'Content-Type: application/json'`, `--data-raw ${quotedBody(requestBody)}`);
  const command = lines.join(' \\\n  ');
  return isCut(requestBody) ? `# long values were cut in the log\n${command}` : command;
}
