import { defaultLimits, type Limits } from "../../src/limits.js";
import { type ReadResult, readText } from "../../src/read/read.js";

/** The smallest head of an AsyncAPI 3 document; what follows it is the test's. */
export const head3 = "asyncapi: 3.0.0\ninfo: { title: T, version: 1.0.0 }\n";

/** The smallest head of an AsyncAPI 2 document. */
export const head2 = "asyncapi: 2.6.0\ninfo: { title: T, version: 1.0.0 }\n";

/** Reads a text as a document that stands in the current folder. */
export const read = (text: string, limits: Partial<Limits> = {}): Promise<ReadResult> =>
  readText(text, { limits: { ...defaultLimits, ...limits } });

/** The codes of what was found, each once. */
export const codesOf = ({ diagnostics }: Pick<ReadResult, "diagnostics">): readonly string[] => [
  ...new Set(diagnostics.map(({ code }) => code)),
];
