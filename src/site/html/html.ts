/** Text that is HTML. Only this module and the two libraries that render Markdown and code make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  /** As templates print it. */
  toString(): string {
    return this.text;
  }
  /** Handlebars leaves alone what has this. */
  toHTML(): string {
    return this.text;
  }
}

/** A template tag: what is put in is escaped unless it is HTML already. */
export function html(fixed: TemplateStringsArray, ...holes: readonly (Html | string | number)[]): Html {
  return new Html(fixed.reduce((text, part, index) => text + shown(holes[index - 1]) + part));
}

/** Several pieces, one behind the other. */
export const concat = (pieces: readonly Html[]): Html => new Html(pieces.map(({ text }) => text).join(""));

/** Text as it stands in HTML, in an attribute too. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const shown = (hole: Html | string | number | undefined): string =>
  hole instanceof Html ? hole.text : escapeHtml(String(hole ?? ""));
