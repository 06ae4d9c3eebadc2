import { type Code, comment } from "../../code/code.js";
import type { Operation } from "../../contract/contract.js";

/** What the document says of an operation, channel or scheme; nothing where it says nothing. */
export const docOf = (
  {
    title,
    summary,
    description,
    deprecated,
  }: Partial<Pick<Operation, "title" | "summary" | "description" | "deprecated">>,
  { spaces = 2, more = [] }: { readonly spaces?: number; readonly more?: readonly string[] } = {},
): Code =>
  comment(
    [
      ...[...new Set([summary ?? title, description])].flatMap((words) =>
        words === undefined ? [] : [{ text: words }],
      ),
      ...more.map((words) => ({ text: words })),
      ...(deprecated === true ? [{ tag: "deprecated", text: "The contract says so." } as const] : []),
    ],
    spaces,
  );
