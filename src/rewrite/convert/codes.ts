import { defineCodes } from "../../diagnostic/codes.js";

/** What is noticed while a document is rewritten: bundled, converted, formatted. */
export const convertCodes = defineCodes({
  "convert-lost": {
    severity: "warning",
    message: "{what} was left out, since AsyncAPI {version} has no place for it: {reason}",
    help: "Say it elsewhere in the converted document if it matters, in a description for instance.",
    page: "The document says something that the version it is converted to cannot say, and no extension would be understood in its place. It is not in the converted document.\n\nExamples are two security schemes of which both are needed (AsyncAPI 3 has only \"one of these\"), an operationId in a trait, the scheme of a server's url where it is not the server's protocol.",
  },
  "convert-kept": {
    severity: "warning",
    message: "{what} is kept as `{name}`, since AsyncAPI {version} has no place for it: {reason}",
    help: "Other tools will not read it there. Say it in a way that the version has, or take the extension out.",
    page: "The document says something that the version it is converted to has no member for. So that nothing is lost it stands in an extension, which tools may pass over.\n\nExamples are the `pattern` of a channel parameter (a parameter of AsyncAPI 3 is text, with `enum`, `default` and `examples`), kept as `x-schema`, and the `type` of an HTTP operation binding, kept under `x-http` beside the binding.",
  },
  "convert-differs": {
    severity: "warning",
    message: "the converted document does not mean quite the same: {path} was {before}, and is {after}",
    help: "Compare what `asyncwright inspect` says of both. Code that is generated from the two differs here.",
    page: "`convert` reads its own result and compares the contract in it (services, channels, operations, messages, schemas, security) with that of the document it began with. Here the two differ.\n\nThe reason is mostly something that the two versions cannot both say: another warning tells which.",
  },
  "convert-differs-more": {
    severity: "warning",
    message: "there are {count} more places where it does not mean quite the same",
    help: "`asyncwright explain convert-differs` says more.",
    page: "Of many differences between the contract before and after a conversion only the first are listed: see `convert-differs`.",
  },
  "convert-failed": {
    severity: "error",
    message: "nothing was written, because the result would not be valid AsyncAPI {version}: {reason}",
    help: "Mend the document here, and see that `asyncwright validate` finds nothing in it first.",
    page: "`convert` checks its own result, and never writes one that is invalid. A document that is invalid before is often invalid afterwards, for the same reason. A document of AsyncAPI 3.1 cannot become one of 3.0 when it uses what came with 3.1, such as bindings of ROS 2.",
  },
  "convert-unchanged": {
    severity: "info",
    message: "the document is of AsyncAPI {version} already",
    help: "There is nothing to convert.",
    page: "The document has the version that it should be converted to. It is written as it stands.",
  },
});
