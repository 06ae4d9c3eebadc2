import modelsTemplate from "../../../templates/models.ts.hbs";
import { type Code, type CommentPart, comment, fileHeader, identifier } from "../../code/code.js";
import type { OutputFile } from "../../code/file.js";
import { describeSchema } from "../../code/prose.js";
import { renderTemplate } from "../../code/template.js";
import type { Message } from "../../contract/contract.js";
import { buildChannelUnions, type ChannelUnion } from "../../description/channel-union.js";
import type { Source } from "../../diagnostic/diagnostic.js";
import type { SchemaJson } from "../../schema/schema.js";
import { byteModels, bytesType } from "../scope/bare-type.js";
import type { EmitInput } from "../scope/emitter.js";
import { layOutAfterSign, layOutObject } from "./layout.js";
import { buildReferences, namedType } from "./reference.js";
import { typeOf } from "./schema.js";
import { atom, everyKind, flat, type Type, union } from "./type.js";
import { buildValueLists, type ValueList } from "./value-list.js";

/** What `templates/models.ts.hbs` shows. */
interface ModelsView {
  readonly header: Code;
  readonly types: readonly TypeView[];
  readonly isEmpty: boolean;
}

interface TypeView {
  readonly doc: Code;
  readonly name: Code;
  readonly isInterface: boolean;
  /** The braces of an interface; for an alias what follows the `=`. */
  readonly body: Code;
  /** The values of the enums that it is, or has. */
  readonly lists: readonly ValueList[];
}

/** `<service>/models.ts`: a type for each schema of a service, and a union for each way of a busy channel. */
export function emitModels({ service, contract }: Pick<EmitInput, "service" | "contract">): OutputFile {
  const referencesFrom = buildReferences(service.schemas);
  const byName = new Map(service.schemas.map(({ name, json }) => [name, json]));
  const lookup = (name: string) => byName.get(name);
  const owners = payloadOwners(service.messages);
  const listsOf = buildValueLists(service.schemas);
  const bytes = byteModels(service);
  const schemas = service.schemas.map((schema) => {
    const reference = referencesFrom(schema.name);
    const typeInWords = (json: SchemaJson) => flat(typeOf(json, { reference, describe: () => [], lookup }));
    const describe = (json: SchemaJson) => describeSchema(json, typeInWords);
    const doc = [...describe(withWordsOf(owners.get(schema.name), schema.json)), seePart(schema.source)];
    const type = bytes.has(schema.name) ? bytesAtom : typeOf(schema.json, { reference, describe, lookup });
    return { ...viewOf(schema.name, doc, type), lists: listsOf(schema.name) };
  });
  const unions = buildChannelUnions(service).map((channelUnion) =>
    viewOf(channelUnion.name, describeUnion(channelUnion), union(channelUnion.members.map(namedType))),
  );
  const types = [...schemas, ...unions];
  const view: ModelsView = { header: fileHeader(contract.file), types, isEmpty: types.length === 0 };
  return { path: `${service.name}/models.ts`, text: renderTemplate(modelsTemplate, view) };
}

const bytesAtom = atom(bytesType, everyKind);

function viewOf(name: string, doc: readonly CommentPart[], type: Type): TypeView {
  const shared = { doc: comment(doc), name: identifier(name), lists: [] };
  if (type.is === "object") return { ...shared, isInterface: true, body: layOutObject(type, 0) };
  return { ...shared, isInterface: false, body: layOutAfterSign(type, 0, `export type ${name} =`.length) };
}

const seePart = ({ file, pointer }: Source): CommentPart => ({ tag: "see", text: `${file}#${pointer}` });

function describeUnion({ channel, direction }: ChannelUnion): readonly CommentPart[] {
  const place = channel.address ?? channel.title ?? channel.key;
  return [{ text: `What the application ${direction} on ${place}.` }, seePart(channel.source)];
}

/** The messages that are the only one with their payload; their words stand in for those of the schema. */
function payloadOwners(messages: readonly Message[]): ReadonlyMap<string, Message> {
  const owners = new Map<string, Message | undefined>();
  for (const message of messages) {
    const name = message.payload?.$ref;
    if (name !== undefined) owners.set(name, owners.has(name) ? undefined : message);
  }
  return new Map([...owners].flatMap(([name, owner]) => (owner === undefined ? [] : [[name, owner]])));
}

function withWordsOf(message: Message | undefined, json: SchemaJson): SchemaJson {
  if (typeof json === "boolean" || json.description !== undefined) return json;
  const { summary, description } = message ?? {};
  const said = [summary, description].filter((words) => words !== undefined);
  const words = said.length > 0 ? [...new Set(said)].join("\n\n") : (json.title ?? message?.title);
  return words === undefined ? json : { ...json, description: words };
}
