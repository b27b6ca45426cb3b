/** Calls the emulator. @throws Error with what it said. */
export async function call<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T> {
  const response = await fetch(`/_emulator${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? String(response.status));
  return answer;
}
