/** The path of a call with its ids encoded, and the template it was made from. */
export interface Route {
  /** What is sent, with its ids encoded. */
  readonly path: string;
  /** The path with `:id` for each id: one for all calls of a kind, which is what rates are kept by. */
  readonly template: string;
}

/**
 * Makes a route: ``route`/v2/groups/${groupOpenid}/info` ``. Ids are encoded; a route in front is continued.
 */
export function route(strings: TemplateStringsArray, ...parts: (string | number | Route)[]): Route {
  let [path = ''] = strings;
  let template = path;
  parts.forEach((part, index) => {
    const rest = strings[index + 1] ?? '';
    const isRoute = typeof part === 'object';
    path += (isRoute ? part.path : encodeURIComponent(part)) + rest;
    template += (isRoute ? part.template : ':id') + rest;
  });
  return { path, template };
}

/** A path written as one string is its own template. */
export function toRoute(path: string | Route): Route {
  return typeof path === 'string' ? { path, template: path.replace(/\?.*/, '') } : path;
}
