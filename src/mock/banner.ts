import type { Message, Service } from "../contract/contract.js";
import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";
import type { SecurityDescription, ServiceDescription } from "../runtime/wire/service-description.js";
import { sample } from "../schema/sample/sample.js";
import type { Endpoint } from "./endpoint.js";
import type { Mock, Served } from "./mock.js";

/** Where each service is, and lines that can be pasted into a shell. */
export interface Banner {
  readonly services: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  readonly tries: readonly string[];
}

/** Describes a running mock to whoever wants to talk with it. */
export function describeMock(
  { url, services, fires }: Pick<Mock, "url" | "services" | "fires">,
  target?: string,
): Banner {
  const webhooksOf = (wanted: string) =>
    fires.flatMap(({ name, webhooks }) =>
      name === wanted ? [`${webhooks} ${webhooks === 1 ? "webhook" : "webhooks"} to ${target}`] : [],
    );
  const served = services.map(({ name, endpoints }) => ({ name, addresses: addressesOf(url, endpoints) }));
  const others = fires.filter(({ name }) => !served.some((one) => one.name === name));
  return {
    services: [...served, ...others.map(({ name }) => ({ name, addresses: [] }))].map(
      ({ name, addresses }) => ({ name, addresses: [...addresses, ...webhooksOf(name)] }),
    ),
    tries: [
      firstOf(services, (served) => curlLine(url, served)),
      firstOf(services, (served) => socketLine(url, served)),
    ].flatMap((line) => line ?? []),
  };
}

/** More than so many sockets are counted, not listed. */
const most = 6;

function addressesOf(url: string, endpoints: readonly Endpoint[]): readonly string[] {
  const of = (family: Endpoint["family"]) => endpoints.filter((one) => one.family === family);
  const sockets = unique(of("websocket").map(({ path }) => toWs(url) + path));
  const engines = unique(
    of("socketio").map(({ path, namespace }) => `${url}${slash(namespace)} (Socket.IO, path ${path})`),
  );
  const requests = of("http").length;
  return [
    ...sockets.slice(0, most),
    ...(sockets.length > most ? [`and ${sockets.length - most} more`] : []),
    ...engines,
    ...(requests > 0 ? [`${url} (HTTP, ${requests} ${requests === 1 ? "operation" : "operations"})`] : []),
  ];
}

/** The default namespace is not written. */
const slash = (namespace = "/") => (namespace === "/" ? "" : namespace);

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const toWs = (url: string): string => url.replace(/^http/, "ws");

function firstOf(
  services: readonly Served[],
  lineOf: (served: Served) => string | undefined,
): string | undefined {
  for (const served of services) {
    const line = lineOf(served);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** A request without a body first: it is short. */
function curlLine(url: string, { contract, description, endpoints }: Served): string | undefined {
  const requests = endpoints.filter(({ family }) => family === "http");
  const operationOf = ({ operation = "" }: Endpoint) => description.operations[operation];
  const isPlain = (one: Endpoint) =>
    operationOf(one)?.http?.body === "none" && operationOf(one)?.poll === undefined;
  const isJson = (one: Endpoint) => operationOf(one)?.http?.body === "json";
  const endpoint = requests.find(isPlain) ?? requests.find(isJson);
  const operation = endpoint && operationOf(endpoint);
  if (endpoint?.method === undefined || operation === undefined) return undefined;
  const credentials = credentialsOf(description, operation.security ?? securityOf(description, endpoint));
  const required = [
    ...(operation.http?.query?.required ?? []),
    ...(description.channels[endpoint.channel]?.query?.required ?? []),
  ];
  const query = [...unique(required).map((name) => `${encodeURIComponent(name)}=any`), ...credentials.query];
  const [request] = operation.messages;
  const message = isPlain(endpoint)
    ? undefined
    : contract.messages.find(({ name }) => name === request?.name);
  const shown = message && payloadOf(contract, message);
  const body =
    shown !== undefined && isMapping(shown)
      ? ["-H 'content-type: application/json'", `-d ${quote(JSON.stringify(shown))}`]
      : [];
  return [
    `curl -X ${endpoint.method}`,
    quote(url + withQuery(endpoint.filled, query)),
    ...credentials.headers.map((header) => `-H ${quote(header)}`),
    ...body,
  ].join(" ");
}

/** An example, or the smallest that the schema allows. */
function payloadOf({ schemas }: Service, { examples, payload: schema }: Message): Json | undefined {
  const example = examples.find(({ payload }) => payload !== undefined)?.payload;
  if (example !== undefined || schema === undefined) return example;
  const made = sample(schema, (name) => schemas.find((one) => one.name === name)?.json, { size: "minimal" });
  return made.ok ? made.value : undefined;
}

const securityOf = ({ channels, servers }: ServiceDescription, { channel }: Endpoint): readonly string[] =>
  (channels[channel]?.servers ?? []).flatMap((key) => servers[key]?.security ?? []);

/** A socket that asks for nothing first. */
function socketLine(url: string, { description, endpoints }: Served): string | undefined {
  const sockets = endpoints.filter(({ family }) => family === "websocket");
  const open = sockets.find((one) => securityOf(description, one).length === 0) ?? sockets[0];
  if (open === undefined) return undefined;
  const { query, headers } = credentialsOf(description, securityOf(description, open));
  const required = description.channels[open.channel]?.query?.required ?? [];
  const parts = [...required.map((name) => `${encodeURIComponent(name)}=any`), ...query];
  const address = toWs(url) + withQuery(open.filled, parts);
  return ["npx wscat -c", quote(address), ...headers.map((header) => `-H ${quote(header)}`)].join(" ");
}

/** The pairs of a query that the address does not have yet. */
function withQuery(address: string, pairs: readonly string[]): string {
  const [, search = ""] = address.split("?");
  const nameOf = (pair: string) => pair.split("=")[0];
  const own = search === "" ? [] : search.split("&");
  const more = unique(pairs).filter((pair) => !own.some((one) => nameOf(one) === nameOf(pair)));
  return more.length === 0 ? address : `${address}${own.length === 0 ? "?" : "&"}${more.join("&")}`;
}

interface Credentials {
  readonly query: readonly string[];
  readonly headers: readonly string[];
}

/** Any credentials will do: those of the first scheme. */
function credentialsOf({ security }: ServiceDescription, [key]: readonly string[]): Credentials {
  const scheme = security[key ?? ""];
  const none: Credentials = { query: [], headers: [] };
  if (scheme === undefined) return none;
  const { type, in: place, name = key ?? "" } = scheme;
  if (type !== "httpApiKey") return { ...none, headers: [`Authorization: ${authorization(scheme)}`] };
  if (place === "query") return { ...none, query: [`${encodeURIComponent(name)}=any`] };
  return { ...none, headers: [place === "cookie" ? `Cookie: ${name}=any` : `${name}: any`] };
}

function authorization({ type, scheme = "bearer", parameters }: SecurityDescription): string {
  if (type === "userPassword" || scheme.toLowerCase() === "basic") return "Basic YW55OmFueQ==";
  if (type !== "http" || parameters === undefined) return `${type === "http" ? scheme : "Bearer"} any`;
  return `${scheme} ${parameters.map((name) => `${name}="any"`).join(", ")}`;
}

/** As one word of a shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
