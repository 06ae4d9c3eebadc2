import type { Diagnostic, Source } from "../diagnostic/diagnostic.js";
import { type Kind, reference, structure } from "./finding-kind.js";

/** A finding of the parser: what it is about and where. */
interface Asked {
  readonly kind: Kind | undefined;
  readonly source: Source;
  readonly message: string;
}

/**
 * Finds those of our findings (by index) that are about the same thing as one of the parser's: of its kind and at its
 * place. Failing that, for the structure, the error of ours that is the cause: where a thing can be one of several,
 * the parser tells a fault in it again for all that is above and beside it, as if that were wrong, too.
 */
export function indexOurs(ours: readonly Diagnostic[]): (asked: Asked) => readonly number[] {
  const at = new Map<string, number[]>();
  for (const [index, { code, source }] of ours.entries()) {
    const key = `${code} ${placeOf(source)}`;
    at.set(key, [...(at.get(key) ?? []), index]);
  }
  const causeOf = indexCauses(ours);
  return ({ kind, source, message }) => {
    if (kind === undefined) return [];
    const place = placeOf(source);
    const exact = [...kind.codes].flatMap((code) => at.get(`${code} ${place}`) ?? []);
    if (exact.length > 0 || kind !== structure) return exact;
    const cause = causeOf(place, message);
    return cause === undefined ? [] : [cause];
  };
}

/** Our errors that a complaint about the structure can come from, by the places where the parser may complain. */
function indexCauses(ours: readonly Diagnostic[]): (place: string, message: string) => number | undefined {
  const within = new Map<string, number>();
  const unknown = new Map<string, number>();
  const misspelt = new Map<string, number>();
  for (const [index, { code, severity, source, help }] of ours.entries()) {
    if (severity !== "error" || !(structure.codes.has(code) || reference.codes.has(code))) continue;
    const place = placeOf(source);
    for (const whole of [place, ...placesAbove(place)]) if (!within.has(whole)) within.set(whole, index);
    if (code !== "unknown-member") continue;
    unknown.set(place, index);
    const [, meant] = /Did you mean `(.*)`/.exec(help) ?? [];
    if (meant !== undefined) misspelt.set(`${parentOf(place)} ${meant}`, index);
  }
  return (place, message) => {
    const [, required = ""] = /must have required property "(.*)"/.exec(message) ?? [];
    const [whole = ""] = placesAbove(place);
    const inside = placesAbove(place).find((above) => unknown.has(above)) ?? "";
    return (
      misspelt.get(`${place} ${required}`) ?? within.get(place) ?? within.get(whole) ?? unknown.get(inside)
    );
  };
}

/** A `$ref` and the object that it is the whole of are one place. */
const placeOf = ({ file, pointer }: Source): string => `${file}#${pointer.replace(/\/\$ref$/, "")}`;

const parentOf = (place: string): string => place.slice(0, Math.max(0, place.lastIndexOf("/")));

/** The things that a place is part of, nearest first; the document and its lists of named things are none. */
function placesAbove(place: string): readonly string[] {
  const [file = "", ...steps] = place.split("/");
  return steps
    .map((_, index) => [file, ...steps.slice(0, index)].join("/"))
    .filter((above) => !isList.test(above))
    .reverse();
}

const isList = /#(\/(channels|servers|operations|components(\/[^/]+)?))?$/;
