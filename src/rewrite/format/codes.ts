import { defineCodes } from "../../diagnostic/codes.js";

/** What `fmt` says about files. */
export const formatCodes = defineCodes({
  "format-stale": {
    severity: "error",
    message: "`{path}` is not in form",
    help: "`asyncwright fmt` brings it into form; `asyncwright fmt --diff` shows what would change. This is the first line that differs.",
    page: "`fmt --check` compares each file of the document with what `fmt` would make of it, and writes nothing. Exit status 1.\n\nThe form: members in one order, `$ref` first, extensions behind the member that they were written behind; what you named (channels, operations, messages, properties) and data in the order that you gave it; two spaces, lists indented below their key; brackets where they stood on one line of at most 110 columns; comments at what they stand above or beside; no more than one blank line; LF.",
  },
  "format-unsafe": {
    severity: "warning",
    message: "`{path}` was left as it is: {reason}",
    help: "Format this file by hand, and please report it: the document stays valid either way.",
    page: "`fmt` reads what it is about to write, and writes it only if it means the same, has every comment, and would not change again. For this file one of these does not hold, so it is left alone; the other files of the document are formatted. Mostly the layout is rare, such as a key with a `?`.\n\nIt is a warning, also under `--check`: with `--strict` the exit status is 1.",
  },
});
