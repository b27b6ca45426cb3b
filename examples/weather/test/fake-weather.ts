import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Day } from '../src/weather.service.js';

/** A weather service that knows some cities; one named `down` makes it fail. */
export async function startFakeWeather(cities: Readonly<Record<string, readonly Day[]>>) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const city = decodeURIComponent(url.pathname.slice(1));
    const days = cities[city]?.slice(0, Number(url.searchParams.get('days')));
    response.writeHead(city === 'down' ? 500 : days ? 200 : 404).end(JSON.stringify(days ?? {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
