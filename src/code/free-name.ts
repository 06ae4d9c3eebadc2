/** Names that are taken already. */
interface Names {
  has(name: string): boolean;
}

/** A name that nothing of `taken` has: the name itself, or with a line below it. */
export function freeName(name: string, taken: Names): string {
  let free = name;
  while (taken.has(free)) free += "_";
  return free;
}
