import { serversOf } from "./channel-servers.js";
import { addressAt, joinPath } from "./path.js";
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
 * The channel behind a path as it stands in the request, still percent-encoded, its query behind it; without a
 * `?` the query does not matter. On Socket.IO the path is that of the namespace. Never throws. Of several that fit, the one with the most literal text
 * wins; one whose query lacks a parameter comes last, and goes without it.
 */
export function findChannel(
  description: ServiceDescription,
  request: { readonly protocolFamily: ProtocolFamily; readonly pathname: string },
): ChannelRoute | undefined {
  const isWanted = ({ family, isResource }: Route) => family === request.protocolFamily && !isResource;
  const [found] = matchesOf(description, request.pathname, isWanted);
  return found === undefined ? undefined : { channel: found.route.channel, parameters: found.parameters };
}

/** The HTTP operation behind a method and a path with its query, still percent-encoded. Never throws. HEAD is answered as GET. */
export function findOperation(
  description: ServiceDescription,
  method: string,
  pathname: string,
): OperationRoute {
  const matches = matchesOf(
    description,
    pathname,
    ({ isResource, family }) => isResource && family !== "other",
  );
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
 * The HTTP operations that have the method, the address and the kind of body of this one, itself first, then in the
 * order of the description: which of them a request means, its body says.
 */
export function operationsBeside(description: ServiceDescription, name: string): readonly string[] {
  const own = description.operations[name];
  if (own?.http?.body !== "json" && own?.http?.body !== "codec") return [name];
  const isRival = ([other, { http, channel }]: readonly [string, OperationDescription]): boolean =>
    other !== name &&
    http?.body === own.http?.body &&
    (http?.body === "json" || http?.type === own.http?.type) &&
    http?.method.toUpperCase() === own.http?.method.toUpperCase() &&
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
  /** The query of the address, by name. */
  readonly search: readonly (readonly [name: string, Segment])[];
  readonly literals: number;
  readonly parameters: Readonly<Record<string, VariableDescription>>;
}

type Segment =
  | { readonly literal: string }
  | { readonly pattern: RegExp; readonly names: readonly (string | undefined)[] };

interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
  /** Names of the query that stand for parameters, and are not there. */
  readonly missing: readonly string[];
}

function matchesOf(
  description: ServiceDescription,
  pathname: string,
  isWanted: (route: Route) => boolean,
): readonly Match[] {
  const at = pathname.indexOf("?");
  const given = decode(at < 0 ? pathname : pathname.slice(0, at));
  const query = at < 0 ? undefined : pathname.slice(at + 1);
  if (given === undefined) return [];
  const found = routesOf(description).flatMap((route) => {
    const parameters = isWanted(route) ? match(route, given) : undefined;
    return parameters === undefined ? [] : (matchQuery(route, parameters, query) ?? []);
  });
  const isWhole = ({ missing }: Match) => missing.length === 0;
  return found.every(isWhole) ? found : [...found.filter(isWhole), ...found.filter((one) => !isWhole(one))];
}

/** With the parameters of the query: what is fixed has to be there, what has a default need not. */
function matchQuery(
  route: Route,
  parameters: Readonly<Record<string, string>>,
  text: string | undefined,
): Match | undefined {
  if (route.search.length === 0 || text === undefined) return { route, parameters, missing: [] };
  const query = new URLSearchParams(text);
  const missing: string[] = [];
  let all = parameters;
  for (const [name, segment] of route.search) {
    const values = query.getAll(name);
    const found = values
      .map((value) => (control.test(value) ? undefined : matchSegment(segment, value, route.parameters)))
      .find((one) => one !== undefined);
    if (found === undefined && ("literal" in segment || values.some((value) => value !== "")))
      return undefined;
    const usual = "literal" in segment ? [] : defaultsOf(segment.names, route.parameters);
    if (found === undefined && usual.length === 0) missing.push(name);
    all = { ...all, ...(found ?? Object.fromEntries(usual)) };
  }
  return { route, parameters: all, missing };
}

const defaultsOf = (names: readonly (string | undefined)[], declared: Route["parameters"]) =>
  names.flatMap((name = "") => {
    const value = declared[name]?.default;
    return value === undefined ? [] : [[name, value] as const];
  });

const control = /[\u0000-\u001f\u007f]/;

/** The decoded segments; undefined where the path cannot be read or hides a control character. */
function decode(pathname: string): readonly string[] | undefined {
  try {
    const segments = pathname.split("/").map(decodeURIComponent);
    return segments.some((segment) => control.test(segment)) ? undefined : segments;
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
  let found = none;
  for (const [index, segment] of segments.entries()) {
    const values = matchSegment(segment, given[index] ?? "", declared);
    if (values === undefined) return undefined;
    if (values !== none) found = { ...found, ...values };
  }
  return found;
}

/** The parameters in a text; undefined where it is another. */
function matchSegment(
  segment: Segment,
  text: string,
  declared: Route["parameters"],
): Readonly<Record<string, string>> | undefined {
  if ("literal" in segment) return segment.literal === text ? none : undefined;
  const values = segment.pattern.exec(text);
  if (values === null) return undefined;
  const found: [string, string][] = [];
  for (const [place, name] of segment.names.entries()) {
    const value = values[place + 1] ?? "";
    if (name === undefined) continue;
    const allowed = declared[name]?.enum;
    if (allowed !== undefined && !allowed.includes(value)) return undefined;
    found.push([name, value]);
  }
  return Object.fromEntries(found);
}

const known = new WeakMap<ServiceDescription, readonly Route[]>();

function routesOf(description: ServiceDescription): readonly Route[] {
  const made = known.get(description) ?? buildRoutes(description);
  known.set(description, made);
  return made;
}

function buildRoutes(service: ServiceDescription): readonly Route[] {
  const { channels, operations } = service;
  const resources = new Set(
    Object.values(operations).flatMap(({ channel, http }) => (http === undefined ? [] : [channel])),
  );
  const routes = Object.entries(channels).flatMap(([channel, description]) =>
    serversOf(service, channel).flatMap((server): readonly Route[] => {
      const family = familyOf(server);
      const { address } = description;
      const isSocketIo = family === "socketio";
      const namespace = description.socketio?.namespace ?? "/";
      if (!isSocketIo && address === null) return [];
      const place = addressAt(server, address ?? "");
      const path = isSocketIo ? joinPath("", namespace) : place.path;
      const ours = new Set(placeholdersOf(`${isSocketIo ? namespace : ""} ${address}`));
      const segments = path.split("/").map((segment) => buildSegment(segment, ours));
      const search = [...new URLSearchParams(place.search)].map(
        ([name, template]) => [name, buildSegment(template, ours)] as const,
      );
      const literals = [...segments, ...search.map(([, segment]) => segment)].filter(
        (segment) => "literal" in segment,
      ).length;
      const parameters = description.parameters ?? {};
      return [
        { channel, family, isResource: resources.has(channel), segments, search, literals, parameters },
      ];
    }),
  );
  return routes.sort((a, b) => b.literals - a.literals || b.search.length - a.search.length);
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
