import { posix } from "node:path";

/** The two halves of a `$ref`: a file (relative to the root folder) and the pointer within it. */
export interface Reference {
  readonly file: string;
  readonly fragment: string;
}

/** Splits a local `$ref` that stands in file `from`. Percent escapes are decoded in both halves. */
export function splitReference(from: string, reference: string): Reference {
  const hash = reference.indexOf("#");
  const path = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = hash < 0 ? "" : reference.slice(hash + 1);
  return {
    file: path === "" ? from : posix.normalize(posix.join(posix.dirname(from), decode(path))),
    fragment: decode(fragment),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is taken as it stands
  }
}
