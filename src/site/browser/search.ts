import { loadEngine, type SearchEngine } from "../search-engine.js";
import { type SearchFile, unpackIndex, unpackNumbers } from "../search-file.js";
import { stopWords, tokensOf, wholeOf, wordsOf } from "../search-words.js";

/** Asks the index. */
export type Find = (query: string) => Findings;

/** What was found, the best first. */
export interface Findings {
  /** False where nothing has all of the words, and these have some. */
  readonly hasAll: boolean;
  readonly found: readonly Finding[];
  /** How many there are, of which the first are handed out. */
  readonly total: number;
}

export interface Finding {
  readonly title: string;
  /** From the folder of the site. */
  readonly href: string;
  readonly kind: string;
  readonly service: string;
  readonly summary: string;
  /** The field or code that has the words, where it is what was found. */
  readonly mark?: { readonly kind: "field" | "code"; readonly name: string };
}

/** Loads the index at an address. */
export async function loadSearch(address: URL): Promise<Find> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.href} answered with the status ${response.status}`);
  // Checked border: the file was built together with this script.
  const file = (await response.json()) as SearchFile;
  const engine = loadEngine(unpackIndex(file));
  return (query) => find(engine, file, query);
}

/** Results that are shown at once. */
const most = 20;

function find(engine: SearchEngine, file: SearchFile, query: string): Findings {
  const tokens = tokensOf(query);
  const telling = tokens.filter((token) => !stopWords.has(token.toLowerCase()));
  const words = telling.length > 0 ? telling : tokens;
  const boostDocument = (id: number): number => weights[file.kinds[file.entries[id]?.[2] ?? -1] ?? ""] ?? 1;
  // Words that are a name when they are put together mean that name.
  const all = engine.search(
    {
      combineWith: "OR",
      queries: [
        { combineWith: "AND", queries: [words.join(" ")] },
        ...(words.length > 1 ? [words.join("_")] : []),
      ],
    },
    { boostDocument },
  );
  const hits = all.length > 0 ? all : engine.search(words.join(" "), { boostDocument, combineWith: "OR" });
  return {
    hasAll: all.length > 0,
    found: hits
      .slice(0, most)
      .flatMap(({ id, match }: { readonly id: number; readonly match: Match }) =>
        toFinding(file, id, { match, words: words.map(wholeOf) }),
      ),
    total: hits.length,
  };
}

/** What readers look for most often comes first. */
const weights: Readonly<Record<string, number>> = {
  message: 1.3,
  operation: 1.25,
  channel: 1.1,
  schema: 0.8,
};

/** Words of the document, and the fields of the index that have them. */
type Match = Readonly<Record<string, readonly string[]>>;

/** Why a document was found: its own words, and those of the query. */
interface Asked {
  readonly match: Match;
  readonly words: readonly string[];
}

function toFinding(file: SearchFile, id: number, { match, words }: Asked): readonly Finding[] {
  const entry = file.entries[id];
  if (entry === undefined) return [];
  const [title, href, kindNumber, service, summary, packed] = entry;
  const kind = file.kinds[kindNumber] ?? "";
  const base = { title, kind, service: file.services[service] ?? "", summary };
  const place = bestPlace(file, unpackNumbers(packed), { match, words });
  if (place === undefined) return [{ ...base, href }];
  const isCode = kind === "errors";
  return [
    {
      ...base,
      href: isCode ? href : `${href}#${anchorOf(file, place)}`,
      mark: { kind: isCode ? "code" : "field", name: nameOf(file, place) },
    },
  ];
}

/** The place that has most of what was asked, unless the title or name of the page has all of it. */
function bestPlace(file: SearchFile, places: readonly number[], { match, words }: Asked): number | undefined {
  const entries = Object.entries(match);
  const told = wordsIn(entries, ["title", "name"]);
  if (words.every((word) => told.some((other) => isLike(word, other)))) return undefined;
  const wanted = wordsIn(entries, ["fields"]).filter((word) => !told.includes(word));
  const exact = words.join("");
  let best: { readonly place: number; readonly score: number } | undefined;
  for (const place of places) {
    const name = nameOf(file, place);
    const own = new Set(tokensOf(name).flatMap(wordsOf));
    const shared = wanted.filter((word) => own.has(word)).length;
    // Of several the one that is called just so, then the shortest.
    const score = shared === 0 ? 0 : shared + (wholeOf(name) === exact ? 10 : 1 / (name.length + 2));
    if (score > (best?.score ?? 0)) best = { place, score };
  }
  return best?.place;
}

const wordsIn = (entries: readonly (readonly [string, readonly string[]])[], wanted: readonly string[]) =>
  entries.filter(([, fields]) => fields.some((field) => wanted.includes(field))).map(([word]) => word);

/** Words are found by how they begin, and with a letter wrong. */
const isLike = (word: string, other: string): boolean =>
  other.startsWith(word) || (word.length > 4 && other.startsWith(word.slice(0, 3)));

const nameOf = ({ names, places }: SearchFile, place: number): string =>
  names[places[place * 2 + 1] ?? -1]?.split("\n")[0] ?? "";

/** The anchor: the section and how each name is spelled below it. */
function anchorOf(file: SearchFile, place: number): string {
  const above = file.places[place * 2] ?? -1;
  const spelled = file.names[file.places[place * 2 + 1] ?? -1]?.split("\n").at(-1) ?? "";
  return above === -1 ? spelled : `${anchorOf(file, above)}.${spelled}`;
}
