/** Fields that hold a secret wherever they appear. */
const SECRET_FIELDS = new Set([
  'clientSecret',
  'client_secret',
  'access_token',
  'token',
  'authorization',
  'Authorization',
]);

const HIDDEN = '***';
const MAX_TEXT = 4000;
const MAX_ITEMS = 200;
const MAX_DEPTH = 12;

function redactText(text: string, secrets: Iterable<string>): string {
  let clean = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
  for (const secret of secrets) if (clean.includes(secret)) clean = clean.replaceAll(secret, HIDDEN);
  return clean;
}

/**
 * Copies a value for the log: secrets are hidden by field name and by value, long texts and lists are cut.
 *
 * @param secrets - Client secrets and live access tokens.
 */
export function redact(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redact(item, secrets, depth + 1));
  const entries = Object.entries(value).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    entries.map(([key, item]) => [
      key,
      SECRET_FIELDS.has(key) && typeof item === 'string' ? HIDDEN : redact(item, secrets, depth + 1),
    ]),
  );
}
