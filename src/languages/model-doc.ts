import type { Message } from "../contract/contract.js";
import type { SchemaJson } from "../schema/schema.js";
import type { Doc } from "./model.js";

/** What a schema says of itself. */
export function docOf(json: SchemaJson): Doc {
  if (typeof json === "boolean") return { words: "", isDeprecated: false };
  return { words: json.description ?? json.title ?? "", isDeprecated: json.deprecated === true };
}

/** What a message says of itself. */
export const wordsOf = ({ summary, description, title }: Message): string =>
  [...new Set([summary ?? title, description])].filter((words) => words !== undefined).join("\n\n");

/** The messages that are the only one with their payload; their words stand in for those of the schema. */
export function payloadOwners(messages: readonly Message[]): ReadonlyMap<string, Message> {
  const owners = new Map<string, Message | undefined>();
  for (const message of messages) {
    const name = message.payload?.$ref;
    if (name !== undefined) owners.set(name, owners.has(name) ? undefined : message);
  }
  return new Map([...owners].flatMap(([name, owner]) => (owner === undefined ? [] : [[name, owner]])));
}
