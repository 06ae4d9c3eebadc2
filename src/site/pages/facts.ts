import type { Block, Fact } from "../content.js";

/** The rows of a fact list that have something to say. */
export const facts = (rows: readonly (Fact | undefined)[]): readonly Block[] => {
  const said = rows.flatMap((row) => (row === undefined || row.value.length === 0 ? [] : [row]));
  return said.length === 0 ? [] : [{ kind: "facts", rows: said }];
};
