import type { IndexData } from "./search-engine.js";

/** The search index as pages load it. Everything that is said twice stands once and is named by its number. */
export interface SearchFile {
  readonly services: readonly string[];
  readonly kinds: readonly string[];
  readonly entries: readonly PackedEntry[];
  /** What places are called: sections, fields, codes. */
  readonly names: readonly string[];
  /** Places as a forest: the place above or -1, and the number of the name; above comes first. */
  readonly places: readonly number[];
  /** See `packPostings`. */
  readonly postings: string;
  readonly lengths: readonly (readonly number[])[];
  readonly averages: readonly number[];
}

/** Title, address with section, number of the kind, number of the service or -1, summary, marked places (see `packNumbers`). */
export type PackedEntry = readonly [
  title: string,
  href: string,
  kind: number,
  service: number,
  summary: string,
  places: string,
];

/** Ascending numbers as their differences in base 36: `3.1.a`. */
export const packNumbers = (numbers: readonly number[]): string =>
  numbers.map((number, index) => (number - (numbers[index - 1] ?? 0)).toString(36)).join(".");

/** The numbers again. */
export function unpackNumbers(packed: string): readonly number[] {
  let sum = 0;
  return packed === "" ? [] : packed.split(".").map((step) => (sum += Number.parseInt(step, 36)));
}

/** Which word stands in which field of which document, and how often: `room,2:3.1*4.5,4:9;…`. */
export const packPostings = (index: IndexData["index"]): string =>
  [...index]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, fields]) =>
      [word, ...Object.entries(fields).map(([field, counts]) => `${field}:${packCounts(counts)}`)].join(","),
    )
    .join(";");

function packCounts(counts: object): string {
  let last = 0;
  return Object.entries(counts)
    .map(([document, count]: [string, number]) => {
      const step = Number(document) - last;
      last = Number(document);
      return `${step.toString(36)}${count === 1 ? "" : `*${count.toString(36)}`}`;
    })
    .join(".");
}

/** The index that search asks, from what a page has loaded. */
export function unpackIndex({ entries, postings, lengths, averages }: SearchFile): IndexData {
  return {
    documentCount: entries.length,
    nextId: entries.length,
    documentIds: Object.fromEntries(entries.map((_, index) => [index, index])),
    fieldIds: { title: 0, name: 1, fields: 2, place: 3, text: 4 },
    fieldLength: Object.fromEntries(lengths.map((length, index) => [index, [...length]])),
    averageFieldLength: [...averages],
    storedFields: {},
    dirtCount: 0,
    index: postings === "" ? [] : postings.split(";").map(unpackWord),
    serializationVersion: 2,
  };
}

function unpackWord(packed: string): IndexData["index"][number] {
  const [word = "", ...fields] = packed.split(",");
  return [
    word,
    Object.fromEntries(
      fields.map((field) => {
        const [id = "", counts = ""] = field.split(":");
        return [id, unpackCounts(counts)];
      }),
    ),
  ];
}

function unpackCounts(packed: string): Record<string, number> {
  let document = 0;
  return Object.fromEntries(
    packed.split(".").map((pair) => {
      const [step = "", count = "1"] = pair.split("*");
      document += Number.parseInt(step, 36);
      return [document, Number.parseInt(count, 36)];
    }),
  );
}
