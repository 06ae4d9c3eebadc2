/**
 * For validators: bytes count as the empty string, as the contract's `format: binary` has it. Of an object its members
 * are looked at, or only those that are named; without any bytes it is the value itself.
 */
export function withoutBlobs(value: unknown, names?: readonly string[]): unknown {
  if (value instanceof Blob) return "";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const isReplaced = ([name, member]: readonly [string, unknown]) =>
    hasBlob(member) && names?.includes(name) !== false;
  if (!entries.some(isReplaced)) return value;
  return Object.fromEntries(
    entries.map(([name, member]) => [name, isReplaced([name, member]) ? replace(member) : member]),
  );
}

const hasBlob = (value: unknown): boolean =>
  value instanceof Blob || (Array.isArray(value) && value.some((each) => each instanceof Blob));

const replace = (value: unknown): unknown =>
  value instanceof Blob ? "" : Array.isArray(value) ? value.map(replace) : value;
