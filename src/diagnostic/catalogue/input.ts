import type { CatalogueEntry } from "./entry.js";

/** Files, text, limits and versions. */
export const inputCatalogue = {
  "file-missing": {
    severity: "error",
    message: "there is no file `{path}`",
    help: "{hint}",
    refuses: true,
    page: `The document that you named does not exist.

Check the spelling and the folder that the command runs in. Names that look alike are suggested.
`,
  },
  "file-is-folder": {
    severity: "error",
    message: "`{path}` is a folder, not a file",
    help: "Name the document in it, for example `{path}/asyncapi.yaml`.",
    refuses: true,
    page: `A document is one file. It may refer to other files, but the command starts at one of them.

    asyncwright validate api/                  wrong
    asyncwright validate api/asyncapi.yaml     right
`,
  },
  "file-unreadable": {
    severity: "error",
    message: "`{path}` could not be read: {reason}",
    help: "Check the permissions of the file and of the folders above it.",
    refuses: true,
    page: `The file is there, but the system does not let us read it. Nothing is known about its content, so nothing is
decided about it.
`,
  },
  "file-encoding": {
    severity: "error",
    message: "`{path}` is not UTF-8 text",
    help: "Save the file as UTF-8.",
    refuses: true,
    page: `Documents are UTF-8, with or without a byte order mark. Files saved as UTF-16 or in an old code page, and
files that are not text at all, are refused rather than guessed at.

    iconv -f UTF-16 -t UTF-8 asyncapi.yaml > fixed.yaml
`,
  },
  "file-empty": {
    severity: "error",
    message: "`{path}` is empty",
    help: "Write a document into it; `asyncwright init` makes a small one.",
    refuses: true,
    page: `The file holds nothing, or nothing but comments and blank lines.

The smallest document is:

    asyncapi: 3.0.0
    info:
      title: My service
      version: 1.0.0
`,
  },
  "file-outside-root": {
    severity: "error",
    message: "`{path}` does not stand within the root folder",
    help: "Choose a root folder that holds the document and everything that it refers to.",
    refuses: true,
    page: `The root folder (\`--root\`) is the border of what is read. The document itself has to stand within it.
A link that leads out of the root folder counts as outside.
`,
  },
  "yaml-syntax": {
    severity: "error",
    message: "this is not valid YAML: {reason}",
    help: "Mend the text at this place; the fault may begin a line earlier.",
    refuses: true,
    page: `The text cannot be understood as YAML 1.2, so nothing in it was checked.

The commonest causes: a wrong indentation, a tab, a text with a colon and a blank that needs quotes.

    description: Note: this fails        before
    description: "Note: this works"      after
`,
  },
  "json-syntax": {
    severity: "error",
    message: "this is not valid JSON: {reason}",
    help: "Mend the text at this place.",
    refuses: true,
    page: `The text cannot be understood as JSON, so nothing in it was checked.

The commonest causes: a comma behind the last member, a name without double quotes, a comment.

    { "title": "Rooms", }      before
    { "title": "Rooms" }       after
`,
  },
  "dup-key": {
    severity: "error",
    message: "the key `{key}` stands twice in the same mapping",
    help: "Remove one of the two or rename it.",
    refuses: true,
    page: `Two entries of one mapping have the same key. One of them would silently win, and programs differ in which.

    messages:
      said: { payload: { type: string } }
      said: { payload: { type: object } }    # rename it
`,
  },
  "yaml-tag": {
    severity: "error",
    message: "the YAML tag `{tag}` is not supported",
    help: "Remove the tag; plain YAML needs none.",
    refuses: true,
    page: `Tags can ask a program to build things of its own, even to run code. Only the plain ones of YAML 1.2 are
read: \`!!str\`, \`!!int\`, \`!!float\`, \`!!bool\`, \`!!null\`, \`!!map\` and \`!!seq\`.

    created: !!timestamp 2024-01-01     before
    created: "2024-01-01"               after
`,
  },
  "yaml-alias": {
    severity: "error",
    message: "the alias `*{name}` cannot be used: {reason}",
    help: "Write the content out, or use `$ref`.",
    refuses: true,
    page: `An alias is a copy of what its anchor names. A few lines of aliases of aliases can stand for thousands of
millions of nodes, and an alias within its own anchor for an endless document. Both are refused.

A schema that contains itself is written with \`$ref\`:

    Tree:
      properties:
        children: { type: array, items: { $ref: "#/components/schemas/Tree" } }

The limit is \`limits.aliasNodes\`.
`,
  },
  "yaml-documents": {
    severity: "error",
    message: "a second YAML document begins here",
    help: "Keep one document in each file.",
    refuses: true,
    page: `A line \`---\` begins another document in the same file. It is not clear which of them is meant, so each
document needs a file of its own.
`,
  },
  "yaml-number": {
    severity: "error",
    message: "`{text}` is not a number that JSON knows",
    help: "Write a finite number, or put the text in quotes.",
    page: `JSON has no infinity and no "not a number", and numbers beyond about 1.8e308 become infinite. None of them can
stand in a message, nor in its schema.

    maximum: .inf          before
    # leave \`maximum\` out   after
`,
  },
  "number-rounded": {
    severity: "warning",
    message: "`{text}` is beyond what a JSON number holds exactly; it is read as {value}",
    help: "Stay within plus or minus 9007199254740991, or carry the value as text.",
    page: `Programs that read JSON into double-precision numbers, JavaScript among them, hold whole numbers exactly only
up to 2^53 - 1. A larger bound is rounded, and so are larger values on the wire.

    id: { type: integer, maximum: 9223372036854775807 }     before
    id: { type: string, pattern: "^[0-9]{1,19}$" }          after
`,
  },
  "limit-depth": {
    severity: "error",
    message: "the nesting is deeper than {limit} levels",
    help: "Make the structure flatter; `limits.depth` and `limits.schemaDepth` raise the bounds.",
    refuses: true,
    page: `A document nested hundreds of levels deep is nearly always made to break programs. The bounds are 64 levels
outside schemas (\`limits.depth\`) and 256 within one (\`limits.schemaDepth\`). Use \`$ref\` to keep schemas flat:
references are not nesting.
`,
  },
  "limit-size": {
    severity: "error",
    message: "more than {limit} {what}",
    help: "Make it smaller, or raise the limit in `limits` of the configuration.",
    refuses: true,
    page: `Bounds keep a document from costing more memory and time than a machine has. All of them stand under
\`limits\` in the configuration: \`documentBytes\`, \`descriptionBytes\`, \`enumValues\`, \`files\`, \`schemas\`.
`,
  },
  budget: {
    severity: "error",
    message: "standard input did not end within {seconds} seconds",
    help: "Check the command that writes into this one; `limits.stdinMs` raises the bound.",
    refuses: true,
    page: `With \`-\` the document is read from standard input, to its end. Something keeps it open without ending it.
`,
  },
  "not-a-mapping": {
    severity: "error",
    message: "a document is a mapping, but this is {kind}",
    help: "Begin the document with `asyncapi: 3.0.0`.",
    refuses: true,
    page: `The top of an AsyncAPI document is a mapping of names to values. A list, or a single text, is something else;
perhaps another file was meant.
`,
  },
  "not-asyncapi": {
    severity: "error",
    message: "this is not an AsyncAPI document: it has no `asyncapi` member{looks}",
    help: "Begin the document with `asyncapi: 3.0.0`, or name another file.",
    refuses: true,
    page: `The member \`asyncapi\` says which version of the specification a document follows. Without it a document
could be anything: an OpenAPI document (\`openapi\`), a JSON Schema, a file that is only referred to by others.

    asyncapi: 3.0.0
    info: { title: Rooms, version: 1.0.0 }
`,
  },
  "asyncapi-version-unsupported": {
    severity: "error",
    message: "AsyncAPI `{version}` is not supported",
    help: "{hint}",
    refuses: true,
    page: `Versions 2.0.0 to 2.6.0, 3.0.0 and 3.1.0 are read. The official converter brings older documents up to date:

    npx @asyncapi/cli convert asyncapi.yaml
`,
  },
  "asyncapi-version-number": {
    severity: "warning",
    message: "the version is written as {written}; it is read as `{version}`",
    help: "Write `asyncapi: {version}`, all three numbers.",
    page: `Without the third number, YAML takes the version for a number (\`2.10\` would be \`2.1\`), and other tools
refuse the document.

    asyncapi: 2.0       before
    asyncapi: 2.0.0     after
`,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
