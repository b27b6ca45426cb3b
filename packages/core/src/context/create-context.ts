import type { Dispatch, EventName, MessageEventName } from '../protocol/event.js';
import type { Context, ContextHost } from './context.js';
import { EventContext, type PlainEventName } from './event-context.js';
import { InteractionContext } from './interaction-context.js';
import { MessageContext } from './message-context.js';

/** Any context a middleware may meet; narrow on `kind`. */
export type AnyContext = MessageContext | InteractionContext | EventContext;

/** The context an event of a given name comes with. */
export type ContextOf<Name extends EventName> = Name extends MessageEventName
  ? MessageContext<Name>
  : Name extends 'INTERACTION_CREATE'
    ? InteractionContext
    : EventContext<Name>;

const MESSAGE_EVENTS: ReadonlySet<string> = new Set<MessageEventName>([
  'C2C_MESSAGE_CREATE',
  'GROUP_AT_MESSAGE_CREATE',
  'GROUP_MESSAGE_CREATE',
  'AT_MESSAGE_CREATE',
  'MESSAGE_CREATE',
  'DIRECT_MESSAGE_CREATE',
]);

/** Wraps an event. Names the platform has not documented yet become an {@link EventContext}. */
export function createContext(event: Dispatch, host: ContextHost): AnyContext {
  if (MESSAGE_EVENTS.has(event.t)) return new MessageContext(event as Dispatch<MessageEventName>, host);
  if (event.t === 'INTERACTION_CREATE') return new InteractionContext(event, host);
  return new EventContext(event as Dispatch<PlainEventName>, host) satisfies Context<PlainEventName>;
}
