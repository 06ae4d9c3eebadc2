import type { Channel, Operation, Parameter, SecurityScheme, Server } from "../contract/contract.js";
import { splitQuery } from "../contract/draft.js";
import { isMapping } from "../json/value.js";
import { familyOf } from "../specification/protocols.js";

/** Where a peer meets the application, and what it shows there. */
export interface Place {
  readonly transport: "websocket" | "socketio" | "http";
  /** Path and query, such as `/rooms/1?token=1`; of Socket.IO the query of the handshake alone. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** HTTP; in upper case. */
  readonly method?: string;
  /** Socket.IO: the path of the engine, the namespace, and the one event that carries every message. */
  readonly engine?: string;
  readonly namespace?: string;
  readonly event?: string;
  /** Socket.IO: how answers come, and the member under which the application puts what it sends. */
  readonly replies?: "ack" | "event";
  readonly wrap?: string;
}

/** One place for each transport that the servers of an operation's channel speak. */
export function placesOf(operation: Operation): readonly Place[] {
  const { channel } = operation;
  // A method says enough where the document names no server.
  const servers =
    channel.servers.length === 0 && operation.method !== undefined ? [nowhere] : channel.servers;
  const places = servers.flatMap((server) => placeAt(server, channel, operation) ?? []);
  return places.filter((one, at) => places.findIndex(({ transport }) => transport === one.transport) === at);
}

const nowhere: Pick<Server, "protocol" | "pathname" | "variables" | "security" | "socketio"> = {
  ...{ protocol: "http", pathname: "", variables: [], security: [] },
};

function placeAt(server: typeof nowhere, channel: Channel, operation: Operation): Place | undefined {
  const family = familyOf(server);
  if (family === "other") return undefined;
  const asked = operation.security.length > 0 ? operation.security : server.security;
  const shown = asked.slice(0, 1).map(showCredential);
  const query = [
    ...requiredQuery(channel.bindings, "ws"),
    ...(family === "http" ? requiredQuery(operation.bindings, "http") : []),
    ...shown.flatMap((one) => one.query ?? []),
  ];
  const headers = Object.fromEntries(shown.flatMap((one) => one.header ?? []));
  if (family === "socketio") {
    const { namespace, event, replies = "ack", wrap } = channel.socketio ?? {};
    const address = fillTemplate(channel.address ?? "/", channel.parameters);
    const isEvent = channel.socketio === undefined && !address.startsWith("/");
    return {
      ...{ transport: "socketio", target: withQuery("", query), headers, replies },
      engine: server.socketio?.path ?? "/socket.io",
      namespace: namespace ?? (isEvent ? "/" : address),
      ...((event ?? (isEvent ? address : undefined)) !== undefined && { event: event ?? address }),
      ...(wrap !== undefined && { wrap }),
    };
  }
  if (channel.address === null) return undefined;
  // A webhook goes to its address at the subscriber, who is at no server of the document.
  const isWebhook = family === "http" && (operation.kind === "send" || operation.kind === "request");
  const base = splitQuery(isWebhook ? "" : fillTemplate(server.pathname, server.variables));
  const own = splitQuery(fillTemplate(channel.address, channel.parameters));
  const path = `${base.path.replace(/\/$/, "")}/${own.path.replace(/^\//, "")}`;
  const fixed = [base.search, own.search].flatMap((search) => search ?? []).join("&");
  const target = withQuery(fixed === "" ? path : `${path}?${fixed}`, query);
  if (family === "websocket" && operation.method === undefined)
    return { transport: "websocket", target, headers };
  const method = operation.method ?? (operation.messages.length > 0 ? "POST" : "GET");
  return { transport: "http", target, headers, method };
}

/** Each parameter's default, else its first allowed value, else `1`. */
const fillTemplate = (template: string, parameters: readonly Parameter[]): string =>
  template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const { default: usual, enum: allowed } = parameters.find((one) => one.name === name) ?? {};
    return encodeURIComponent(usual || allowed?.[0] || "1");
  });

type Pair = readonly [name: string, value: string];

/** What a binding's `query` requires, with values that its schema allows. */
function requiredQuery(bindings: Readonly<Record<string, unknown>>, protocol: string): readonly Pair[] {
  const binding = bindings[protocol];
  const query = isMapping(binding) ? binding.query : undefined;
  if (!isMapping(query) || !Array.isArray(query.required)) return [];
  const { required, properties } = query;
  return required.map((name) => {
    const schema = isMapping(properties) ? properties[String(name)] : undefined;
    return [String(name), isMapping(schema) ? textFor(schema) : "1"];
  });
}

function textFor(schema: Readonly<Record<string, unknown>>): string {
  const [example] = Array.isArray(schema.examples) ? schema.examples : [];
  const [first] = Array.isArray(schema.enum) ? schema.enum : [];
  const value = schema.const ?? schema.default ?? first ?? example ?? (schema.type === "boolean" ? true : 1);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const withQuery = (path: string, pairs: readonly Pair[]): string => {
  if (pairs.length === 0) return path;
  const query = pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
};

/** A credential as it travels: in the query, or in a header. */
function showCredential(security: SecurityScheme): {
  readonly query?: readonly Pair[];
  readonly header?: readonly Pair[];
} {
  const { type, in: place, name = "", scheme = "", parameters } = security;
  if (type === "httpApiKey" && place === "query") return { query: [[name, "1"]] };
  if (type === "httpApiKey" && place === "cookie") return { header: [["cookie", `${name}=1`]] };
  if (type === "httpApiKey") return { header: [[name, "1"]] };
  if (type === "userPassword" || /^basic$/i.test(scheme))
    return { header: [["authorization", `Basic ${btoa("1:1")}`]] };
  if (parameters !== undefined)
    return { header: [["authorization", `${scheme} ${parameters.map((one) => `${one}="1"`).join(", ")}`]] };
  if (type === "http") return { header: [["authorization", `${scheme === "" ? "Bearer" : scheme} 1`]] };
  return /^(?:oauth2|openIdConnect)$/.test(type) ? { header: [["authorization", "Bearer 1"]] } : {};
}
