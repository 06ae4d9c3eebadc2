import type { Service } from "../../contract/contract.js";
import { overview } from "../address.js";
import type { Block, LinkItem, Page, Sample, Section } from "../content.js";
import { lifeCycle } from "../life-cycle.js";
import { connectSamples } from "../samples.js";
import { linkTo, type Scope, scopeOf } from "../scope.js";
import { tryBlocks } from "../try-reach.js";
import { code, firstSentence, text } from "../words.js";
import { errorsAddress, hasErrors } from "./errors.js";
import { listOf, messageItem, noteOf, operationItem, section } from "./items.js";
import { note, standingBadges, transportNotes } from "./notes.js";
import { schemaItem } from "./schema.js";
import { serverSections } from "./servers.js";

/** A service: where it is, how to connect, what is said on which channel. */
export function servicePage(scope: Scope, service: Service): Page {
  const { title, name, description } = service;
  const own = scopeOf(scope, service);
  const samples = connectSamples(own);
  const states = lifeCycle(own);
  return {
    address: linkTo(scope, service).to,
    kind: "service",
    title: title || name,
    summary: firstSentence(description),
    badges: [],
    path: [{ text: scope.contract.title, to: overview }],
    lead: [
      ...(description === undefined ? [] : [{ kind: "prose", markdown: description } as const]),
      ...gapNotes(service),
    ],
    sections: [
      ...section("connect", "Connect", connectBlocks(service, samples)),
      ...serverSections(service, { prefix: false }),
      ...section(
        "life-cycle",
        "Life of a connection",
        states === undefined ? [] : [{ kind: "states", states }],
      ),
      ...operationSections(scope, service),
      ...section("channels", "Channels", listOf(channelItems(scope, service))),
      ...section("errors", "Errors", hasErrors(service) ? [errorsLink(service)] : []),
      ...section("messages", "Messages", listOf(service.messages.map((one) => messageItem(scope, one)))),
      ...section("schemas", "Schemas", listOf(service.schemas.map((one) => schemaItem(scope, one)))),
      ...section("try", "Try it", tryBlocks(own, { service: name })),
    ],
    keywords: [],
  };
}

const operationSections = (scope: Scope, { operations }: Service): readonly Section[] =>
  kinds.flatMap(({ id, title, kind }) =>
    section(
      id,
      title,
      listOf(operations.filter((one) => one.kind === kind).map((one) => operationItem(scope, one))),
    ),
  );

const kinds = [
  { id: "you-ask", title: "What you ask", kind: "request" },
  { id: "you-send", title: "What you send", kind: "send" },
  { id: "you-receive", title: "What you receive", kind: "receive" },
  { id: "you-answer", title: "What you are asked", kind: "respond" },
] as const;

const channelItems = (scope: Scope, { channels }: Service): readonly LinkItem[] =>
  channels.map((channel) => {
    const words = noteOf(channel);
    const address = channel.address === null ? [] : [code(channel.address)];
    return {
      link: linkTo(scope, channel),
      badges: standingBadges(channel),
      note:
        address.length > 0 && words.length > 0 ? [...address, text(" "), ...words] : [...address, ...words],
    };
  });

/** How to begin in code, and what has to be brought along. */
export const connectBlocks = (service: Service, samples: readonly Sample[]): readonly Block[] =>
  samples.length === 0 ? [] : [{ kind: "code", samples }, ...transportNotes(service)];

/** What the document leaves open, where a reader would look for it. */
const gapNotes = ({ channels, operations, servers }: Service): readonly Block[] => [
  ...(channels.length === 0
    ? [note("info", "The document has no channels: it only defines what could be said.")]
    : []),
  ...(channels.length > 0 && operations.length === 0
    ? [
        note(
          "info",
          "The document has no operations: it says what there is on the channels, and not who says it.",
        ),
      ]
    : []),
  ...(servers.length === 0
    ? [note("info", "The document names no server: whoever runs one knows its address.")]
    : []),
];

const errorsLink = (service: Service): Block => ({
  kind: "links",
  items: [{ link: { text: "Errors and their causes", to: errorsAddress(service) }, badges: [], note: [] }],
});
