import type { Server, Service } from "../../contract/contract.js";
import { familyOf } from "../../specification/protocols.js";
import type { Badge, Block, Tone } from "../content.js";
import { codeSpan } from "../markdown/escape.js";
import { deprecated, inferred, undocumented } from "../words.js";

/** What has to be said of a part before anything else. */
export interface Standing {
  readonly deprecated?: boolean;
  readonly isUndocumented?: boolean;
  /** What has no name in the document: `message`. */
  readonly unnamed?: string;
}

/** A note for each thing that a reader should know first. */
export const standingNotes = (standing: Standing): readonly Block[] => [
  ...(standing.deprecated === true
    ? [note("deprecated", "The contract says that this is going away: do not build on it.")]
    : []),
  ...(standing.isUndocumented === true
    ? [
        note(
          "undocumented",
          "No documentation of the protocol says this: the contract adds it, and it may be otherwise.",
        ),
      ]
    : []),
  ...(standing.unnamed === undefined
    ? []
    : [
        note(
          "inferred",
          `The document gives this ${standing.unnamed} no name: the one that it has here is made of its place.`,
        ),
      ]),
];

/** The same in marks beside the title. */
export const standingBadges = (standing: Standing): readonly Badge[] => [
  ...(standing.deprecated === true ? [deprecated] : []),
  ...(standing.isUndocumented === true ? [undocumented] : []),
  ...(standing.unnamed === undefined ? [] : [inferred]),
];

/** A remark of ours. */
export const note = (tone: Tone, markdown: string): Block => ({ kind: "note", tone, markdown });

/** What a client needs beside the generated code, because of the protocols of its servers. */
export const transportNotes = ({ servers }: Service): readonly Block[] =>
  [...new Set(servers.filter(isForeign).map(({ protocol }) => protocol))]
    .sort()
    .map((protocol) =>
      note(
        "info",
        `No transport for ${codeSpan(protocol)} comes along with the generated code: give the client one that implements \`Transport\`, as \`transports: [yours]\`.`,
      ),
    );

/** True for a server that generated code does not speak to by itself: a broker, mostly. */
export const isForeign = (server: Server): boolean => server.protocol !== "" && familyOf(server) === "other";
