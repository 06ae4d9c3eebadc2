import type { CatalogueEntry } from "./entry.js";

/** What the contract stage finds: names, messages, schemas, examples. */
export const contractCatalogue = {
  "name-collision": {
    severity: "warning",
    message: "{count} definitions want the name `{name}`; they are called {given}",
    help: "Give one of them an `x-ts-name`, or an entry under `names` in the configuration, to choose yourself.",
    page: "Two definitions would get the same name in code (`foo_bar` and `FooBar` are both `FooBar`). None is dropped or merged: each keeps more of its own spelling, whatever their order in the document.\n\n```yaml\ncomponents:\n  schemas:\n    foo_bar: { x-ts-name: LegacyFooBar, type: object }\n    FooBar: { type: object }\n```",
  },
  "name-unresolvable": {
    severity: "error",
    message: "two definitions cannot be given different names: both would be `{name}`",
    help: "Give one of them an `x-ts-name`.",
    page: "However much of their spelling is kept, these two definitions end up with one name, so no sound code can be made. Usually an `x-ts-name` is used twice.",
    stopsGenerate: true,
  },
  "name-unicode": {
    severity: "error",
    message: "the name `{name}` has invisible characters or mixes alphabets within a word",
    help: "Write the name in the letters of one alphabet.",
    page: "Names become identifiers and file names. A name with invisible, bidirectional or look-alike characters would read as something else than it is in a review.",
    stopsGenerate: true,
  },
  grammar: {
    severity: "error",
    message: "{text} is not a {field}",
    help: "Remove the characters that a {field} cannot have: quotes, blanks, line feeds.",
    page: "Hosts, paths, protocols and media types end up in addresses and headers, which have a grammar (RFC 3986, RFC 9110). A quote, a blank or a line feed there is a mistake, or somebody's attempt to smuggle something in.",
    stopsGenerate: true,
  },
  "message-unnamed": {
    severity: "warning",
    message: "this message has no key, `messageId`, `name` or `title`; it is called `{name}`",
    help: "Give it a `messageId` (AsyncAPI 2.x) or a `name`.",
    page: "Names in generated code come from the document, never from a position in a list. Where a message has none, it is named after its operation or channel and, if that is not enough, after a hash of its content, which changes with every edit of it.",
  },
  "messages-indistinguishable": {
    severity: "warning",
    message: "{messages} on `{channel}` cannot be told apart by what they hold",
    help: "Give one property a different `const` in each, or say `x-refines` where one is a special case of the other.",
    page: "A receiver has to find out which message it got. It looks at the value of one property (`type`, `code`, `event`, nested ones too) that each message fixes with `const` or `enum`. Here no such property exists, so a payload can be read as either.\n\n```yaml\nsaid:    { payload: { properties: { type: { const: said } }, required: [type] } }\nrefused: { payload: { properties: { type: { const: refused } }, required: [type] } }\n```",
  },
  "refines-unknown": {
    severity: "warning",
    message: "`x-refines` leads to no message of this service: `{reference}`",
    help: "Write the reference of a message, such as `#/components/messages/system`.",
    page: "`x-refines` on a message names the more general message that it is a case of, so that the two need no property to tell them apart.",
  },
  "batch-unknown": {
    severity: "warning",
    message: "`x-batch` is not understood: {reason}",
    help: "Give it a `pointer` (`/events`) and a list of `messages` of this service.",
    page: "`x-batch` on a message says that its payload carries an array of other messages, and where.",
  },
  "schema-format-unsupported": {
    severity: "warning",
    message: "payloads in `{format}` are not understood; the type is `unknown`",
    help: "Describe the payload as JSON Schema, or leave it: everything else works.",
    page: "AsyncAPI allows payloads in Avro, RAML, Protobuf and others. Those are not JSON Schema; their messages are typed `unknown` and every payload passes validation.",
  },
  "schema-not-understood": {
    severity: "warning",
    message: "`{keyword}` is not understood here: {reason}",
    help: "It is left out of types and validators alike.",
    page: "A keyword of a schema has a value of the wrong kind. Types and validators leave it out, so that the two agree.",
  },
  "schema-keyword-unknown": {
    severity: "warning",
    message: "`{keyword}` is no keyword of JSON Schema; did you mean `{nearest}`?",
    help: "Write `{nearest}`, or start an extension with `x-`.",
    page: "A misspelt keyword does nothing: validators let everything through that it was meant to stop.",
  },
  "schema-uninhabitable": {
    severity: "error",
    message: "no finite value fits `{name}`: it requires itself",
    help: "Make one of the properties on the way optional, nullable, or an array.",
    page: "A schema that requires a value of its own kind, which requires another, and so on, has no finite example.\n\n```yaml\nNode: { type: object, required: [next], properties: { next: { $ref: '#/components/schemas/Node' } } }\n```",
    stopsGenerate: true,
  },
  "schema-endless": {
    severity: "error",
    message: "`{name}` leads back to itself before it looks at the value",
    help: "Remove the `$ref`, `allOf`, `anyOf` or `oneOf` that points back.",
    page: "A schema may contain itself below a property or as an item. Here it contains itself in place, through `$ref`, `allOf`, `anyOf` or `oneOf` alone, so no check of a value would ever end.",
    stopsGenerate: true,
  },
  "pattern-invalid": {
    severity: "error",
    message: "`{pattern}` is not a regular expression: {reason}",
    help: "Mend the pattern (ECMA-262 syntax).",
    page: "A `pattern` has to be a regular expression of ECMA-262, the language of JavaScript.",
    stopsGenerate: true,
  },
  "example-violates-schema": {
    severity: "error",
    message: "the example does not fit its schema: {reason}",
    help: "Mend the example, or the schema if the example is right.",
    page: "An example is what people copy first. This one would be refused by the very validator that the document describes. `generate` leaves it out of the emitted suite.",
  },
  "nothing-to-generate": {
    severity: "warning",
    message: "the document has no messages and no schemas, so there is nothing to generate",
    help: "Put messages on its channels or under `components/messages`.",
    page: "Models and validators come from messages and schemas. This document has neither.",
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
