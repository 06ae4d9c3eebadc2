import { defineCodes } from "../../diagnostic/codes.js";

/** What is noticed while files are made into one document. */
export const bundleCodes = defineCodes({
  "bundle-extension": {
    severity: "warning",
    message:
      "`{reference}` stands in an extension and leads to nothing that the result holds; it was left as it is",
    help: "Refer to it outside the extension, too, or write what it leads to in its place.",
    page: `\`bundle\` brings what \`$ref\`s lead to into one document. Within \`x-\` members a \`$ref\` may be plain data, so
nothing is brought in for one. Where the result holds what it leads to anyway, it leads there; otherwise its text is left
alone, and may lead nowhere from where the result is kept.
`,
  },
  "bundle-too-large": {
    severity: "error",
    message: "the result would have more than {limit} nodes",
    help: "Bundle without `--dereference`, or make the document smaller.",
    refuses: true,
    page: `With every \`$ref\` replaced by what it leads to, a small document can become larger than a machine has memory:
ten schemas, each with ten \`$ref\`s to the next, make ten thousand million. So there is a bound. Without
\`--dereference\` nothing is written twice, and only YAML aliases in many files can reach it.
`,
  },
  "bundle-name": {
    severity: "info",
    message: "`x-ts-name: {name}` was added, so that generated code calls this what it called it before",
    help: "Nothing has to be done.",
    page: `Two files may both have a \`User\`. In one document they need names of their own, such as \`rooms_User\` and
\`orders_User\`, and generated code would be called after those. \`bundle\` adds \`x-ts-name\` where a name in generated code
would change otherwise, so that code from the bundled document is the same as before.
`,
  },
  "dereference-recursion": {
    severity: "info",
    message: "these contain themselves, so `$ref`s to them are kept: {names}",
    help: "Nothing has to be done.",
    page: `A schema that contains itself, directly or through others, has no end when it is written out. \`--dereference\`
keeps the \`$ref\`s to it.

    Tree: { type: object, properties: { left: { $ref: "#/components/schemas/Tree" } } }
`,
  },
  "dereference-deep": {
    severity: "info",
    message: "`{name}` written out would have more than {limit} levels, so `$ref`s to it are kept",
    help: "Nothing has to be done.",
    page: `\`--dereference\` makes nothing that is nested deeper than a document may be. A \`$ref\` is kept where that would
happen.
`,
  },
});
