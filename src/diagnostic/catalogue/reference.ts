import type { CatalogueEntry } from "./entry.js";

/** `$ref`s: where they may lead and where they do lead. */
export const referenceCatalogue = {
  "ref-missing": {
    severity: "error",
    message: "`{reference}` leads to nothing: {reason}",
    help: "{hint}",
    stopsGenerate: true,
    page: `A \`$ref\` names a file that does not exist, or a place in a file where nothing stands.

Paths are relative to the file that the \`$ref\` stands in. In a pointer, \`/\` within a name is written \`~1\` and \`~\`
is written \`~0\`.

    $ref: "#/components/schema/User"      before
    $ref: "#/components/schemas/User"     after
`,
  },
  "ref-cycle": {
    severity: "error",
    message: "this `$ref` leads back to itself: {chain}",
    help: "Let one of these places hold content instead of a `$ref`.",
    stopsGenerate: true,
    page: `Following the references never arrives at any content.

    A: { $ref: "#/components/schemas/B" }
    B: { $ref: "#/components/schemas/A" }

A schema that contains itself is fine as long as there is something between: a property, an item of a list.

    Tree: { type: object, properties: { left: { $ref: "#/components/schemas/Tree" } } }
`,
  },
  "ref-not-string": {
    severity: "error",
    message: "a `$ref` has to be text, not {kind}",
    help: 'Write the reference in quotes: `$ref: "#/components/..."`.',
    stopsGenerate: true,
    page: `A \`$ref\` is a text that names a place. In YAML a \`#\` begins a comment unless the text is quoted, and
nothing remains.

    $ref: #/components/schemas/User        before
    $ref: "#/components/schemas/User"      after
`,
  },
  "ref-scheme": {
    severity: "error",
    message: "`{reference}` uses the scheme `{scheme}:`, which is never followed",
    help: "Use a path relative to this file.",
    refuses: true,
    page: `References lead to files within the root folder, or to \`https:\` addresses of hosts that you allow.
\`file:\`, \`ftp:\`, \`data:\` and all others are refused.

    $ref: "file:///home/me/api/user.yaml"     before
    $ref: "./user.yaml"                       after
`,
  },
  "ref-remote": {
    severity: "error",
    message: "`{reference}` leads to the network, which is not allowed",
    help: "{hint}",
    refuses: true,
    page: `Nothing is fetched unless you ask for it, host by host: a document must not be able to make your machine
call others, and the same input must give the same output tomorrow.

Keep a copy of the file next to the document, or allow its host:

    asyncwright validate asyncapi.yaml --allow-remote schemas.example.com
`,
  },
  "ref-outside-root": {
    severity: "error",
    message: "`{reference}` leads out of the root folder",
    help: "Move the file into the root folder, or choose a root folder that holds both.",
    refuses: true,
    page: `Only files within the root folder are read; a link that leads out of it counts as outside. The root folder is
the folder of the document unless you choose another:

    asyncwright validate api/rooms/asyncapi.yaml --root api
`,
  },
  "ref-timeout": {
    severity: "error",
    message: "`{reference}` did not answer within {seconds} seconds",
    help: "Try again, or keep a copy of the file next to the document.",
    refuses: true,
    page: "The host of a remote file took too long. The bound is `limits.remoteMs`.\n",
  },
  "ref-too-large": {
    severity: "error",
    message: "`{reference}` has more than {limit} bytes",
    help: "Keep a smaller copy next to the document, or raise `limits.remoteBytes`.",
    refuses: true,
    page: "A remote file is larger than allowed. Its size is counted after decompression.\n",
  },
  "ref-unreachable": {
    severity: "error",
    message: "`{reference}` could not be read: {reason}",
    help: "Check the address and that the file is there; redirects are not followed.",
    refuses: true,
    page: `The file is not there, the host did not answer, it answered with an error, or with a redirect. A redirect is
not followed because it can lead to a host that you did not allow: write the address that it leads to. For a local file
the permissions are the usual cause.
`,
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
