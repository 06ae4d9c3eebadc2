import { joinPath } from "./path.js";
import { familyOf, type ProtocolFamily } from "./protocol.js";
import type { OperationDescription, ServiceDescription, VariableDescription } from "./service-description.js";

/** A channel and the parameters of its address. */
export interface ChannelRoute {
  readonly channel: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** An operation and the parameters of its channel's address, or 404, or 405 with the methods that there are. */
type OperationRoute =
  | { readonly ok: true; readonly operation: string; readonly parameters: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly status: 404 }
  | { readonly ok: false; readonly status: 405; readonly allow: readonly string[] };

/**
 * The channel behind a path as it stands in the request, still percent-encoded. On Socket.IO the path is that of the
 * namespace. Never throws. Of several that fit, the one with the most literal text wins.
 */
export function findChannel(
  description: ServiceDescription,
  request: { readonly protocolFamily: ProtocolFamily; readonly pathname: string },
): ChannelRoute | undefined {
  const isWanted = ({ family, isResource }: Route) => family === request.protocolFamily && !isResource;
  const [found] = matchesOf(description, request.pathname, isWanted);
  return found === undefined ? undefined : { channel: found.route.channel, parameters: found.parameters };
}

/** The HTTP operation behind a method and a path, still percent-encoded. Never throws. HEAD is answered as GET. */
export function findOperation(
  description: ServiceDescription,
  method: string,
  pathname: string,
): OperationRoute {
  const matches = matchesOf(description, pathname, ({ isResource }) => isResource);
  const allow = new Set<string>();
  for (const { route, parameters } of matches)
    for (const [name, operation] of Object.entries(description.operations)) {
      if (operation.channel !== route.channel || operation.http === undefined) continue;
      const offered = operation.http.method.toUpperCase();
      if (offered === method || (offered === "GET" && method === "HEAD"))
        return { ok: true, operation: name, parameters };
      allow.add(offered);
    }
  return allow.size === 0 ? { ok: false, status: 404 } : { ok: false, status: 405, allow: [...allow] };
}

/**
 * The HTTP operations with JSON bodies that have the method and address of this one, itself first, then in the order of
 * the description: which of them a request means, its body says.
 */
export function operationsBeside(description: ServiceDescription, name: string): readonly string[] {
  const own = description.operations[name];
  if (own?.http?.body !== "json") return [name];
  const isRival = ([other, { http, channel }]: readonly [string, OperationDescription]): boolean =>
    other !== name &&
    http?.body === "json" &&
    http.method.toUpperCase() === own.http?.method.toUpperCase() &&
    isSamePlace(description, channel, own.channel);
  const others = Object.entries(description.operations).filter(isRival);
  return [name, ...others.map(([other]) => other)];
}

function isSamePlace({ channels }: ServiceDescription, one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [channels[one], channels[other]];
  return (
    first?.address === second?.address && first?.servers.some((key) => second?.servers.includes(key)) === true
  );
}

interface Route {
  readonly channel: string;
  readonly family: ProtocolFamily;
  /** Some operation here is an HTTP request. */
  readonly isResource: boolean;
  readonly segments: readonly Segment[];
  readonly literals: number;
  readonly parameters: Readonly<Record<string, VariableDescription>>;
}

type Segment =
  | { readonly literal: string }
  | { readonly pattern: RegExp; readonly names: readonly (string | undefined)[] };

interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

function matchesOf(
  description: ServiceDescription,
  pathname: string,
  isWanted: (route: Route) => boolean,
): readonly Match[] {
  const given = decode(pathname);
  if (given === undefined) return [];
  return routesOf(description).flatMap((route) => {
    const parameters = isWanted(route) ? match(route, given) : undefined;
    return parameters === undefined ? [] : [{ route, parameters }];
  });
}

/** The decoded segments; undefined where the path cannot be read or hides a control character. */
function decode(pathname: string): readonly string[] | undefined {
  try {
    const segments = pathname.split("/").map(decodeURIComponent);
    return segments.some((segment) => /[\u0000-\u001f\u007f]/.test(segment)) ? undefined : segments;
  } catch {
    return undefined;
  }
}

/** One for all addresses without parameters. */
const none: Readonly<Record<string, string>> = Object.freeze({});

function match(
  { segments, parameters: declared }: Route,
  given: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (segments.length !== given.length) return undefined;
  const found: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const text = given[index] ?? "";
    if ("literal" in segment) {
      if (segment.literal !== text) return undefined;
      continue;
    }
    const values = segment.pattern.exec(text);
    if (values === null) return undefined;
    for (const [place, name] of segment.names.entries()) {
      const value = values[place + 1] ?? "";
      if (name === undefined) continue;
      const allowed = declared[name]?.enum;
      if (allowed !== undefined && !allowed.includes(value)) return undefined;
      found.push([name, value]);
    }
  }
  return found.length === 0 ? none : Object.fromEntries(found);
}

const known = new WeakMap<ServiceDescription, readonly Route[]>();

function routesOf(description: ServiceDescription): readonly Route[] {
  const made = known.get(description) ?? buildRoutes(description);
  known.set(description, made);
  return made;
}

function buildRoutes({ channels, servers, operations }: ServiceDescription): readonly Route[] {
  const resources = new Set(
    Object.values(operations).flatMap(({ channel, http }) => (http === undefined ? [] : [channel])),
  );
  const routes = Object.entries(channels).flatMap(([channel, description]) =>
    description.servers.flatMap((key): readonly Route[] => {
      const server = servers[key];
      if (server === undefined) return [];
      const family = familyOf(server);
      const { address } = description;
      const namespace = description.socketio?.namespace ?? address;
      const path =
        family === "socketio" ? namespace : address === null ? null : joinPath(server.pathname, address);
      if (path === null) return [];
      const parameters = description.parameters ?? {};
      const ours = new Set(placeholdersOf(family === "socketio" ? path : (address ?? "")));
      const segments = path
        .replace(/^(?!\/)/, "/")
        .split("/")
        .map((segment) => buildSegment(segment, ours));
      const literals = segments.filter((segment) => "literal" in segment).length;
      return [{ channel, family, isResource: resources.has(channel), segments, literals, parameters }];
    }),
  );
  return routes.sort((a, b) => b.literals - a.literals);
}

const placeholdersOf = (path: string): readonly string[] =>
  [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "");

/** Parameters of the address have names; variables of the server match anything. */
function buildSegment(segment: string, ours: ReadonlySet<string>): Segment {
  const names = placeholdersOf(segment);
  if (names.length === 0) return { literal: segment };
  const source = segment
    .split(/\{[^{}]+\}/)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
    .join("(.+)");
  return {
    pattern: new RegExp(`^${source}$`, "s"),
    names: names.map((name) => (ours.has(name) ? name : undefined)),
  };
}
