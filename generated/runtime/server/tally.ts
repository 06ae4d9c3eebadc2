/** Counts holders by a key. Remembers only keys that somebody holds. */
export class Tally {
  readonly #counts = new Map<string, number>();

  /** How many hold it at the moment. */
  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** One more holds it; what it returns, called once, lets it go. Without a key nothing is counted. */
  add(key: string | undefined): () => void {
    if (key !== undefined) this.#counts.set(key, this.of(key) + 1);
    return () => this.remove(key);
  }

  /** One that held it lets go. */
  remove(key: string | undefined): void {
    if (key === undefined) return;
    const left = this.of(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}

/**
 * What an address is counted by: the address itself, of IPv6 its first 64 bits, since whoever has one of them has them
 * all. Undefined where there is no address, as on a pipe.
 */
export function networkOf(address: string): string | undefined {
  if (address === "") return undefined;
  if (!address.includes(":")) return address;
  const [before = "", after] = address.split("::");
  const head = groupsOf(before);
  const tail = groupsOf(after ?? "");
  const zeros = Math.max(0, after === undefined ? 0 : 8 - head.length - tail.length);
  return [...head, ...Array<string>(zeros).fill("0"), ...tail].slice(0, 4).join(":");
}

const groupsOf = (part: string): readonly string[] =>
  part === "" ? [] : part.split(":").map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""));
