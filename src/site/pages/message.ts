import type { Message, Service } from "../../contract/contract.js";
import type { SchemaReference } from "../../schema/schema.js";
import { overview } from "../address.js";
import type { Block, Page } from "../content.js";
import { exampleBlocks } from "../examples.js";
import { isMessageNamed } from "../inferred.js";
import { rejectionsOf } from "../rejections.js";
import { fieldsOf, schemaTree } from "../schema-tree.js";
import { channelsWith, linkTo, operationsWith, type Scope, schemaNamed, scopeOf } from "../scope.js";
import { code, directionBadges, firstSentence, joined, link } from "../words.js";
import { bindingFacts } from "./bindings.js";
import { facts } from "./facts.js";
import { listOf, operationItem, section } from "./items.js";
import { standingBadges, standingNotes } from "./notes.js";
import { statusesOf } from "./reply.js";

/** A message: its payload, its examples, the code that sends or hears it, and what is refused. */
export function messagePage(scope: Scope, service: Service, message: Message): Page {
  const { description, summary, title, payload, headers, refines, batch } = message;
  const own = scopeOf(scope, service);
  const standing = {
    deprecated: message.deprecated,
    isUndocumented: message.isUndocumented === true,
    ...(!isMessageNamed(own.own, message) && { unnamed: "message" }),
  };
  const rejections = rejectionsOf(own, message);
  return {
    address: linkTo(scope, message).to,
    kind: "message",
    title: title ?? message.name,
    summary: firstSentence(summary ?? description ?? title),
    badges: [...directionBadges(message), ...standingBadges(standing)],
    path: [
      { text: scope.contract.title, to: overview },
      linkTo(scope, service, service.title || service.name),
    ],
    lead: [
      ...standingNotes(standing),
      ...[...new Set([summary, description])].flatMap((words): readonly Block[] =>
        words === undefined ? [] : [{ kind: "prose", markdown: words }],
      ),
      ...facts([
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
      ]),
    ],
    sections: [
      ...section("payload", "Payload", schemaBlocks(scope, service, payload)),
      ...section("headers", "Headers", schemaBlocks(scope, service, headers)),
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
    ],
    keywords: [message.key, message.wire, ...fieldsOf(service, payload), ...fieldsOf(service, headers)],
  };
}

function schemaBlocks(
  scope: Scope,
  service: Service,
  reference: SchemaReference | undefined,
): readonly Block[] {
  if (reference === undefined) return [];
  return [{ kind: "schema", tree: schemaTree(scope, service, schemaNamed(service, reference.$ref)) }];
}
