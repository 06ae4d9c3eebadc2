import { defineCodes } from "../diagnostic/codes.js";

/** What the official parser says, and what keeps it from saying anything. */
export const officialCodes = defineCodes({
  official: {
    severity: "error",
    message: "{message} ({rule})",
    help: "Only @asyncapi/parser says so; `asyncwright explain official` tells about its rules.",
    page: "With `--official`, @asyncapi/parser looks at the document, too. What it says and asyncwright does not is shown under this code, in the parser's words and with the parser's severity; the name in parentheses is its rule. What both say is shown once, under asyncwright's code, and marked with both names.\n\n`asyncapi-document-resolved` and `asyncapi-document-unresolved` are about the structure of the document, `invalid-ref` about a `$ref`, `asyncapi2-...` and `asyncapi3-...` about one major version. Rules such as `asyncapi-id`, `asyncapi-info-contact` and `asyncapi-latest-version` recommend; they are warnings or infos and do not make a document invalid.\n\nThe parser never sees the files: it is given the document as one, the way `asyncwright bundle` writes it, in a process of its own without network or files. Its complaints lead back to the files.",
  },
  "official-more": {
    severity: "warning",
    message: "@asyncapi/parser has {count} more findings, which are not shown",
    help: "Mend what is shown first.",
    page: "Errors are shown first, and not more than 2,000 findings in all: a document can be made so that the parser complains about every part of it.",
  },
  "official-ref-unseen": {
    severity: "info",
    message: "@asyncapi/parser was not shown what `{reference}` leads to",
    help: "There is nothing to mend: a `$ref` in an example or an extension is data, which the parser would follow.",
    page: "The parser takes every member `$ref` for a reference, in examples and extensions, too, and would read the file or fetch the address. `--official` gives it no way to do so. A `$ref` that leads out of the document and stands where the specification has data is left out of its verdict.",
  },
  "official-timeout": {
    severity: "error",
    message: "@asyncapi/parser gave no verdict: {detail}, and was ended",
    help: "Give it more time with `--official-timeout SECONDS`, or go without `--official`.",
    page: "The parser works in a process of its own, which is killed when its time is over (30 seconds, or `--official-timeout`). Some documents keep it busy for ever, such as references in a circle; others are only large.\n\nNothing is decided then: exit status 3, or 1 when asyncwright itself found errors.",
  },
  "official-memory": {
    severity: "error",
    message: "@asyncapi/parser gave no verdict: {detail}, and was ended",
    help: "The document is too large for it: go without `--official`, or validate its parts.",
    page: "The parser works in a process of its own, which may take 1 GB of heap and 2 GB of memory in all. It copies what `$ref`s lead to, so that a small document can need a lot.\n\nNothing is decided then: exit status 3, or 1 when asyncwright itself found errors.",
  },
  "official-crashed": {
    severity: "error",
    message: "@asyncapi/parser gave no verdict: {detail}",
    help: "This is a fault of the parser or of its installation: reinstall it, report it to its authors with the document, or go without `--official`.",
    page: "The parser threw, or its process ended before it had answered. It has no verdict on the document then: exit status 3, or 1 when asyncwright itself found errors.\n\nWhere it says `Maximum call stack size exceeded`, the document nests deeper, or has longer chains of `$ref`s, than the parser can follow.",
  },
  "official-garbage": {
    severity: "error",
    message: "@asyncapi/parser gave no verdict: {detail}",
    help: "Install a version of it that asyncwright knows: `npm install --save-dev @asyncapi/parser@3`.",
    page: "The process in which the parser works answered something that is not a list of findings. Nothing is decided then: exit status 3, or 1 when asyncwright itself found errors.",
  },
  "official-missing": {
    severity: "error",
    message: "`--official` asks @asyncapi/parser, which is not installed",
    help: "Install it: `npm install --save-dev @asyncapi/parser`.",
    page: "The parser is large, so it is installed by those who want its verdict. It is looked for beside asyncwright, then in the current folder and above. Exit status 2.\n\n```sh\nnpm install --save-dev @asyncapi/parser\n```",
  },
  "official-too-old": {
    severity: "error",
    message: "`--official` needs @asyncapi/parser 3.6 or later; {version} is installed",
    help: "Install a newer one: `npm install --save-dev @asyncapi/parser@latest`.",
    page: "Older versions of the parser do not know all versions of AsyncAPI, or have faults that later ones mended. It is looked for beside asyncwright, then in the current folder and above. Exit status 2.",
  },
});
