import {
  CORE_SCHEMA,
  EVENT_ID,
  type Event,
  getScalarValue,
  NOT_RESOLVED,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from "js-yaml";
import { isRounded } from "../json/number.js";
import { type Builder, type Fault, type Range, type Scalar, Stop } from "./builder.js";

/** What a YAML text may contain. */
interface YamlOptions {
  readonly maxDepth: number;
  readonly faults: Fault[];
}

/** Reads one YAML 1.2 document into a builder. Ends with a `Stop` at the first fault that leaves no value. */
export function parseYaml(text: string, builder: Builder, options: YamlOptions): void {
  const events = readEvents(text, options.maxDepth);
  let documents = 0;
  let index = -1;
  for (const event of events) {
    index += 1;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents += 1;
        if (documents > 1) throw new Stop({ kind: "documents", range: nextRange(events, index) });
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        const range = { start: event.start, end: event.start + 1 };
        if (builder.wantsKey) throw new Stop({ kind: "syntax", reason: "a key has to be plain text", range });
        checkTag(text, event, event.type === EVENT_ID.MAPPING ? "map" : "seq");
        if (event.type === EVENT_ID.MAPPING) builder.openMapping(event.start, anchorOf(text, event));
        else builder.openSequence(event.start, anchorOf(text, event));
        break;
      }
      case EVENT_ID.SCALAR:
        readScalar(text, event, builder, { range: rangeOf(events, index), faults: options.faults });
        break;
      case EVENT_ID.ALIAS: {
        const range = { start: event.anchorStart - 1, end: event.anchorEnd };
        if (builder.wantsKey)
          throw new Stop({ kind: "syntax", reason: "a key has to be plain text, not an alias", range });
        builder.alias(text.slice(event.anchorStart, event.anchorEnd), range);
        break;
      }
      case EVENT_ID.POP:
        if (index < events.length - 1) builder.close(-1);
        break;
      default:
        event satisfies never;
    }
  }
}

function readEvents(text: string, maxDepth: number): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth });
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const start = Math.min(cause.mark?.position ?? 0, text.length);
    const range = { start, end: start + 1 };
    if (cause.reason.startsWith("nesting exceeded"))
      throw new Stop({ kind: "depth", limit: maxDepth, range });
    throw new Stop({ kind: "syntax", reason: cause.reason, range });
  }
}

// Four parameters: it is called for every scalar.
function readScalar(
  text: string,
  event: ScalarEvent,
  builder: Builder,
  { range, faults }: { readonly range: Range; readonly faults: Fault[] },
): void {
  const source = event.valueStart < 0 ? "" : getScalarValue(text, event);
  const anchor = anchorOf(text, event);
  const isPlain = event.style === SCALAR_STYLE.PLAIN;
  if (builder.wantsKey) {
    checkTag(text, event, "str");
    const merge = isPlain && source === "<<" ? ({ merge: true } as const) : {};
    builder.key(source, range, { ...merge, ...(anchor === undefined ? {} : { anchor }) });
    return;
  }
  const value = resolveScalar(text, event, source, range);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) faults.push({ kind: "number", text: source, range });
    else if (isRounded(source, value))
      faults.push({ kind: "rounded", text: source, value: String(value), range });
  }
  builder.scalar(typeof value === "number" && !Number.isFinite(value) ? null : value, range, anchor);
}

function resolveScalar(text: string, event: ScalarEvent, source: string, range: Range): Scalar {
  const tag = tagOf(text, event);
  if (tag === "" && event.style !== SCALAR_STYLE.PLAIN) return source;
  if (tag === "" && isWord(source)) return source;
  if (tag === "!") return source;
  if (tag === "") {
    const { value } = CORE_SCHEMA.resolveImplicitScalarTag(source);
    // js-yaml takes a number beyond the largest one for text.
    return typeof value === "string" && tooLarge.test(source) ? Number(source) : toScalar(value, source);
  }
  const definition = tag.startsWith("!!")
    ? CORE_SCHEMA.lookupScalarTag(`tag:yaml.org,2002:${tag.slice(2)}`)
    : undefined;
  if (definition === undefined) throw unknownTag(event, tag);
  const value: unknown = definition.resolve(source, true, definition.tagName);
  if (value === NOT_RESOLVED) {
    throw new Stop({ kind: "syntax", reason: `\`${source}\` is no value for the tag \`${tag}\``, range });
  }
  return toScalar(value, source);
}

const tooLarge = /^[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+$/;

/** A quick test for the commonest plain text, which no number, boolean or null looks like. */
const isWord = (source: string): boolean => /^[a-eg-mo-su-zA-EG-MO-SU-Z#/$]/.test(source);

const toScalar = (value: unknown, source: string): Scalar =>
  value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "string"
    ? value
    : source;

interface Tagged {
  readonly tagStart: number;
  readonly tagEnd: number;
}

const tagOf = (text: string, event: Tagged): string =>
  event.tagStart < 0 ? "" : text.slice(event.tagStart, event.tagEnd);

function checkTag(text: string, event: Tagged, allowed: "map" | "seq" | "str"): void {
  const tag = tagOf(text, event);
  if (tag !== "" && tag !== "!" && tag !== `!!${allowed}`) throw unknownTag(event, tag);
}

const unknownTag = (event: Tagged, tag: string): Stop =>
  new Stop({ kind: "tag", tag, range: { start: event.tagStart, end: event.tagEnd } });

const anchorOf = (
  text: string,
  event: { readonly anchorStart: number; readonly anchorEnd: number },
): string | undefined => (event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd));

/** Where a scalar stands; an empty one stands at the end of what comes before it. */
function rangeOf(events: readonly Event[], index: number): Range {
  const event = events[index];
  if (event?.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
    const quotes =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    return { start: event.valueStart - quotes, end: event.valueEnd + quotes };
  }
  for (let at = index - 1; at >= 0; at -= 1) {
    const before = events[at];
    if (before?.type === EVENT_ID.SCALAR && before.valueEnd >= 0)
      return { start: before.valueEnd, end: before.valueEnd };
    if (before?.type === EVENT_ID.MAPPING || before?.type === EVENT_ID.SEQUENCE) {
      return { start: before.start, end: before.start };
    }
  }
  return { start: 0, end: 0 };
}

function nextRange(events: readonly Event[], index: number): Range {
  const next = events[index + 1];
  const start =
    next === undefined ? 0 : "valueStart" in next ? next.valueStart : "start" in next ? next.start : 0;
  return { start: Math.max(start, 0), end: Math.max(start, 0) + 1 };
}
