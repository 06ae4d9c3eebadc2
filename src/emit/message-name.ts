/** A name that nothing of `taken` has: the name itself, or with a line below it. */
export function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  while (taken.includes(free)) free += "_";
  return free;
}
