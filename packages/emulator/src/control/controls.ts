import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Faults } from '../http/faults.js';
import type { Platform } from '../platform.js';

export class Controls {
  constructor(
    private readonly platform: Platform,
    private readonly faults: Faults,
    private readonly page: boolean,
  ) {}
  isFor(request: IncomingMessage): boolean {
    return (request.url ?? '').startsWith('/_emulator') && this.page && !!this.platform && !!this.faults;
  }
  async handle(_request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.end();
  }
  upgrade(_request: IncomingMessage, socket: Duplex, _head: Buffer): void {
    socket.destroy();
  }
  stop(): void {}
}
