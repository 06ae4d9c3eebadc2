import type { Message } from "../contract/contract.js";
import type { Mutant } from "../example/mutant.js";
import type { Json } from "../json/value.js";
import { changed } from "../schema/mutant/change.js";
import type { Rejection } from "./content.js";
import { codeSpan } from "./markdown/escape.js";
import type { ServiceScope } from "./scope.js";

/** Two or three payloads that the validator refuses, of different kinds where there are some, and what it says. */
export function rejectionsOf({ mutants, validators }: ServiceScope, message: Message): readonly Rejection[] {
  const validate = validators.payloads.get(message.name);
  if (validate === undefined) return [];
  const found = mutants.get(message.name)?.mutants ?? [];
  return choose(found).flatMap(({ base, change, expect }) => {
    const payload = changed(base.value, change);
    if (payload === undefined) return [];
    const result = validate(payload);
    const issue = result.ok
      ? undefined
      : result.issues.find(({ keyword, path }) => keyword === expect.keyword && path === expect.path);
    if (issue === undefined) return [];
    return [
      {
        what: inWords(change),
        payload: JSON.stringify(payload, null, 2),
        path: issue.path,
        message: issue.message,
      },
    ];
  });
}

const most = 3;

/** One for each keyword, what readers do wrong first. */
function choose(mutants: readonly Mutant[]): readonly Mutant[] {
  const firsts = new Map<string, Mutant>();
  // Nobody learns much from a payload that is something else altogether.
  const apart = [...mutants].sort((one, other) => isWhole(one) - isWhole(other));
  for (const mutant of apart)
    if (!firsts.has(mutant.expect.keyword)) firsts.set(mutant.expect.keyword, mutant);
  const rank = (keyword: string) => (usual.includes(keyword) ? usual.indexOf(keyword) : usual.length);
  return [...firsts.values()]
    .sort((one, other) => rank(one.expect.keyword) - rank(other.expect.keyword))
    .slice(0, most);
}

const isWhole = ({ change }: Mutant): number => (change.at.length === 0 ? 1 : 0);

const usual = ["required", "type", "enum", "const", "format", "minLength", "pattern", "minimum", "maximum"];

/** Markdown. */
function inWords(change: Mutant["change"]): string {
  const place = change.at.length === 0 ? "the whole payload" : codeSpan(change.at.join("."));
  return change.op === "remove" ? `without ${place}` : `${place} is ${shown(change.value)}`;
}

const shown = (value: Json): string => {
  const words = JSON.stringify(value);
  return words.length > 40 ? "something else" : codeSpan(words);
};
