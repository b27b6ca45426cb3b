import { Refusal } from '../rules/refusal.js';
import type { Route } from './call.js';

export interface Match {
  route: Route;
  params: Record<string, string>;
}

interface Compiled {
  route: Route;
  pattern: RegExp;
}

function compile(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
}

function decode(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw new Refusal('noSuchPath');
  }
}

/** Finds the route of a call. Of two that fit, the one listed first wins. */
export class Router {
  readonly #routes: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({ route, pattern: compile(route.path) }));
  }

  /** Whether the body of a call is for its handler to read. */
  isStreamed(method: string, path: string): boolean {
    return this.#routes.some(({ route, pattern }) => route.streams && route.method === method && pattern.test(path));
  }

  /** @throws {@link Refusal} 404 for an unknown path, 405 for a known one with another method. */
  match(method: string, path: string): Match {
    const fitting = this.#routes.filter(({ pattern }) => pattern.test(path));
    if (fitting.length === 0) throw new Refusal('noSuchPath');
    const found = fitting.find(({ route }) => route.method === method);
    if (!found) throw new Refusal('wrongMethod');
    return { route: found.route, params: decode({ ...found.pattern.exec(path)?.groups }) };
  }
}
