import type { Contract } from "../../src/contract/contract.js";
import type { Json } from "../../src/json/value.js";
import { wellFormed } from "../../src/languages/literal.js";
import { toPascal } from "../../src/languages/words.js";
import type { SchemaObject } from "../../src/schema/schema.js";

/** JSON that a model reads, and writes again. */
export interface Trip {
  /** The folder of the service, which is the package or module too. */
  readonly folder: string;
  /** The model. */
  readonly type: string;
  readonly payload: Json;
  /** An example of a contract; every member or value of a hostile schema; or an example made wrong. */
  readonly purpose: "example" | "name" | "wrong type" | "missing member";
}

/** What came back, or why nothing did. */
export type Result = { readonly value: Json } | { readonly refused: string };

/** What was sent and what came back. */
export interface Arrival {
  readonly trip: Trip;
  readonly result: Result;
}

/** What the models of a language do not keep or notice. */
export interface Looseness {
  /** An optional member that is null is left out. */
  readonly dropsNulls?: true;
  /** Names that the language's JSON library cannot give a member. */
  readonly cannotName?: readonly string[];
  readonly refuses: readonly ("wrong type" | "missing member")[];
}

/** What a language's models do not say, as `docs/languages.md` has it. */
export const looseness: Readonly<Record<string, Looseness>> = {
  python: { refuses: ["wrong type", "missing member"] },
  "typescript-classes": { refuses: [] },
  // To Jackson a property called "" is one without a name of its own.
  java: { dropsNulls: true, cannotName: [""], refuses: ["wrong type"] },
  go: { dropsNulls: true, refuses: ["wrong type"] },
  rust: { dropsNulls: true, refuses: ["wrong type", "missing member"] },
};

const folderOf = (service: string): string => service.replaceAll("-", "_");

/** The payload of every example of a contract. */
export function examplesOf({ services }: Contract): readonly Trip[] {
  return services.flatMap((service) =>
    service.messages.flatMap(({ payload: schema, examples }) =>
      examples.flatMap(({ payload }) =>
        schema === undefined || payload === undefined
          ? []
          : [
              {
                folder: folderOf(service.name),
                type: toPascal(schema.$ref),
                payload,
                purpose: "example" as const,
              },
            ],
      ),
    ),
  );
}

/** An object with every member of a closed schema, and every value of an enum; but for half characters. */
export function namesOf({ services }: Contract, but: readonly string[] = []): readonly Trip[] {
  return services.flatMap(({ name, schemas }) =>
    schemas.flatMap(({ name: type, json }): readonly Trip[] => {
      if (typeof json === "boolean" || !["Holder", "Choice"].includes(type)) return [];
      const keys = Object.keys(json.properties ?? {}).filter((key) => !but.includes(key));
      const members = keys.map((key, index) => [key, `value ${index}`] as const);
      const values = (json.enum ?? []).filter(
        (value) => typeof value === "string" && wellFormed(value) === value,
      );
      const trip = (payload: Json): Trip => ({ folder: folderOf(name), type, payload, purpose: "name" });
      return type === "Holder" ? [trip(Object.fromEntries(members))] : values.map(trip);
    }),
  );
}

/** For each example one with a member of a wrong type, and one without a member that has no fixed value. */
export function faultsOf(contract: Contract, trips: readonly Trip[]): readonly Trip[] {
  return trips.flatMap((trip) => {
    const service = contract.services.find(({ name }) => folderOf(name) === trip.folder);
    const schema = service?.schemas.find(({ name }) => toPascal(name) === trip.type)?.json;
    const { payload } = trip;
    if (
      typeof schema !== "object" ||
      typeof payload !== "object" ||
      payload === null ||
      Array.isArray(payload)
    )
      return [];
    const whole = new Map<string, Json>(Object.entries(payload));
    return (schema.required ?? []).flatMap((key) => {
      const member = schema.properties?.[key];
      const single = typeof member === "object" ? wrongFor(member) : undefined;
      if (single === undefined) return [];
      const without = new Map(whole);
      without.delete(key);
      const wrong = new Map(whole).set(key, single);
      return [
        { ...trip, payload: Object.fromEntries(wrong), purpose: "wrong type" as const },
        { ...trip, payload: Object.fromEntries(without), purpose: "missing member" as const },
      ];
    });
  });
}

/** A value of another type than the schema's, where that has one type and no fixed value. */
function wrongFor({
  type,
  const: fixed,
  enum: values,
  $ref,
  contentEncoding: isBytes,
}: SchemaObject): Json | undefined {
  if (fixed !== undefined || values !== undefined || $ref !== undefined || isBytes) return undefined;
  if (type === "array") return "text";
  return type === "string" || type === "integer" || type === "number" || type === "boolean"
    ? [["list"]]
    : undefined;
}

function withoutNulls(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  const members = Object.entries<Json>(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}

/** In what a value differs from what was sent; nothing when in nothing. */
export function differenceOf(
  { trip: { folder, type, payload }, result }: Arrival,
  loose: Looseness,
): readonly string[] {
  const seen = (value: Json): Json => (loose.dropsNulls ? withoutNulls(value) : value);
  const place = `${folder}.${type}`;
  if (!("value" in result)) return [`${place}: ${result.refused.slice(0, 300)}`];
  const [wanted, given] = [leavesOf(seen(payload)), leavesOf(seen(result.value))];
  const paths = [...new Set([...wanted.keys(), ...given.keys()])];
  return paths
    .filter((path) => wanted.get(path) !== given.get(path))
    .map((path) => `${place} ${path}: ${given.get(path)} in place of ${wanted.get(path)}`);
}

/** Every single value by its place. */
function leavesOf(
  value: Json,
  place = "",
  leaves: Map<string, string> = new Map(),
): ReadonlyMap<string, string> {
  if (typeof value !== "object" || value === null) return leaves.set(place, JSON.stringify(value));
  leaves.set(place, Array.isArray(value) ? "a list" : "an object");
  for (const [key, member] of Object.entries<Json>(value))
    leavesOf(member, `${place}/${JSON.stringify(key)}`, leaves);
  return leaves;
}
