import type { Handshake } from "../wire/acceptor.js";
import type { Denial } from "../wire/refusal.js";
import type { SecurityDescription } from "../wire/service-description.js";

/** A secret, or the parameters behind an authorization scheme; for `basic`, `username` and `password`. */
export type Credential = string | Readonly<Record<string, string>>;

/** Where credentials are looked for. */
type CredentialSource = Pick<Handshake, "query" | "headers" | "cookies" | "auth">;

/** Finds the credentials of each scheme where the contract puts them, and nowhere else. */
export function readCredentials(
  schemes: Readonly<Record<string, SecurityDescription>>,
  source: CredentialSource,
): Readonly<Record<string, Credential | undefined>> {
  return Object.fromEntries(
    Object.entries(schemes).map(([key, scheme]) => [
      key,
      readCredential(scheme, source) ?? readHandshake(key, scheme, source.auth),
    ]),
  );
}

/** Why there are no credentials, by the looks of the request alone: of several schemes for the one that came closest. */
export function explainCredentials(
  schemes: readonly SecurityDescription[],
  source: CredentialSource,
): Denial | undefined {
  const [closest] = schemes
    .map((scheme) => explain(scheme, source))
    .sort((one, other) => other.closeness - one.closeness);
  return closest && { reasons: [closest.reason, "unauthenticated"], text: closest.text };
}

interface Explanation {
  readonly closeness: 0 | 1 | 2;
  readonly reason: string;
  readonly text: string;
}

const absent: Explanation = { closeness: 0, reason: "missing credentials", text: "there are no credentials" };
const malformed: Explanation = {
  closeness: 2,
  reason: "malformed credentials",
  text: "the credentials are malformed",
};

function explain(scheme: SecurityDescription, source: CredentialSource): Explanation {
  const { name = "" } = scheme;
  if (scheme.type === "httpApiKey") {
    const isQuery = scheme.in === "query";
    return isQuery && source.query.getAll(name).length > 1 ? malformed : absent;
  }
  const header = source.headers("authorization");
  if (header === undefined) return absent;
  const wanted = nameOf(scheme);
  const rest = readScheme(wanted, header);
  if (rest === undefined && splitAt(header, " ")[0].toLowerCase() !== wanted.toLowerCase())
    return { closeness: 1, reason: "wrong scheme", text: `the scheme is not ${wanted}` };
  const found = parse(rest ?? "");
  const missing = scheme.parameters?.find((one) => !found?.has(one));
  if (found === undefined || missing === undefined) return malformed;
  return { closeness: 2, reason: `missing =${missing}`, text: `the credentials have no ${missing}` };
}

/** What stands in front of them in the Authorization header. */
const nameOf = ({ type, scheme = "bearer" }: SecurityDescription): string =>
  type === "http" ? scheme : type === "userPassword" ? "basic" : "bearer";

function readCredential(scheme: SecurityDescription, source: CredentialSource): Credential | undefined {
  const { type, name = "" } = scheme;
  const authorization = source.headers("authorization");
  if (type === "http") return readAuthorization(scheme, authorization);
  if (type === "userPassword") return readBasic(readScheme(nameOf(scheme), authorization));
  if (type === "oauth2" || type === "openIdConnect") return readScheme(nameOf(scheme), authorization);
  switch (scheme.in) {
    case "query": {
      const values = source.query.getAll(name);
      return values.length === 1 ? filled(values[0]) : undefined;
    }
    case "header":
      return filled(source.headers(name));
    case "cookie":
      return Object.hasOwn(source.cookies, name) ? filled(source.cookies[name]) : undefined;
    default:
      return undefined;
  }
}

const filled = (text: string | undefined): string | undefined => (text === "" ? undefined : text);

function readAuthorization(scheme: SecurityDescription, header: string | undefined): Credential | undefined {
  const rest = readScheme(nameOf(scheme), header);
  if (rest === undefined) return undefined;
  if (isBasic(scheme)) return readBasic(rest);
  return hasParameters(scheme) ? readParameters(rest, scheme.parameters ?? []) : rest;
}

const isBasic = (scheme: SecurityDescription): boolean => nameOf(scheme).toLowerCase() === "basic";

const hasParameters = ({ parameters = [] }: SecurityDescription): boolean => parameters.length > 0;

/** What stands behind the scheme; names of schemes are compared without case (RFC 9110, section 11.1). */
function readScheme(scheme: string, header: string | undefined): string | undefined {
  const [given, rest = ""] = splitAt(header ?? "", " ");
  return given.toLowerCase() === scheme.toLowerCase() ? filled(rest.trim()) : undefined;
}

function splitAt(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** `a="x", b=y`; undefined where one is missing, empty, or there twice. */
function readParameters(
  text: string,
  names: readonly string[],
): Readonly<Record<string, string>> | undefined {
  const found = parse(text);
  return found === undefined || names.some((name) => !found.get(name))
    ? undefined
    : Object.fromEntries(found);
}

/** The parameters by name, with nothing for one that is there twice; undefined where they cannot be read. */
function parse(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  const rest = text.replace(
    /\s*([!#$%&'*+.^`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))\s*(?:,|$)/gy,
    (_, name: string, quoted: string | undefined, plain: string | undefined) => {
      const value = quoted === undefined ? (plain ?? "") : quoted.replace(/\\(.)/g, "$1");
      found.set(name, found.has(name) ? "" : value);
      return "";
    },
  );
  return rest.trim() === "" ? found : undefined;
}

function readBasic(encoded: string | undefined): Credential | undefined {
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const [username, password] = splitAt(new TextDecoder().decode(bytes), ":");
    return password === undefined ? undefined : { username, password };
  } catch {
    return undefined;
  }
}

/** Socket.IO: the handshake's `auth` may carry a secret under the scheme's key or name, or as `token`. */
function readHandshake(key: string, scheme: SecurityDescription, auth: unknown): string | undefined {
  if (typeof auth !== "object" || auth === null) return undefined;
  // Those are no single secret.
  if (scheme.type !== "httpApiKey" && (isBasic(scheme) || hasParameters(scheme))) return undefined;
  const { name } = scheme;
  for (const member of [key, name, "token"]) {
    if (member === undefined || !Object.hasOwn(auth, member)) continue;
    const value: unknown = Reflect.get(auth, member);
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}
