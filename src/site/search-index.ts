import { hyphenate } from "./address.js";
import { indexDocuments } from "./search-engine.js";
import { entriesOf, type Mark, type SearchEntry } from "./search-entries.js";
import { type PackedEntry, packNumbers, packPostings, type SearchFile } from "./search-file.js";
import { tokensOf } from "./search-words.js";
import type { Site } from "./site.js";

/** Where a site has its search index. */
export const searchAddress = "assets/search.json";

/** The search index of all pages, as a file of JSON. */
export function renderSearchIndex({ pages, navigation }: Pick<Site, "pages" | "navigation">): string {
  const services = new Map(
    navigation.flatMap(({ address, title }) =>
      address === undefined ? [] : [[address.split("/")[0] ?? "", title] as const],
    ),
  );
  return JSON.stringify(packEntries(pages.flatMap(entriesOf), services));
}

/** `services`: titles by folder. */
function packEntries(entries: readonly SearchEntry[], services: ReadonlyMap<string, string>): SearchFile {
  const index = indexDocuments(entries.map((entry, id) => documentOf(entry, id, services)));
  const folders = [...services.keys()];
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const places = new Places();
  const packed = entries.map(
    ({ title, href, kind, folder, summary, marks }): PackedEntry => [
      title,
      href,
      kinds.indexOf(kind),
      folders.indexOf(folder),
      shorten(summary),
      packNumbers(marks.map((mark) => places.numberOf(mark)).sort((one, other) => one - other)),
    ],
  );
  return {
    services: [...services.values()],
    kinds,
    entries: packed,
    names: places.names,
    places: places.flat,
    postings: packPostings(index.index),
    lengths: entries.map((_, id) => index.fieldLength[id] ?? []),
    averages: index.averageFieldLength.map((average) => Math.round(average * 100) / 100),
  };
}

const documentOf = (entry: SearchEntry, id: number, services: ReadonlyMap<string, string>) => ({
  id,
  // A title of several words is a name, too.
  title: `${entry.title} ${tokensOf(entry.title).join("-")}`,
  name: entry.names.join(" "),
  fields: [...new Set([...entry.fields, ...entry.marks.map((mark) => mark.at(-1) ?? "")])].join(" "),
  place: `${services.get(entry.folder) ?? ""} ${entry.kind}`,
  text: `${entry.summary}\n${entry.text}`,
});

/** Characters of a summary that a result shows. */
const most = 110;

const shorten = (summary: string): string =>
  summary.length <= most ? summary : `${summary.slice(0, most - 1).trimEnd()}…`;

/** Numbers for places: each name and each way to a place stands once. */
class Places {
  readonly names: string[] = [];
  readonly flat: number[] = [];
  readonly #names = new Map<string, number>();
  readonly #places = new Map<string, number>();

  /** The number of a place; those above it have smaller ones. */
  numberOf(mark: Mark): number {
    return mark.reduce((above, name) => this.#below(above, name), -1);
  }

  #below(above: number, name: string): number {
    const key = `${above} ${name}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const number = this.#places.size;
    this.#places.set(key, number);
    this.flat.push(above, this.#nameNumber(above === -1 ? name : labelled(name)));
    return number;
  }

  #nameNumber(name: string): number {
    const known = this.#names.get(name) ?? this.names.push(name) - 1;
    this.#names.set(name, known);
    return known;
  }
}

/** A name and, where it is another, how anchors spell it. */
const labelled = (name: string): string => {
  const anchor = hyphenate(name);
  return anchor === name ? name : `${name}\n${anchor}`;
};
