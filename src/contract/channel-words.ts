/**
 * The words that name each channel, by its key: the key itself, without the long prefix that all of them share.
 * The bare path `/` is called `root`.
 */
export function channelWords(keys: readonly string[]): ReadonlyMap<string, string> {
  const split = keys.map((key) => [...key.matchAll(segment)]);
  const shared = sharedSegments(split);
  return new Map(
    keys.map((key, index) => {
      const start = split[index]?.[shared]?.index ?? 0;
      return [key, /^\/*$/.test(key) ? "root" : key.slice(start)];
    }),
  );
}

/** What stands between slashes, dots and colons; a parameter is never split. */
const segment = /(?:\{[^{}]*\}|[^/.:{}])+/g;

type Segments = readonly RegExpMatchArray[];

/** How many segments can go: fewer where a name would start with a digit or a version, none where they are soon read. */
function sharedSegments(all: readonly Segments[]): number {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return 0;
  const differs = first.findIndex(([text], at) => others.some((other) => other[at]?.[0] !== text));
  let shared = differs < 0 ? first.length : differs;
  while (shared > 0 && !all.every((segments) => isNaming(segments[shared]?.[0]))) shared -= 1;
  const letters = first.slice(0, shared).join("").length;
  return shared > 1 || letters >= longWord ? shared : 0;
}

/** From this many letters on, one word in front of each name is long. */
const longWord = 12;

const isNaming = (word = ""): boolean => /^[^\p{L}\p{N}]*\p{L}/u.test(word) && !/^v\d+$/i.test(word);
