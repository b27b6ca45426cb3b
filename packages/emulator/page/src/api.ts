async function answerOf<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? String(response.status));
  return answer;
}

/** Calls the emulator. @throws Error with what it said. */
export async function call<T>(method: 'POST' | 'PATCH', path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return answerOf(await fetch(`/_emulator${path}`, { method, headers, body: JSON.stringify(body) }));
}

/** Asks the emulator for something. @throws Error with what it said. */
export async function get<T>(path: string, query: Readonly<Record<string, string>>): Promise<T> {
  return answerOf(await fetch(`/_emulator${path}?${new URLSearchParams(query)}`));
}

/** Gives the emulator a file to keep. @throws Error with what it said. */
export async function upload<T>(file: Blob, name: string): Promise<T> {
  const path = `/_emulator/files?${new URLSearchParams({ name })}`;
  return answerOf(await fetch(path, { method: 'POST', body: file }));
}
