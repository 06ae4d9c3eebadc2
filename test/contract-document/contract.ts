/** The contract as its tests look at it: operations with their traits merged, messages by key. */
import {
  child,
  follow,
  has,
  identity,
  inlined,
  isMapping,
  keyOf,
  members,
  type Place,
  root,
  type Value,
} from "./document.js";

export interface Operation {
  readonly key: string;
  readonly action: Value;
  readonly address: Value;
  readonly service: Value;
  readonly method?: Value;
  readonly messages: readonly string[];
  readonly reply: readonly string[];
  /** Of the operation or its server. */
  readonly security: readonly string[];
  readonly summary: Value;
}

const keysAt = (place: Place, key: string): readonly string[] =>
  members(place, key).map(([, message]) => keyOf(message));

export function operations(): readonly Operation[] {
  return members(root(), "operations").map(([key, place]) => {
    const channel = child(place, "channel");
    const [, server] = members(channel, "servers")[0] ?? fail(`${key} has no server`);
    const [, trait] = members(place, "traits")[0] ?? fail(`${key} has no trait`);
    return {
      key,
      action: child(place, "action").value,
      address: child(channel, "address").value,
      service: child(child(server, "x-service"), "name").value,
      ...(has(place, "bindings")
        ? { method: child(child(child(place, "bindings"), "http"), "method").value }
        : {}),
      messages: keysAt(place, "messages"),
      reply: has(place, "reply") ? keysAt(child(place, "reply"), "messages") : [],
      security: [...keysAt(place, "security"), ...keysAt(server, "security")],
      summary: child(trait, "summary").value,
    };
  });
}

/** Every message on a channel, by key; the key is the same on each channel. */
export function messages(): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  for (const [, channel] of members(root(), "channels")) {
    for (const [key, message] of members(channel, "messages")) {
      const known = found.get(key);
      if (known !== undefined && identity(known) !== identity(message))
        fail(`two messages are called ${key}`);
      if (keyOf(message) !== key) fail(`${key} is defined as ${keyOf(message)}`);
      found.set(key, follow(message));
    }
  }
  return found;
}

/** The keys of the messages that travel inside this one. */
export const batchOf = (message: Place): readonly string[] =>
  has(message, "x-batch") ? keysAt(child(message, "x-batch"), "messages") : [];

export interface Example {
  readonly name: string;
  readonly payload: Value;
}

export const examplesOf = (message: Place): readonly Example[] =>
  members(message, "examples").map(([index, place]) => ({
    name: has(place, "name") ? String(child(place, "name").value) : `without a name: ${index}`,
    payload: child(place, "payload").value,
  }));

export const payloadOf = (message: Place): Value => inlined(child(message, "payload"));

/** What a schema demands: required fields and closed lists of values, by dotted path. A path stops at a shape. */
export interface Demands {
  readonly required: readonly string[];
  readonly values: Readonly<Record<string, readonly Value[]>>;
}

export function demandsOf(schema: Place, shapes: ReadonlySet<string>): Demands {
  const required: string[] = [];
  const values: Record<string, readonly Value[]> = {};
  const look = (place: Place, path: string): void => {
    if (isMapping(place.value) && shapes.has(String(place.value.$ref).split("/").at(-1) ?? "")) return;
    const prefix = path === "" ? "" : `${path}.`;
    if (has(place, "const")) values[path] = [child(place, "const").value];
    if (has(place, "enum")) values[path] = members(place, "enum").map(([, one]) => one.value);
    for (const [, name] of members(place, "required")) required.push(`${prefix}${String(name.value)}`);
    for (const [name, property] of members(place, "properties")) {
      look(property, `${prefix}${name}`);
    }
  };
  look(schema, "");
  return { required, values };
}

function fail(words: string): never {
  throw new Error(words);
}
