import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACKAGES = fileURLToPath(new URL('../../../', import.meta.url));

/** A registry that has the packages of this repository as they would be published, and everybody else's from the true one. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
}

interface Published {
  name: string;
  version: string;
  file: string;
  content: Buffer;
  manifest: Record<string, unknown>;
}

/** Packs every package that is published. @param folder - Where the tarballs go. */
export async function startRegistry(folder: string): Promise<Registry> {
  const upstream = (await run('npm', ['config', 'get', 'registry'])).stdout.trim().replace(/\/$/, '');
  const published = await Promise.all((await publishedFolders()).map((one) => pack(one, folder)));
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    const tarball = published.find(({ file }) => path === `-/${file}`);
    const own = published.find(({ name }) => path === name);
    if (tarball) response.end(tarball.content);
    else if (own) response.end(JSON.stringify(packument(own, url())));
    else void pass(`${upstream}${request.url}`, request.headers.accept, response);
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: url(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function publishedFolders(): Promise<string[]> {
  const folders = (await readdir(PACKAGES)).map((name) => join(PACKAGES, name));
  const manifests = await Promise.all(
    folders.map(async (folder) => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as object),
  );
  return folders.filter((_, index) => !('private' in (manifests[index] ?? {})));
}

async function pack(folder: string, destination: string): Promise<Published> {
  const { stdout } = await run('pnpm', ['pack', '--json', '--pack-destination', destination], { cwd: folder });
  const { filename } = JSON.parse(stdout) as { filename: string };
  const { stdout: text } = await run('tar', ['-xzOf', filename, 'package/package.json']);
  const manifest = JSON.parse(text) as Record<string, unknown>;
  const file = filename.slice(filename.lastIndexOf('/') + 1);
  const { name, version } = manifest as { name: string; version: string };
  return { name, version, file, content: await readFile(filename), manifest };
}

function packument({ name, version, file, content, manifest }: Published, url: string): object {
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  const dist = { tarball: `${url}/-/${file}`, integrity };
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } };
}

async function pass(url: string, accept: string | undefined, response: ServerResponse): Promise<void> {
  try {
    const answer = await fetch(url, { headers: accept ? { accept } : {} });
    const type = answer.headers.get('content-type') ?? 'application/json';
    response.writeHead(answer.status, { 'content-type': type });
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    response.writeHead(502).end(String(error));
  }
}
