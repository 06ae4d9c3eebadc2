import { type Builder, type Fault, type KeyOptions, type Range, type Scalar, Stop } from "./builder.js";

/** A builder of plain values, and what it found wrong on the way. */
interface ValueBuilder extends Builder {
  /** The value of the whole text; undefined when there was none. */
  readonly value: unknown;
}

interface Frame {
  readonly value: unknown[] | Record<string, unknown>;
  readonly isMapping: boolean;
  readonly anchor: string | undefined;
  /** Where each key was written; undefined for a key that a merge brought. */
  readonly keys: Map<string, Range | undefined>;
  pending: string | undefined;
  merging: boolean;
  /** Nodes in here, with every alias counted as a copy. */
  size: number;
}

interface Anchored {
  readonly value: unknown;
  readonly size: number;
}

/**
 * Builds plain data without recursion: objects whose keys are all own properties (`__proto__` too), arrays and scalars.
 * Aliases share their target; they count as copies towards `aliasNodes`.
 */
export function createValueBuilder(faults: Fault[], aliasNodes: number): ValueBuilder {
  const stack: Frame[] = [];
  const anchors = new Map<string, Anchored | "open">();
  let result: unknown;
  let copied = 0;

  const open = (value: Frame["value"], isMapping: boolean, anchor: string | undefined): void => {
    if (anchor !== undefined) anchors.set(anchor, "open");
    stack.push({ value, isMapping, anchor, keys: new Map(), pending: undefined, merging: false, size: 1 });
  };

  const add = (value: unknown, size: number, range: Range): void => {
    const frame = stack.at(-1);
    if (frame === undefined) {
      result = value;
      return;
    }
    frame.size += size;
    if (Array.isArray(frame.value)) frame.value.push(value);
    else if (frame.merging) merge(frame, value, range);
    else setOwn(frame.value, frame.pending ?? "", value);
    frame.pending = undefined;
    frame.merging = false;
  };

  const merge = (frame: Frame, value: unknown, range: Range): void => {
    const sources = Array.isArray(value) ? value : [value];
    for (const source of sources) {
      if (typeof source !== "object" || source === null || Array.isArray(source)) {
        throw new Stop({ kind: "syntax", reason: "`<<` takes a mapping or a list of mappings", range });
      }
      for (const [key, inner] of Object.entries(source)) {
        copied += 1;
        if (copied > aliasNodes) throw tooMany("<<", aliasNodes, range);
        if (frame.keys.has(key)) continue;
        frame.keys.set(key, undefined);
        if (!Array.isArray(frame.value)) setOwn(frame.value, key, inner);
      }
    }
  };

  return {
    get value() {
      return result;
    },
    get wantsKey() {
      const frame = stack.at(-1);
      return frame?.isMapping === true && frame.pending === undefined && !frame.merging;
    },
    openMapping: (_start, anchor) => open({}, true, anchor),
    openSequence: (_start, anchor) => open([], false, anchor),
    key(text: string, range: Range, options: KeyOptions = {}) {
      const frame = stack.at(-1);
      if (frame === undefined) return;
      if (options.anchor !== undefined) anchors.set(options.anchor, { value: text, size: 1 });
      if (options.merge) {
        frame.merging = true;
        return;
      }
      const first = frame.keys.get(text);
      if (first !== undefined) faults.push({ kind: "duplicate", key: text, first, range });
      frame.keys.set(text, first ?? range);
      frame.pending = text;
    },
    scalar(value: Scalar, range: Range, anchor?: string) {
      if (anchor !== undefined) anchors.set(anchor, { value, size: 1 });
      add(value, 1, range);
    },
    alias(name, range) {
      const target = anchors.get(name);
      if (target === undefined) {
        throw new Stop({ kind: "syntax", reason: `\`*${name}\` names no anchor`, range });
      }
      if (target === "open") {
        throw new Stop({
          kind: "alias",
          name,
          reason: "it stands inside the very node that it names",
          range,
        });
      }
      copied += target.size;
      if (copied > aliasNodes) throw tooMany(name, aliasNodes, range);
      add(target.value, target.size, range);
    },
    close(end) {
      const frame = stack.pop();
      if (frame === undefined) return;
      if (frame.anchor !== undefined) anchors.set(frame.anchor, { value: frame.value, size: frame.size });
      add(frame.value, frame.size, { start: end, end });
    },
  };
}

const tooMany = (name: string, limit: number, range: Range): Stop =>
  new Stop({ kind: "alias", name, reason: `written out, the aliases make more than ${limit} nodes`, range });

/** Sets an own property, whatever its name. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else target[key] = value;
}
