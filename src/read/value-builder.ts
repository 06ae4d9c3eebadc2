import { isMapping } from "../json/value.js";
import { type Builder, type Fault, type KeyOptions, type Range, type Scalar, Stop } from "./builder.js";

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
 * Aliases share their target; they count as copies towards `aliasNodes`. What is wrong is added to `faults`.
 */
export class ValueBuilder implements Builder {
  /** The value of the whole text; undefined when there was none. */
  value: unknown;
  readonly #faults: Fault[];
  readonly #aliasNodes: number;
  readonly #stack: Frame[] = [];
  readonly #anchors = new Map<string, Anchored | "open">();
  #copied = 0;
  constructor(faults: Fault[], aliasNodes: number) {
    this.#faults = faults;
    this.#aliasNodes = aliasNodes;
  }

  get wantsKey(): boolean {
    const frame = this.#stack.at(-1);
    return frame?.isMapping === true && frame.pending === undefined && !frame.merging;
  }

  openMapping(_start: number, anchor?: string): void {
    this.#open({}, true, anchor);
  }

  openSequence(_start: number, anchor?: string): void {
    this.#open([], false, anchor);
  }

  key(text: string, range: Range, options: KeyOptions = {}): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    if (options.anchor !== undefined) this.#anchors.set(options.anchor, { value: text, size: 1 });
    if (options.merge) {
      frame.merging = true;
      return;
    }
    const first = frame.keys.get(text);
    if (first !== undefined) this.#faults.push({ kind: "duplicate", key: text, first, range });
    frame.keys.set(text, first ?? range);
    frame.pending = text;
  }

  scalar(value: Scalar, range: Range, anchor?: string): void {
    if (anchor !== undefined) this.#anchors.set(anchor, { value, size: 1 });
    this.#add(value, 1, range);
  }

  alias(name: string, range: Range): void {
    const target = this.#anchors.get(name);
    if (target === undefined)
      throw new Stop({ kind: "syntax", reason: `\`*${name}\` names no anchor`, range });
    if (target === "open") {
      const reason = "it stands inside the very node that it names";
      throw new Stop({ kind: "alias", name, reason, range });
    }
    this.#copied += target.size;
    if (this.#copied > this.#aliasNodes) throw tooMany(name, this.#aliasNodes, range);
    this.#add(target.value, target.size, range);
  }

  close(end: number): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    const { anchor, value, size } = frame;
    if (anchor !== undefined) this.#anchors.set(anchor, { value, size });
    this.#add(value, size, { start: end, end });
  }

  #open(value: Frame["value"], isMapping: boolean, anchor: string | undefined): void {
    if (anchor !== undefined) this.#anchors.set(anchor, "open");
    const keys = new Map<string, Range | undefined>();
    this.#stack.push({ value, isMapping, anchor, keys, pending: undefined, merging: false, size: 1 });
  }

  #add(value: unknown, size: number, range: Range): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      this.value = value;
      return;
    }
    frame.size += size;
    if (Array.isArray(frame.value)) frame.value.push(value);
    else if (frame.merging) this.#merge(frame, value, range);
    else setOwn(frame.value, frame.pending ?? "", value);
    frame.pending = undefined;
    frame.merging = false;
  }

  #merge(frame: Frame, value: unknown, range: Range): void {
    const sources = Array.isArray(value) ? value : [value];
    for (const source of sources) {
      if (!isMapping(source))
        throw new Stop({ kind: "syntax", reason: "`<<` takes a mapping or a list of mappings", range });
      for (const [key, inner] of Object.entries(source)) {
        this.#copied += 1;
        if (this.#copied > this.#aliasNodes) throw tooMany("<<", this.#aliasNodes, range);
        if (frame.keys.has(key)) continue;
        frame.keys.set(key, undefined);
        if (!Array.isArray(frame.value)) setOwn(frame.value, key, inner);
      }
    }
  }
}

const tooMany = (name: string, limit: number, range: Range): Stop =>
  new Stop({ kind: "alias", name, reason: `written out, the aliases make more than ${limit} nodes`, range });

/** Sets an own property, whatever its name. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else target[key] = value;
}
