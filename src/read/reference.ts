import { posix } from "node:path";

/** The two halves of a `$ref`: a file (relative to the root folder, or the address of a remote one) and the pointer within it. */
interface Reference {
  readonly file: string;
  readonly fragment: string;
}

/** Splits a `$ref` that stands in file `from`. Percent escapes are decoded in both halves of a local one. */
export function splitReference(from: string, reference: string): Reference {
  const hash = reference.indexOf("#");
  const path = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = hash < 0 ? "" : decode(reference.slice(hash + 1));
  if (path === "") return { file: from, fragment };
  const remote = remoteAddress(from, path);
  return { file: remote ?? posix.normalize(posix.join(posix.dirname(from), decode(path))), fragment };
}

/** The scheme of a reference in lower case, without its colon; undefined for a path. */
export const schemeOf = (reference: string): string | undefined =>
  /^([a-z][a-z0-9+.-]*):/i.exec(reference)?.[1]?.toLowerCase();

/** True for the address of a remote file. */
export const isRemote = (file: string): boolean => /^https?:\/\//i.test(file);

function remoteAddress(from: string, path: string): string | undefined {
  if (!isRemote(from) && !isRemote(path)) return undefined;
  try {
    return isRemote(path) ? new URL(path).href : new URL(path, from).href;
  } catch {
    return path;
  }
}

function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is taken as it stands
  }
}
