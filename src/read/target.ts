import { type Diagnostic, diagnose, type Related, type Source } from "../diagnostic/diagnostic.js";
import { nearest } from "../diagnostic/nearest.js";
import { parsePointer, renderPointer } from "../json/pointer.js";
import { isMapping } from "../json/value.js";
import type { SourceDocument, SourceFile } from "./document.js";
import { child, follow, type Node, referenceOf, sourceOf, target, top } from "./node.js";
import { splitReference } from "./reference.js";
import type { FoundReference } from "./walk.js";

/** A reference, and the file that it stands in. */
export interface Reached {
  readonly file: SourceFile;
  readonly reference: FoundReference;
}

/** What is known about the files. */
interface TargetOptions {
  /** Files that could not be read; there is a complaint about each already. */
  readonly unread: ReadonlySet<string>;
  /** How a file was reached. */
  readonly chain: (path: string) => readonly Related[];
}

/** Complains about references that lead to nothing, or for ever in a circle. */
export function checkTargets(
  document: SourceDocument,
  reached: readonly Reached[],
  { unread, chain }: TargetOptions,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const done = new Set<object>();
  const ended = new Set<object>();
  for (const { file, reference } of reached) {
    if (reference.inExtension || done.has(reference.value)) continue;
    done.add(reference.value);
    const { value } = reference;
    if (unread.has(splitReference(file.path, reference.text).file)) continue;
    if (follow(document, { file, value }) !== undefined) continue;
    const { path } = reference;
    const node: Node = { file, path, pointer: renderPointer(path), value };
    const source: Source = { file: file.path, pointer: `${node.pointer}/$ref` };
    if (target(document, node, reference.text) !== undefined) {
      const cycle = cycleFrom(document, node, ended);
      if (cycle !== undefined) diagnostics.push(describeCycle(cycle, source, chain(file.path)));
    } else if (passesThrough(document, node, reference)) {
      const cycle = `\`${reference.text}\` -> \`${reference.text}\``;
      diagnostics.push(diagnose("ref-cycle", { chain: cycle }, source, chain(file.path)));
    } else
      diagnostics.push(
        missing(document, node, { reference: reference.text, source, related: chain(file.path) }),
      );
  }
  return diagnostics;
}

/**
 * The circle that a reference is a part of; undefined for one that only leads into a circle, or to nothing.
 * `ended` remembers what was walked before, so that each reference is walked once.
 */
function cycleFrom(document: SourceDocument, node: Node, ended: Set<object>): readonly Node[] | undefined {
  const chain: Node[] = [];
  const places = new Map<object, number>();
  let cycle: readonly Node[] | undefined;
  for (let at: Node | undefined = node; at !== undefined && !ended.has(asObject(at.value)); ) {
    const seen = places.get(asObject(at.value));
    if (seen !== undefined) {
      cycle = chain.slice(seen);
      break;
    }
    places.set(asObject(at.value), chain.length);
    chain.push(at);
    const reference = referenceOf(at);
    at = reference === undefined ? undefined : target(document, at, reference);
  }
  for (const link of chain) ended.add(asObject(link.value));
  return cycle;
}

function describeCycle(cycle: readonly Node[], source: Source, reachedBy: readonly Related[]): Diagnostic {
  const names = [...cycle, ...cycle.slice(0, 1)].map(shortName);
  const shown = names.length > 8 ? [...names.slice(0, 4), "...", ...names.slice(-3)] : names;
  const related = cycle
    .slice(1, 6)
    .map((link) => ({ message: "part of the circle", source: sourceOf(link) }));
  const [first] = cycle;
  const place =
    first === undefined ? source : { ...sourceOf(first), pointer: `${sourceOf(first).pointer}/$ref` };
  return diagnose("ref-cycle", { chain: shown.join(" -> ") }, place, [...related, ...reachedBy]);
}

/** True when the pointer of a reference passes through the very place that it stands in: `a: { $ref: "#/a/b" }`. */
function passesThrough(document: SourceDocument, node: Node, reference: FoundReference): boolean {
  const { file, fragment } = splitReference(node.file.path, reference.text);
  if (file !== node.file.path) return false;
  const steps = parsePointer(fragment) ?? [];
  const source = document.files.get(file);
  let at = source && top(source);
  for (const step of steps) {
    if (at?.value === reference.value) return true;
    at = at && child(at, step);
  }
  return false;
}

const asObject = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

const shortName = (node: Node): string => `\`${renderPointer(node.path) || node.file.path}\``;

function missing(
  document: SourceDocument,
  node: Node,
  {
    reference,
    source,
    related,
  }: { readonly reference: string; readonly source: Source; readonly related: readonly Related[] },
): Diagnostic {
  const { file, fragment } = splitReference(node.file.path, reference);
  const shown = reference.length > 200 ? `${reference.slice(0, 200)}...` : reference;
  const steps = parsePointer(fragment);
  const there = document.files.get(file);
  if (steps === undefined || there === undefined) {
    const holes = {
      reference: shown,
      reason: `\`#${fragment}\` is not a JSON pointer`,
      hint: "A pointer begins with `#/`.",
    };
    return diagnose("ref-missing", holes, source, related);
  }
  const { found, lost, suggestion } = search(document, top(there), steps);
  const where = found.length === 0 ? `the top of \`${file}\`` : `\`${renderPointer(found)}\``;
  const hint =
    suggestion === undefined
      ? "Check the spelling, or add what is missing."
      : `Did you mean \`${file === node.file.path ? "" : reference.split("#", 1)[0]}#${renderPointer(suggestion)}\`?`;
  return diagnose(
    "ref-missing",
    { reference: shown, reason: `${where} has no \`${lost}\``, hint },
    source,
    related,
  );
}

/** How far a pointer leads, and the place that was probably meant. */
function search(document: SourceDocument, from: Node, steps: readonly string[]) {
  const found: string[] = [];
  const meant: string[] = [];
  let at: Node | undefined = from;
  let lost: string | undefined;
  for (const step of steps) {
    const here: Node | undefined = at && follow(document, at);
    let next: Node | undefined = here && child(here, step);
    let name = step;
    if (next === undefined) {
      lost ??= step;
      const names = here !== undefined && isMapping(here.value) ? Object.keys(here.value) : [];
      const near = nearest(step, names.slice(0, 5_000));
      if (here === undefined || near === undefined) return { found, lost, suggestion: undefined };
      name = near;
      next = child(here, near);
    } else if (lost === undefined) found.push(step);
    meant.push(name);
    at = next;
  }
  return { found, lost: lost ?? "", suggestion: meant };
}
