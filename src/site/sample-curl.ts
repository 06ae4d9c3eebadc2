import type { Message, Operation, SecurityScheme, Service } from "../contract/contract.js";
import { codecOf, filesOf, follow, mediumOf, schemaOf } from "../description/media.js";
import { isHttp, isReceived } from "../description/operation-cover.js";
import type { Json } from "../json/value.js";
import { isMapping } from "../json/value.js";
import { addressAt } from "../runtime/wire/path.js";
import { listTexts } from "../runtime/wire/texts.js";
import { familyOf } from "../specification/protocols.js";
import type { Sample } from "./content.js";
import { addressOf } from "./pages/servers.js";
import type { ServiceScope } from "./scope.js";

/** The request of an HTTP operation for a shell; nothing for other operations. */
export function curlOf(
  { own, description }: ServiceScope,
  operation: Operation,
  said: { readonly message: Message; readonly payload: Json | undefined } | undefined,
): readonly Sample[] {
  const http = description.service.operations[operation.name]?.http;
  const server = operation.channel.servers.find((one) => familyOf(one) === "http");
  if (!isHttp(operation) || !isReceived(operation) || http === undefined || server === undefined) return [];
  const place = addressAt({ pathname: withVariables(server.pathname) }, pathOf(operation));
  const origin = withVariables(addressOf({ ...server, pathname: "" }));
  const query = [place.search, queryOf(own, operation)].filter((pairs) => pairs !== "").join("&");
  const address = `${origin}${place.path}${query === "" ? "" : `?${query}`}`;
  const schemes = operation.security.length > 0 ? operation.security : server.security;
  const parts = [
    http.method === "GET" ? "curl" : `curl -X ${http.method}`,
    quote(address),
    ...schemes.slice(0, 1).flatMap(credentialOf),
    ...(said === undefined ? [] : bodyOf(own, said.message, said.payload)),
  ];
  return [{ label: "curl", language: "bash", text: parts.join(" \\\n  ") }];
}

/** A word of a shell that stands for itself. */
export const quote = (words: string): string =>
  /^[\w./:=@%+,-]+$/.test(words) ? words : `'${words.replaceAll("'", "'\\''")}'`;

/** `tenantUrl` as `TENANT_URL`. */
const placeholder = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();

const withVariables = (address: string): string =>
  address.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => placeholder(name));

const pathOf = ({ channel }: Operation): string =>
  (channel.address ?? "").replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const parameter = channel.parameters.find((one) => one.name === name);
    const value = parameter?.examples[0] ?? parameter?.default ?? parameter?.enum?.[0];
    return value === undefined ? placeholder(name) : encodeURIComponent(value);
  });

/** The parameters that have to be there. */
function queryOf(service: Service, { query }: Operation): string {
  const { properties = {}, required = [] } = schemaOf(service, query) ?? {};
  const pairs = required.map((name) => {
    const schema = properties[name] === undefined ? undefined : follow(properties[name], service);
    const value = schema?.const ?? schema?.enum?.[0] ?? schema?.examples?.[0] ?? schema?.default;
    const shown = value === undefined || typeof value === "object" ? placeholder(name) : String(value);
    return `${encodeURIComponent(name)}=${encodeURIComponent(shown)}`;
  });
  return pairs.join("&");
}

function credentialOf(scheme: SecurityScheme): readonly string[] {
  const { in: place, name, parameters, scheme: kind, type } = scheme;
  if (place === "header" && name !== undefined) return [`-H ${quote(`${name}: ${placeholder(name)}`)}`];
  if (place === "cookie" && name !== undefined) return [`-b ${quote(`${name}=${placeholder(name)}`)}`];
  if (type !== "http" || kind === undefined) return [];
  if (kind.toLowerCase() === "basic") return ["-u USER:PASSWORD"];
  const values =
    parameters === undefined || parameters.length === 0
      ? "TOKEN"
      : parameters.map((one) => `${one}="${placeholder(one)}"`).join(", ");
  return [`-H ${quote(`Authorization: ${kind} ${values}`)}`];
}

function bodyOf(service: Service, message: Message, payload: Json | undefined): readonly string[] {
  switch (mediumOf(message, service)) {
    case "form": {
      const files = new Set(filesOf(message, service).map(({ name }) => name));
      const fields =
        payload !== undefined && isMapping(payload)
          ? Object.entries(payload).filter(([name]) => !files.has(name))
          : [];
      return [
        ...fields.map(
          ([name, value]) =>
            `-F ${quote(`${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)}`,
        ),
        ...[...files].map((name) => `-F ${quote(`${name}=@FILE`)}`),
      ];
    }
    case "codec": {
      const type = `-H ${quote(`content-type: ${message.contentType ?? ""}`)}`;
      if (codecOf(message, service) === "form") return payload === undefined ? [] : formFields(payload);
      if (codecOf(message, service) === undefined) return [type, "--data-binary @FILE"];
      const content = typeof payload === "string" ? payload : linesOf(payload);
      return payload === undefined ? [] : [type, `--data-binary ${quote(content)}`];
    }
    case "bytes":
      return [`-H ${quote(`content-type: ${message.contentType ?? ""}`)}`, "--data-binary @FILE"];
    default:
      return payload === undefined
        ? []
        : [
            `-H ${quote(`content-type: ${message.contentType ?? "application/json"}`)}`,
            `-d ${quote(JSON.stringify(payload))}`,
          ];
  }
}

/** curl says the content type of such a form itself. */
const formFields = (payload: Json): readonly string[] =>
  listTexts(payload).map(([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`);

const linesOf = (payload: Json | undefined): string =>
  Array.isArray(payload) ? payload.map((each) => `${JSON.stringify(each)}\n`).join("") : "";
