import { AsyncApiError } from "../wire/error.js";
import type { SecurityDescription } from "../wire/service-description.js";

/** By the keys of the service's `security`: a text, or the parameters of an HTTP scheme, or `username` and `password`. */
export type Credentials = Readonly<Record<string, unknown>>;

/** The places in a request where credentials stand. */
interface Presented {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** A token on its own, where one is among them. */
  readonly token?: string;
}

/** Puts credentials where the contract wants them. Keys that are not given are left out. */
export function presentCredentials(
  security: Readonly<Record<string, SecurityDescription>>,
  keys: readonly string[],
  credentials: Credentials,
): Presented {
  const query: Record<string, string> = {};
  const headers: Record<string, string> = {};
  const cookies: Record<string, string> = {};
  let token: string | undefined;
  for (const key of keys) {
    const description = security[key];
    const value = Object.hasOwn(credentials, key) ? credentials[key] : undefined;
    if (description === undefined || value === undefined || value === null) continue;
    if (isToken(description)) token ??= String(value);
    if (description.type !== "httpApiKey") headers[authorization] ??= authorize(description, value);
    else {
      const place = { query, header: headers, cookie: cookies }[description.in ?? ""];
      if (place === undefined) throw unsupported(description);
      place[description.name ?? key] ??= String(value);
    }
  }
  return token === undefined ? { query, headers, cookies } : { query, headers, cookies, token };
}

const authorization = "authorization";

const isToken = ({ type, scheme }: SecurityDescription) =>
  type === "httpApiKey" ||
  type === "oauth2" ||
  type === "openIdConnect" ||
  (type === "http" && scheme?.toLowerCase() === "bearer");

/** The value of the Authorization header. */
function authorize(description: SecurityDescription, value: unknown): string {
  if (isToken(description)) return `Bearer ${String(value)}`;
  const { type, scheme = "" } = description;
  if (type === "userPassword" || (type === "http" && scheme.toLowerCase() === "basic"))
    return `Basic ${toBase64(isRecord(value) ? pairOf(value) : String(value))}`;
  if (type !== "http") throw unsupported(description);
  return `${scheme} ${isRecord(value) ? renderParameters(value, description.parameters) : String(value)}`;
}

const pairOf = ({ username, password }: Readonly<Record<string, unknown>>) => `${username}:${password}`;

/** `a="x", b="y"` (RFC 9110, section 11.4), in the order of the contract. */
const renderParameters = (
  values: Readonly<Record<string, unknown>>,
  names: readonly string[] = Object.keys(values),
) =>
  names
    .filter((name) => values[name] !== undefined)
    .map((name) => `${name}="${String(values[name]).replaceAll(/["\\]/g, "\\$&")}"`)
    .join(", ");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const toBase64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const unsupported = ({ type, in: place }: SecurityDescription) =>
  new AsyncApiError(
    "unsupported",
    `credentials of type ${type}${place ? ` in ${place}` : ""} cannot be sent from here`,
  );
