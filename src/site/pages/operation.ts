import type { Operation, Service } from "../../contract/contract.js";
import type { Block, Page, Section } from "../content.js";
import { isOperationNamed } from "../inferred.js";
import { operationSamples } from "../samples.js";
import { linkTo, otherSide, type Scope, type ServiceScope, scopeOf } from "../scope.js";
import { sequenceOf } from "../sequence.js";
import { tryBlocks } from "../try-reach.js";
import { code, firstSentence, joined, kindBadge, link, text } from "../words.js";
import { bindingFacts } from "./bindings.js";
import { pathTo, proseBlocks, schemaBlocks } from "./blocks.js";
import { facts } from "./facts.js";
import { listOf, messageItem, operationItem, section } from "./items.js";
import { note, standingBadges, standingNotes } from "./notes.js";
import { narrowerOf, replyBlocks } from "./reply.js";
import { schemeInWords } from "./servers.js";

/** An operation: who says what, what comes back, and the code for it. */
export function operationPage(scope: Scope, service: Service, operation: Operation): Page {
  const { channel, description, messages, method, summary, title } = operation;
  const own = scopeOf(scope, service);
  const standing = {
    deprecated: operation.deprecated,
    isUndocumented: operation.isUndocumented === true,
    ...(!isOperationNamed(operation) && { unnamed: "operation" }),
  };
  return {
    address: linkTo(scope, operation).to,
    kind: "operation",
    title: title ?? operation.name,
    summary: firstSentence(summary ?? description ?? title),
    badges: [
      kindBadge(operation),
      ...(method === undefined ? [] : [{ text: method, tone: "plain" } as const]),
      ...standingBadges(standing),
    ],
    path: [...pathTo(scope, service), linkTo(scope, channel)],
    lead: [
      ...standingNotes(standing),
      ...placeNotes(scope, own, operation),
      ...proseBlocks(operation),
      ...facts([
        { term: "Channel", value: [link(linkTo(scope, channel))] },
        channel.address === null ? undefined : { term: "Address", value: [code(channel.address)] },
        {
          term: "Credentials",
          value: joined(
            operation.security.map((scheme) => [code(scheme.key), text(": "), ...schemeInWords(scheme)]),
            " or ",
          ),
        },
        ...bindingFacts(operation.bindings),
        { term: "Name in code", value: [code(operation.name)] },
      ]),
    ],
    sections: operationSections(scope, service, operation),
    keywords: [operation.key, ...messages.map(({ wire }) => wire)],
  };
}

function operationSections(scope: Scope, service: Service, operation: Operation): readonly Section[] {
  const own = scopeOf(scope, service);
  const samples = operationSamples(own, operation);
  const isKept = own.description.kept.some((one) => one.operation.name === operation.name);
  return [
    ...section("sequence", "In order", [{ kind: "sequence", sequence: sequenceOf(scope, operation) }]),
    ...section("code", "In code", samples.length === 0 ? [] : [{ kind: "code", samples }]),
    ...section("query", "Query", schemaBlocks(scope, service, operation.query)),
    ...section(
      "narrower",
      "The same one by one",
      listOf(narrowerOf(own, operation).map((one) => operationItem(scope, one))),
    ),
    ...section("messages", said(operation), listOf(operation.messages.map((one) => messageItem(scope, one)))),
    ...section("reply", replied(operation), replyBlocks(scope, own, operation)),
    ...section(
      "try",
      "Try it",
      isKept ? tryBlocks(own, { service: service.name, operation: operation.name }) : [],
    ),
  ];
}

const said = ({ kind }: Operation): string =>
  kind === "send" || kind === "request" ? "What you send" : "What you receive";

const replied = ({ kind }: Operation): string => (kind === "respond" ? "What you answer" : "What comes back");

/** Why generated code has another operation in this one's place, or none. */
function placeNotes(scope: Scope, own: ServiceScope, operation: Operation): readonly Block[] {
  const { covered, outgoing, silent } = own.description;
  const has = (list: readonly Operation[]) => list.some(({ name }) => name === operation.name);
  const narrower = narrowerOf(own, operation);
  if (has(outgoing.map((one) => one.operation)))
    return [
      note(
        "info",
        `A webhook: the ${otherSide(scope)} itself asks a subscriber over HTTP here. Generated code has a receiver for subscribers, and a sender.`,
      ),
    ];
  if (has(silent)) return [note("info", "Generated code leaves this out: there is no message to say.")];
  if (narrower.length === 0) return [];
  return [
    note(
      "info",
      has(covered)
        ? "Other operations say the same one by one: generated code has those in its place."
        : "Other operations say some of this one by one: generated code has those for their part.",
    ),
  ];
}
