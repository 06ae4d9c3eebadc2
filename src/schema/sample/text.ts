import { lengthOf } from "../../json/value.js";
import type { SchemaObject } from "../schema.js";
import { type Length, matches, textMatching } from "./pattern.js";

/** A text that keeps the lengths, patterns and formats of all `leaves`, or undefined where none was found. */
export function sampleText(leaves: readonly SchemaObject[], variant: number): string | undefined {
  const patterns = leaves.flatMap((leaf) => leaf.pattern ?? []);
  const length = {
    min: Math.max(0, ...leaves.map((leaf) => leaf.minLength ?? 0)),
    max: Math.min(...leaves.map((leaf) => leaf.maxLength ?? Number.POSITIVE_INFINITY)),
  };
  if (length.min > longest || length.min > length.max) return undefined;
  const good = (text: string | undefined): text is string =>
    text !== undefined &&
    lengthOf(text) >= length.min &&
    lengthOf(text) <= length.max &&
    patterns.every((pattern) => matches(pattern, text) !== false);
  const formats = leaves.flatMap((leaf) => leaf.format ?? []);
  for (const format of formats) {
    const found = formatted(format, variant).find(good);
    if (found !== undefined) return found;
  }
  const plain = plainText(length, variant);
  if (good(plain)) return plain;
  return patterns.map((pattern) => textMatching(pattern, length, variant)).find(good);
}

/** The formats that have a meaning for texts here. Others are annotations. */
export const isTextFormat = (format: string): boolean => Object.hasOwn(formats, format);

const longest = 100_000;

/** `text`, `text2`, … brought to a length. */
function plainText({ min, max }: Length, variant: number): string {
  const word = variant === 0 ? "text" : `text${variant + 1}`;
  if (word.length > max)
    return (variant === 0 ? word : letters.slice(variant % 26).padEnd(max, "x")).slice(0, max);
  if (word.length >= min) return word;
  const filling = "text ".repeat(Math.ceil(min / 5)).slice(0, min - word.length - 1);
  return `${word}${filling}t`;
}

const letters = "abcdefghijklmnopqrstuvwxyz";

const formatted = (format: string, variant: number): readonly string[] =>
  Object.hasOwn(formats, format) ? (formats[format]?.(variant) ?? []) : [];

const two = (value: number) => String(value % 60).padStart(2, "0");
const numbered = (variant: number) => (variant === 0 ? "" : String(variant + 1));
const url = (variant: number) => [
  `https://example.com/${numbered(variant)}`,
  `http://a${numbered(variant)}.io`,
];

const formats: Readonly<Record<string, (variant: number) => readonly string[]>> = {
  "date-time": (variant) => [
    `2025-01-02T03:04:${two(5 + variant)}Z`,
    `2025-01-02T03:04:${two(5 + variant)}.000Z`,
  ],
  "iso-date-time": (variant) => [`2025-01-02T03:04:${two(5 + variant)}Z`],
  date: (variant) => [`2025-01-${two((variant % 28) + 1)}`],
  time: (variant) => [`03:04:${two(5 + variant)}Z`],
  "iso-time": (variant) => [`03:04:${two(5 + variant)}Z`],
  duration: (variant) => [`P${1 + variant}D`, `PT${1 + variant}H2M`],
  uri: url,
  url,
  iri: url,
  "uri-reference": (variant) => [`/path${numbered(variant)}`, ...url(variant), numbered(variant + 1)],
  "iri-reference": (variant) => [`/path${numbered(variant)}`],
  "uri-template": (variant) => [`https://example.com/{id}${numbered(variant)}`],
  email: (variant) => [`user${numbered(variant)}@example.com`, `a${numbered(variant)}@b.io`],
  "idn-email": (variant) => [`user${numbered(variant)}@example.com`],
  hostname: (variant) => [
    `${variant === 0 ? "" : `host${variant + 1}.`}example.com`,
    `a${numbered(variant)}.io`,
  ],
  "idn-hostname": (variant) => [`${variant === 0 ? "" : `host${variant + 1}.`}example.com`],
  ipv4: (variant) => [`192.0.2.${(variant % 250) + 1}`],
  ipv6: (variant) => [`2001:db8::${(variant % 9_000) + 1}`],
  regex: (variant) => [`^a${numbered(variant)}$`],
  uuid: (variant) => [`123e4567-e89b-12d3-a456-${String(426_614_174_000 + variant)}`],
  "json-pointer": (variant) => [`/a${numbered(variant)}`],
  "json-pointer-uri-fragment": (variant) => [`#/a${numbered(variant)}`],
  "relative-json-pointer": (variant) => [`${variant}/a`],
  byte: (variant) => [["dGV4dA==", "dGV4dDI=", "dGV4dDM="][variant % 3] ?? "", "YWJj".repeat(1 + variant)],
  binary: () => [],
  password: () => [],
};
