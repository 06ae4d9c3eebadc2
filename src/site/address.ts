import { createHash } from "node:crypto";
import type { Channel, Contract, Message, Operation, Service } from "../contract/contract.js";
import type { Schema } from "../schema/schema.js";

/** Something that has a page of its own. */
export type Subject = Service | Channel | Operation | Message | Schema;

/** Where the page of each part of a contract is: relative to the site, without an extension. */
export type Addresses = ReadonlyMap<Subject, string>;

/** Addresses that need no script, no server rules, and tell file systems apart that fold case. */
export const overview = "index";

/** Gives every part of a contract its address. It depends on names alone, never on what stands around. */
export function planAddresses(contract: Contract): Addresses {
  const addresses = new Map<Subject, string>();
  const place = (folder: string, subjects: readonly (readonly [name: string, subject: Subject])[]): void => {
    const words = countWords(subjects.map(([name]) => hyphenate(name)));
    for (const [name, subject] of subjects) {
      const short = hyphenate(name);
      // Two names that differ in their spelling only both keep more of it.
      addresses.set(subject, `${folder}/${portable(words.get(short) === 1 ? short : spelled(name))}`);
    }
  };
  for (const service of contract.services) {
    const { name } = service;
    addresses.set(service, `${name}/index`);
    place(`${name}/channels`, named(service.channels));
    place(`${name}/operations`, named(service.operations));
    place(`${name}/messages`, named(service.messages));
    place(`${name}/schemas`, named(service.schemas));
  }
  return addresses;
}

/** The way from one page to another, with the extension of the files. */
export const linkBetween = (from: string, to: string, extension: string): string =>
  linkToFile(from, to) + extension;

/** The way from a page to a file of the site. */
export function linkToFile(from: string, file: string): string {
  let shared = 0;
  for (let at = 0; at < from.length && from[at] === file[at]; at += 1) if (from[at] === "/") shared = at + 1;
  let up = "";
  for (let at = shared; at < from.length; at += 1) if (from[at] === "/") up += "../";
  return up + file.slice(shared);
}

const named = <S extends Subject>(subjects: readonly S[]): readonly (readonly [string, S])[] =>
  subjects.map((subject) => [subject.name, subject] as const);

/** `chatMessage` and `ChatMessage` as `chat-message`. */
export const hyphenate = (name: string): string =>
  name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1-$2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .replaceAll(/(?:[^\p{L}\p{N}]|\p{Default_Ignorable_Code_Point})+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")
    .toLowerCase() || "unnamed";

/** As every file system takes it: no device of Windows, and not too long. */
const portable = (word: string): string => {
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(word)) return `${word}-`;
  if (Buffer.byteLength(word) <= longest) return word;
  return `${word.slice(0, longest / 4)}--${createHash("sha256").update(word).digest("hex").slice(0, 12)}`;
};

/** Bytes of a step of an address; file systems stop at 255, and there are extensions. */
const longest = 200;

/** A name with capitals marked, so that no two are the same in any file system. */
const spelled = (name: string): string =>
  name
    .replaceAll(/\p{Lu}/gu, (letter) => `^${letter.toLowerCase()}`)
    .replaceAll("^", "--")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, (sign) => `-u${sign.codePointAt(0)?.toString(16)}`);

function countWords(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
