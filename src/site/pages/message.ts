import type { Message, Service } from "../../contract/contract.js";
import type { Block, Page, Section } from "../content.js";
import { exampleBlocks } from "../examples.js";
import { isMessageNamed } from "../inferred.js";
import { rejectionsOf } from "../rejections.js";
import { fieldsOf } from "../schema-tree.js";
import { channelsWith, linkTo, operationsWith, type Scope, type ServiceScope, scopeOf } from "../scope.js";
import { code, directionBadges, firstSentence, joined, link } from "../words.js";
import { bindingFacts } from "./bindings.js";
import { pathTo, proseBlocks, schemaBlocks } from "./blocks.js";
import { facts } from "./facts.js";
import { listOf, operationItem, section } from "./items.js";
import { standingBadges, standingNotes } from "./notes.js";
import { statusesOf } from "./reply.js";

/** A message: its payload, its examples, the code that sends or hears it, and what is refused. */
export function messagePage(scope: Scope, service: Service, message: Message): Page {
  const { description, summary, title, payload, headers } = message;
  const own = scopeOf(scope, service);
  const standing = {
    deprecated: message.deprecated,
    isUndocumented: message.isUndocumented === true,
    ...(!isMessageNamed(own.own, message) && { unnamed: "message" }),
  };
  return {
    address: linkTo(scope, message).to,
    kind: "message",
    title: title ?? message.name,
    summary: firstSentence(summary ?? description ?? title),
    badges: [...directionBadges(message), ...standingBadges(standing)],
    path: pathTo(scope, service),
    lead: [...standingNotes(standing), ...proseBlocks(message), ...messageFacts(scope, own, message)],
    sections: messageSections(scope, service, message),
    keywords: [message.key, message.wire, ...fieldsOf(service, payload), ...fieldsOf(service, headers)],
  };
}

function messageFacts(scope: Scope, own: ServiceScope, message: Message): readonly Block[] {
  const { payload, refines, batch } = message;
  const { service } = own;
  return facts([
    { term: "On the wire", value: [code(message.wire)] },
    message.contentType === undefined
      ? undefined
      : { term: "Content type", value: [code(message.contentType)] },
    message.correlationId === undefined
      ? undefined
      : { term: "Correlation", value: [code(message.correlationId)] },
    refines && { term: "A special case of", value: [link(linkTo(scope, refines))] },
    batch && {
      term: "Carries",
      value: joined(
        batch.messages.map((one) => [link(linkTo(scope, one))]),
        ", ",
      ),
    },
    {
      term: "Channels",
      value: joined(
        channelsWith(service, message).map((channel) => [link(linkTo(scope, channel))]),
        ", ",
      ),
    },
    {
      term: "HTTP status",
      value: joined(
        statusesOf(own, message.name).map((status) => [code(status)]),
        " or ",
      ),
    },
    ...bindingFacts(message.bindings),
    { term: "Name in code", value: [code(message.name)] },
    payload && {
      term: "JSON Schema",
      value: [link({ text: "draft-07", to: linkTo(scope, message).to, extension: ".schema.json" })],
    },
  ]);
}

function messageSections(scope: Scope, service: Service, message: Message): readonly Section[] {
  const own = scopeOf(scope, service);
  const rejections = rejectionsOf(own, message);
  return [
    ...section("payload", "Payload", schemaBlocks(scope, service, message.payload)),
    ...section("headers", "Headers", schemaBlocks(scope, service, message.headers)),
    ...section("examples", "Examples", exampleBlocks(own, message)),
    ...section(
      "refused",
      "What is refused",
      rejections.length === 0 ? [] : [{ kind: "rejected", rejections }],
    ),
    ...section(
      "operations",
      "Operations",
      listOf(operationsWith(service, message).map((one) => operationItem(scope, one))),
    ),
  ];
}
