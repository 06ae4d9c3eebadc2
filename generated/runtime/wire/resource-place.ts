import type { Acceptor } from "./acceptor.js";
import { findOperation } from "./route.js";
import type { HttpOperation } from "./service-description.js";

/** An operation of a service, as a request asks for it. */
export interface Place {
  readonly acceptor: Acceptor;
  readonly operation: string;
  readonly http: HttpOperation;
  readonly isPoll: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What stands behind a method and a path. */
type Found =
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "methods"; readonly allow: readonly string[] };

/** The operation that a method and a path with its query mean, or the methods of all operations behind the path; undefined where there are none. */
export function findPlace(acceptors: readonly Acceptor[], method: string, path: string): Found | undefined {
  const allow = new Set<string>();
  for (const acceptor of acceptors) {
    const { description } = acceptor;
    let route = findOperation(description, method, path);
    // A HEAD would take events out of a session that nobody gets to see.
    if (route.ok && method === "HEAD" && description.operations[route.operation]?.poll !== undefined)
      route = findOperation(description, "", path);
    if (!route.ok) {
      if (route.status === 405) for (const each of route.allow) allow.add(each);
      continue;
    }
    const { operation, parameters } = route;
    const { http, poll } = description.operations[operation] ?? {};
    if (http === undefined) continue;
    return { kind: "place", place: { acceptor, operation, http, isPoll: poll !== undefined, parameters } };
  }
  return allow.size === 0 ? undefined : { kind: "methods", allow: [...allow] };
}
