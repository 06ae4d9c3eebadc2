import type { Service } from "../../contract/contract.js";
import type { Schema } from "../../schema/schema.js";
import type { LinkItem, Page } from "../content.js";
import { isSchemaNamed } from "../inferred.js";
import { schemaTree } from "../schema-tree.js";
import { linkTo, type Scope } from "../scope.js";
import { indexOf } from "../service-index.js";
import { firstSentence } from "../words.js";
import { pathTo } from "./blocks.js";
import { listOf, messageItem, noteOf, section } from "./items.js";
import { type Standing, standingBadges, standingNotes } from "./notes.js";

/** A schema: what it accepts, and what uses it. */
export function schemaPage(scope: Scope, service: Service, schema: Schema): Page {
  const { name, json } = schema;
  const standing = standingOf(schema);
  const description = typeof json === "boolean" ? undefined : (json.description ?? json.title);
  return {
    address: linkTo(scope, schema).to,
    kind: "schema",
    title: name,
    summary: firstSentence(description),
    badges: standingBadges(standing),
    path: pathTo(scope, service),
    lead: [...standingNotes(standing), { kind: "schema", tree: schemaTree(scope, service, schema) }],
    sections: [
      ...section(
        "messages",
        "Messages",
        listOf((indexOf(service).messages.get(name) ?? []).map((message) => messageItem(scope, message))),
      ),
      ...section("schemas", "Used by", listOf(usersOf(scope, service, name))),
    ],
    keywords: typeof json === "boolean" ? [] : Object.keys(json.properties ?? {}).sort(),
  };
}

const usersOf = (scope: Scope, service: Service, name: string): readonly LinkItem[] =>
  (indexOf(service).users.get(name) ?? []).map((schema) => schemaItem(scope, schema));

/** A schema in a list. */
export function schemaItem(scope: Scope, schema: Schema): LinkItem {
  const words = typeof schema.json === "boolean" ? {} : schema.json;
  const { unnamed: _, ...standing } = standingOf(schema);
  return {
    link: linkTo(scope, schema),
    badges: standingBadges(standing),
    note: noteOf({ summary: firstSentence(words.description ?? words.title) }),
  };
}

function standingOf(schema: Schema): Standing {
  const json = typeof schema.json === "boolean" ? {} : schema.json;
  return {
    ...(json.deprecated === true && { deprecated: true }),
    isUndocumented: json["x-undocumented"] === true,
    ...(!isSchemaNamed(schema) && { unnamed: "schema" }),
  };
}
