/** Something on a line of its own between two pieces of content: a comment, or `""` for a blank line. */
interface Line {
  readonly text: string;
  readonly column: number;
}

/** What has just ended: comments that follow and stand at least this far in still belong to it. */
interface Closing {
  readonly indent: number;
  readonly sink: string[];
}

/** The place for a comment on the line of what was read last. */
interface Slot {
  beside?: string | undefined;
  behind?: string | undefined;
}

/** Gives each comment to the node that it stands at. Is told of everything in the order of the text. */
export class CommentKeeper {
  #lines: Line[] = [];
  #closings: Closing[] = [];
  #slot: { readonly owner: Slot; readonly part: keyof Slot } | undefined;
  #feeds = 1;

  /** True when nothing but blanks and comments has stood on this line so far. */
  get isFreshLine(): boolean {
    return this.#feeds > 0 || this.#lines.length > 0;
  }

  feed(): void {
    this.#feeds += 1;
    if (this.#feeds === 2) this.#lines.push({ text: "", column: -1 });
  }

  comment(text: string, column: number): void {
    const slot = this.#slot;
    if (this.#feeds === 0 && slot !== undefined && slot.owner[slot.part] === undefined)
      slot.owner[slot.part] = text.trimEnd();
    else this.#lines.push({ text: text.trimEnd(), column });
    this.#slot = undefined;
    this.#feeds = 0;
  }

  /** Content was read; a comment on the same line belongs to `part` of the owner. */
  content(owner?: Slot, part: keyof Slot = "behind"): void {
    this.#feeds = 0;
    this.#slot = owner && { owner, part };
  }

  /** A node has ended. What ends at the same place is told from the innermost outwards. */
  close(indent: number, sink: string[]): void {
    this.#closings.push({ indent, sink });
  }

  /** New content begins: hands what stands above it to what has ended, and returns the rest. */
  settle(): string[] {
    for (const { indent, sink } of this.#closings) {
      let end = 0;
      for (const [index, { text, column }] of this.#lines.entries()) {
        if (text !== "" && column < indent) break;
        if (text !== "") end = index + 1;
      }
      sink.push(...this.#lines.splice(0, end).map(({ text }) => text));
    }
    const rest = this.#lines.map(({ text }) => text);
    this.#lines = [];
    this.#closings = [];
    return rest;
  }
}
