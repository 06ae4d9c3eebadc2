/** What a thing leads to. */
type Edges<T> = (thing: T) => readonly T[];

/**
 * The strongly connected groups of what `starts` lead to, each after those that it leads to (Tarjan's algorithm,
 * without recursion).
 */
export function groupsOf<T>(starts: readonly T[], edges: Edges<T>): readonly (readonly T[])[] {
  const index = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const groups: T[][] = [];
  const lower = (thing: T, to: number): void => {
    low.set(thing, Math.min(low.get(thing) ?? to, to));
  };
  for (const start of starts) {
    if (index.has(start)) continue;
    const work: { readonly thing: T; readonly next: Iterator<T> }[] = [];
    const enter = (thing: T): void => {
      index.set(thing, index.size);
      lower(thing, index.get(thing) ?? 0);
      open.push(thing);
      isOpen.add(thing);
      work.push({ thing, next: edges(thing)[Symbol.iterator]() });
    };
    enter(start);
    for (let at = work.at(-1); at !== undefined; at = work.at(-1)) {
      const { thing } = at;
      const step = at.next.next();
      if (!step.done) {
        if (!index.has(step.value)) enter(step.value);
        else if (isOpen.has(step.value)) lower(thing, index.get(step.value) ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above !== undefined) lower(above.thing, low.get(thing) ?? 0);
      if (low.get(thing) !== index.get(thing)) continue;
      const group = open.splice(open.lastIndexOf(thing));
      for (const one of group) isOpen.delete(one);
      groups.push(group);
    }
  }
  return groups;
}
