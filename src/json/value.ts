/** A JSON value of the document. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A plain object of the document. */
export type Mapping = Readonly<Record<string, unknown>>;

/** True for an object that is neither null nor an array. */
export const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The member that an object has itself, nothing inherited; undefined where there is none. */
export const ownMember = <Value>(
  owner: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined => (owner !== undefined && Object.hasOwn(owner, key) ? owner[key] : undefined);

/** Whether two JSON values are equal; the order of members does not matter. */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isList(a) || isList(b))
    return (
      isList(a) &&
      isList(b) &&
      a.length === b.length &&
      a.every((item, index) => equal(item, b[index] ?? null))
    );
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key] ?? null, b[key] ?? null))
  );
}

/** True for a JSON array. */
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The number of code points in a text. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};
