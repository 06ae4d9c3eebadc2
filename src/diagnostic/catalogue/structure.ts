import type { CatalogueEntry } from "./entry.js";

/** What the specification says about the shape of a document. */
export const structureCatalogue = {
  "unknown-member": {
    severity: "error",
    message: "{thing} has no member `{member}`",
    help: "{hint}",
    page: `The specification lists the members of each object. This one is not among them: it is misspelt, stands at
the wrong level, or belongs to another version.

    operations:
      say: { action: send, chanel: { $ref: "#/channels/room" } }     before
      say: { action: send, channel: { $ref: "#/channels/room" } }    after

Your own members begin with \`x-\`.
`,
  },
  "missing-member": {
    severity: "error",
    message: "{thing} needs the member `{member}`",
    help: "Add `{member}`.",
    page: `The specification requires this member.

    info: { title: Rooms }                      before
    info: { title: Rooms, version: 1.0.0 }      after
`,
  },
  "wrong-type": {
    severity: "error",
    message: "this has to be {expected}, not {actual}",
    help: "{hint}",
    page: `The value has the wrong kind. In YAML, \`1.0\` is a number and \`yes\` is a text; quotes make a text of anything.

    info: { title: Rooms, version: 1.0 }        before
    info: { title: Rooms, version: "1.0" }      after
`,
  },
  "not-allowed-value": {
    severity: "error",
    message: "{actual} is not allowed here",
    help: "{hint}",
    page: `The specification lists the values that may stand here.

    action: recieve     before
    action: receive     after
`,
  },
  "wrong-format": {
    severity: "error",
    message: "{actual} is not {expected}",
    help: "Write {expected}.",
    page: `The text has to have a certain form: an address, an e-mail address, a regular expression.

    license: { name: MIT, url: MIT licence }                          before
    license: { name: MIT, url: "https://opensource.org/license/mit" }  after
`,
  },
  "wrong-name": {
    severity: "error",
    message: "`{name}` is not a name that may stand here",
    help: "Use letters, digits, `.`, `-` and `_` only{pattern}.",
    page: `Names of servers, components and the like may hold letters, digits, dots, hyphens and underscores.

    servers: { "my server": ... }     before
    servers: { my-server: ... }       after
`,
  },
  "ref-not-allowed": {
    severity: "error",
    message: "a `$ref` is not allowed here",
    help: "Write the content out at this place.",
    page: `The specification says where a reference may stand instead of content. This is not such a place; other tools
will refuse the document.
`,
  },
  structure: {
    severity: "error",
    message: "this does not follow the specification: {reason}",
    help: "Compare with the section of the AsyncAPI specification about {thing}.",
    page: `The value has the right kind but breaks another rule of the specification, such as a bound on its length or
the number of its items.
`,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
