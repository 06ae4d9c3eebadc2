import MiniSearch, { type AsPlainObject, type Options } from "minisearch";
import { stopWords, tokensOf, wholeOf, wordsOf } from "./search-words.js";

/** What can be found, as the index takes it. */
interface SearchDocument {
  readonly id: number;
  readonly title: string;
  /** Names in code and on the wire. */
  readonly name: string;
  /** Names of fields, and codes. */
  readonly fields: string;
  /** The service and the kind of page. */
  readonly place: string;
  readonly text: string;
}

/** An index as plain data. */
export type IndexData = AsPlainObject;

/** An index that can be asked. */
export type SearchEngine = MiniSearch<SearchDocument>;

/** Both sides of the index: what is built and what is asked have to agree. */
const options: Options<SearchDocument> = {
  fields: ["title", "name", "fields", "place", "text"],
  tokenize: tokensOf,
  searchOptions: {
    tokenize: tokensOf,
    processTerm: wholeOf,
    combineWith: "AND",
    // Short words are whole ones, but for the one that is being typed.
    prefix: (term, index, terms) => term.length > 2 || index === terms.length - 1,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    boost: { title: 6, name: 5, fields: 3, place: 0.5, text: 1 },
  },
};

/** Longer words are data, not language. */
const longest = 64;

/** How words of documents are taken in, by what splits a name. */
const processing =
  (words: typeof wordsOf) =>
  (term: string, field?: string): string[] | null =>
    term.length > longest ? null : words(term).filter((word) => field !== "text" || !stopWords.has(word));

/** An index of documents, as plain data. */
export function indexDocuments(documents: readonly SearchDocument[]): IndexData {
  const known = new Map<string, readonly string[]>();
  const words = (token: string): readonly string[] => {
    const found = known.get(token) ?? wordsOf(token);
    known.set(token, found);
    return found;
  };
  const engine = new MiniSearch({ ...options, processTerm: processing(words) });
  engine.addAll(documents);
  return engine.toJSON();
}

/** The index again, from plain data. */
export const loadEngine = (index: IndexData): SearchEngine => MiniSearch.loadJS(index, options);
