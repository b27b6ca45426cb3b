import type { GatewayControl } from '../gateway/gateway.js';
import { BadRequest } from './actions.js';

type Body = Record<string, unknown>;

/** What can be done to the gateway by name. */
const ACTIONS: Readonly<Record<string, (gateway: GatewayControl, body: Body) => void>> = {
  close: (gateway, { code, reason }) => gateway.close(Number(code ?? 4009), typeof reason === 'string' ? reason : ''),
  reconnect: (gateway) => gateway.reconnect(),
  invalidSession: (gateway, { resumable }) => gateway.invalidSession(resumable === true),
  terminate: (gateway) => gateway.terminate(),
  expireSessions: (gateway) => gateway.expireSessions(),
  ignoreHeartbeats: (gateway, { on }) => {
    gateway.ignoreHeartbeats = on !== false;
  },
  refuseConnections: (gateway, { on }) => {
    gateway.refuseConnections = on !== false;
  },
};

/** `{ action, … }` @throws {@link BadRequest} */
export function actOnGateway(gateway: GatewayControl, body: Body): void {
  const action = ACTIONS[String(body['action'])];
  if (!action) throw new BadRequest(`"action" is one of ${Object.keys(ACTIONS).join(', ')}.`);
  action(gateway, body);
}
