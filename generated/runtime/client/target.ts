import { AsyncApiError } from "../wire/error.js";
import { joinPath } from "../wire/path.js";
import { schemeOf } from "../wire/protocol.js";
import type {
  ChannelDescription,
  QueryDescription,
  ServerDescription,
  ServiceDescription,
  VariableDescription,
} from "../wire/service-description.js";

/** Where the client looks for the server, in place of what the contract says. */
export interface ServerChoice {
  readonly url?: string | URL;
  readonly server?: string;
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** A value of a query; a list stands there once for each of its values, undefined and null not at all. */
type QueryValue = string | number | boolean | null | undefined | readonly (string | number | boolean)[];

/** What fills the holes of an address. */
export interface Place {
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
}

/** The server of a channel: the chosen one where the channel has it, else the channel's first; undefined for none. */
export function findServer(
  service: ServiceDescription,
  channel: ChannelDescription,
  { server }: ServerChoice,
): ServerDescription | undefined {
  if (server !== undefined && !Object.hasOwn(service.servers, server))
    throw wrong(
      `${service.name} has no server \`${server}\`; it has ${listOf(Object.keys(service.servers))}`,
    );
  const key = server !== undefined && channel.servers.includes(server) ? server : channel.servers[0];
  return key === undefined ? undefined : service.servers[key];
}

/** The URL of a channel, without credentials. Throws where the contract asks for something that is not given. */
export function buildUrl(
  channel: ChannelDescription,
  server: ServerDescription | undefined,
  { url: given, variables = {} }: ServerChoice,
  { parameters = {}, query = {} }: Place,
): URL {
  if (channel.address === null) throw wrong("the contract does not say the address of this channel");
  const base = buildBase(server, given === undefined ? undefined : new URL(given), variables);
  const filled = fill(channel.address, (name) =>
    encodeURIComponent(choose(name, "parameter", parameters[name], channel.parameters?.[name])),
  );
  const [address = "", search] = filled.split("?");
  // A URL would take these for steps to other places.
  if (/(^|\/)\.\.?(\/|$)/.test(address)) throw wrong(`the address \`${address}\` leads out of its place`);
  // A variable that is the host may be the whole address, to be used as it is.
  if (!/^\{[^{}]+\}$/.test(server?.host ?? "") || address.length > 1 || base.pathname === "/")
    base.pathname = joinPath(base.pathname, address);
  const own = new URLSearchParams(search);
  for (const [name, value] of [...own, ...without(own, Object.entries(query))])
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null) base.searchParams.append(name, String(each));
  return base;
}

/** Throws where the query lacks what the contract requires; to be asked when credentials are in it. */
export function assertQuery(url: URL, query: QueryDescription | undefined): void {
  const missing = query?.required.filter((name) => !url.searchParams.has(name)) ?? [];
  if (missing.length > 0) throw wrong(`the query lacks ${listOf(missing)}`);
}

function buildBase(
  server: ServerDescription | undefined,
  given: URL | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): URL {
  if (server === undefined) {
    if (given === undefined) throw wrong("the contract names no server for this channel: pass `url`");
    return new URL(given);
  }
  // Beside `url` nobody has to know the variables of the rest.
  const value = (name: string) =>
    given && (variables[name] ?? server.variables?.[name]?.default) === undefined
      ? "{"
      : choose(name, "server variable", variables[name], server.variables?.[name]);
  const host = given ? "" : fill(server.host, value);
  // The value of a variable can be a whole address.
  const url = host.includes("://") ? new URL(host) : given;
  const hasPath = url !== undefined && url.pathname !== "/";
  const [pathname = "", search] = fill(server.pathname, value)
    .split("?")
    .map((part) => (part.includes("{") ? "" : part));
  const base = new URL(`${schemeOf(server.protocol, url?.protocol.slice(0, -1))}://${url?.host ?? host}`);
  base.pathname = hasPath ? joinPath(url.pathname, given ? "" : pathname) : pathname;
  const asked = url?.searchParams ?? new URLSearchParams();
  for (const [name, each] of [...asked, ...without(asked, new URLSearchParams(search))])
    base.searchParams.append(name, each);
  return base;
}

/** The pairs whose names a query does not have yet. */
const without = <T>(known: URLSearchParams, pairs: Iterable<readonly [string, T]>) =>
  [...pairs].filter(([name]) => !known.has(name));

/** Fills the names in braces. */
const fill = (template: string, value: (name: string) => string): string =>
  template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => value(name));

function choose(
  name: string,
  what: string,
  given: string | number | undefined,
  description: VariableDescription | undefined,
): string {
  const value = given ?? description?.default;
  if (value === undefined || value === "") throw wrong(`the ${what} \`${name}\` is missing`);
  const { enum: allowed } = description ?? {};
  if (allowed !== undefined && !allowed.includes(String(value)))
    throw wrong(`the ${what} \`${name}\` is \`${value}\`, but has to be one of ${listOf(allowed)}`);
  return String(value);
}

const listOf = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");

const wrong = (reason: string) => new AsyncApiError("invalid-message", reason);
