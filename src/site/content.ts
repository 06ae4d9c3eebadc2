/**
 * What the pages of a documentation site say, before anybody decides how it looks: plain readonly data. One renderer
 * makes HTML of it, another its Markdown twin.
 */
export interface Page {
  /** Relative to the site's folder, without an extension: `index`, `productflo/messages/chat-message`. Never changes with the order of the document. */
  readonly address: string;
  readonly kind: PageKind;
  readonly title: string;
  /** One sentence of plain text, for search results, lists and `llms.txt`. */
  readonly summary: string;
  /** What stands beside the title. */
  readonly badges: readonly Badge[];
  /** From the overview down to the page above this one. */
  readonly path: readonly Link[];
  /** What stands below the title, before the first section. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
  /** Words by which search finds it beside its title and texts: fields, values, wire names. */
  readonly keywords: readonly string[];
}

type PageKind =
  | "overview"
  | "service"
  | "channel"
  | "operation"
  | "message"
  | "schema"
  | "errors"
  | "article";

/** A part of a page with a heading of its own and an anchor to link to. */
export interface Section {
  /** Unique in the page; lower case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A piece of content. */
export type Block =
  /** Text of the document: Markdown, not trusted. */
  | { readonly kind: "prose"; readonly markdown: string }
  /** Text of the user's own: it may link to pages of the site, by their Markdown twins. */
  | { readonly kind: "article"; readonly markdown: string }
  | { readonly kind: "note"; readonly tone: Tone; readonly markdown: string }
  | { readonly kind: "facts"; readonly rows: readonly Fact[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Inlines[])[];
    }
  | { readonly kind: "links"; readonly items: readonly LinkItem[] }
  /** The same thing in several languages; the first is shown. */
  | { readonly kind: "code"; readonly samples: readonly Sample[] }
  | { readonly kind: "example"; readonly example: ExampleBlock }
  | { readonly kind: "sequence"; readonly sequence: Sequence }
  | { readonly kind: "states"; readonly states: States }
  | { readonly kind: "schema"; readonly tree: SchemaTree }
  | { readonly kind: "rejected"; readonly rejections: readonly Rejection[] }
  /** Where the page that tries a service out is offered; nothing without script. */
  | { readonly kind: "try"; readonly target: TryTarget };

export type Tone = "info" | "warning" | "deprecated" | "inferred" | "undocumented";

/** A piece of a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  /** Text of the document, Markdown without paragraphs. */
  | { readonly kind: "markdown"; readonly markdown: string }
  | { readonly kind: "link"; readonly link: Link }
  | { readonly kind: "badge"; readonly badge: Badge };

export type Inlines = readonly Inline[];

/** A link within the site. */
export interface Link {
  readonly text: string;
  /** Address of the page, without an extension. */
  readonly to: string;
  /** The extension of a file that is no page but beside one: `.schema.json`. */
  readonly extension?: string;
  /** A section of it. */
  readonly section?: string;
  /** True for a name that stands in code. */
  readonly isCode?: boolean;
}

/** A word or two that mark something. */
export interface Badge {
  readonly text: string;
  readonly tone: "plain" | "send" | "receive" | "request" | "required" | "nullable" | Exclude<Tone, "info">;
}

export interface Fact {
  readonly term: string;
  readonly value: Inlines;
}

export interface LinkItem {
  readonly link: Link;
  readonly badges: readonly Badge[];
  readonly note: Inlines;
}

export interface Sample {
  /** What the tab is called: `TypeScript`, `JSON`, `curl`. */
  readonly label: string;
  readonly language: "typescript" | "json" | "bash" | "http" | "yaml" | "text";
  readonly text: string;
}

export interface ExampleBlock {
  /** Unique in the page: an anchor. */
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly samples: readonly Sample[];
}

/** Who says what to whom, in order; left is the reader. */
export interface Sequence {
  /** What a reader who sees no picture is told. */
  readonly words: string;
  readonly participants: readonly string[];
  readonly arrows: readonly {
    readonly from: number;
    readonly to: number;
    readonly text: string;
    readonly link?: Link;
    /** An answer, or something that comes by itself. */
    readonly isDashed: boolean;
  }[];
}

/** The states of a connection, in the order in which they are reached. */
export interface States {
  readonly words: string;
  readonly states: readonly { readonly id: string; readonly title: string; readonly note: string }[];
  readonly steps: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

/** A schema as a tree that ends where it would begin again, or where another page goes on. */
export interface SchemaTree {
  /** Property, `[ ]` for items, or empty at the top. */
  readonly name: string;
  /** The type in words: `string`, `array of User`, `"a" | "b"`. */
  readonly type: Inlines;
  readonly badges: readonly Badge[];
  /** Constraints in words, each a sentence. */
  readonly constraints: readonly string[];
  /** Text of the document, Markdown. */
  readonly description?: string;
  readonly default?: string;
  readonly examples: readonly string[];
  /** What its alternatives have in common, where it has some: `one of`, `any of`. */
  readonly choice?: string;
  readonly children: readonly SchemaTree[];
}

/** A payload that is refused, and why. */
export interface Rejection {
  /** What was changed in a valid example, in words. */
  readonly what: string;
  readonly payload: string;
  /** JSON pointer of the place. */
  readonly path: string;
  readonly message: string;
}

/** What the reader could try. */
export interface TryTarget {
  readonly service: string;
  /** Name in code of the operation or channel; the whole service without. */
  readonly operation?: string;
  readonly channel?: string;
}
