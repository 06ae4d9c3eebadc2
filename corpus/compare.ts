import { isDeepStrictEqual } from "node:util";
import type { Exchange } from "../src/conform/exchange.js";

/** What fills the address of an exchange, as generated clients and senders take it. */
export const placeOf = (exchange: Exchange) => ({
  parameters: parametersOf(exchange),
  query: queryOf(exchange),
});

const parametersOf = ({ operation: { channel } }: Exchange): Readonly<Record<string, string>> =>
  Object.fromEntries(channel.parameters.map((one) => [one.name, one.default || one.enum?.[0] || "1"]));

/** What the place has in its query and the address has not. */
function queryOf({ place, operation }: Exchange): Readonly<Record<string, string>> {
  const shown = new Set(
    operation.security
      .concat(operation.channel.servers.flatMap(({ security }) => security))
      .map(({ name }) => name),
  );
  const query = new URLSearchParams(place.target.split("?")[1] ?? "");
  return Object.fromEntries([...query].filter(([name]) => !shown.has(name)));
}

/** Throws where two values are not the same as data. */
export async function assertSame(what: string, given: unknown, wanted: unknown): Promise<void> {
  const [one, other] = await Promise.all([plain(given), plain(wanted)]);
  if (!isSame(one, other)) throw new Error(`${what} is ${show(one)} instead of ${show(other)}`);
}

const show = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 300);

/** The same as data: files and bytes are their text. */
export const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(toData(one), toData(other));

/** Without members that are not there; numbers as JSON has them. */
const toData = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** Files and bytes as their text. */
async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return value.text();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const entries = await Promise.all(
    Object.entries(value).map(async ([key, each]) => [key, await plain(each)] as const),
  );
  return Object.fromEntries(entries);
}
