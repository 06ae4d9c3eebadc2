import { describe, expect, test } from "vitest";
import { nounsOf } from "../../src/specification/nouns.js";
import {
  documentPlace,
  kindOf,
  lookAt,
  namedWithin,
  type Place,
  placeWithin,
  schemaPlace,
  unknownPlace,
} from "../../src/specification/place.js";

type Within = typeof placeWithin | typeof namedWithin;

interface Walk {
  readonly within?: Within;
  readonly version?: "2.6.0" | "3.0.0";
  readonly from?: Place;
}

/** What stands at the end of the first way through a value. */
function placeAt(value: unknown, { within = placeWithin, version = "3.0.0", from = documentPlace }: Walk) {
  let place: Place | undefined = from;
  for (let at = value; typeof at === "object" && at !== null; ) {
    const [entry] = Object.entries(at).filter(([key]) => key !== "schemaFormat");
    if (entry === undefined || place === undefined) break;
    place = within(nounsOf(version), place, entry[0], lookAt(at));
    at = entry[1];
  }
  return place && kindOf(place);
}

describe("what stands at a place of AsyncAPI 3", () => {
  test.each<[value: unknown, wanted: string]>([
    [{ channels: {} }, "map channel"],
    [{ channels: { default: {} } }, "object channel"],
    [{ channels: { "x-y": {} } }, "object channel"],
    [{ channels: { c: { messages: { m: {} } } } }, "object message"],
    [{ channels: { c: { servers: [{}] } } }, "reference server"],
    [{ operations: { o: { channel: {} } } }, "reference channel"],
    [{ operations: { o: { reply: { messages: [{}] } } } }, "reference message"],
    [{ channels: { c: { bindings: { ws: { query: {} } } } } }, "object schema"],
    [{ components: { schemas: { default: {} } } }, "object schema"],
    [{ components: { schemas: { s: { properties: { enum: {} } } } } }, "object schema"],
    [{ components: { schemas: { s: { items: [{}] } } } }, "object schema"],
    [{ components: { schemas: { s: { enum: [] } } } }, "data"],
    [{ components: { schemas: { s: { unknown: {} } } } }, "object schema"],
    [{ components: { messages: { m: { payload: {} } } } }, "object schema"],
    [{ components: { messages: { m: { examples: [{}] } } } }, "object example"],
    [{ components: { messages: { m: { examples: [{ payload: {} }] } } } }, "data"],
    [{ components: { messages: { m: { payload: { schema: {} } } } } }, "object schema"],
    [{ components: { messages: { m: { payload: { schemaFormat: "a/avro", schema: {} } } } } }, "foreign"],
    [{ "x-y": { channels: {} } }, "extension"],
    [{ info: { foo: {} } }, "unknown"],
    [{ info: { foo: { payload: {} } } }, "object schema"],
  ])("%j", (value, wanted) => {
    expect(placeAt(value, {})).toBe(wanted);
  });
});

test.each<[value: unknown, wanted: string]>([
  [{ channels: { c: { publish: { message: { oneOf: [{}] } } } } }, "object message"],
  [{ channels: { c: { publish: { message: { schemaFormat: "a/avro", payload: {} } } } } }, "foreign"],
  [{ channels: { c: { parameters: { p: { schema: {} } } } } }, "object schema"],
  [{ components: { securitySchemes: { s: { flows: { implicit: { scopes: {} } } } } } }, "data"],
])("in AsyncAPI 2, %j", (value, wanted) => {
  expect(placeAt(value, { version: "2.6.0" })).toBe(wanted);
});

describe("at a place that the specification does not name, the name decides", () => {
  test.each<[value: unknown, from: Place, wanted: string | undefined]>([
    [{ messages: { default: {} } }, unknownPlace, "object message"],
    [{ components: { replies: { r: {} } } }, unknownPlace, "object reply"],
    [{ schemas: { default: {} } }, unknownPlace, "object schema"],
    [{ schemas: { default: {} } }, schemaPlace, "object schema"],
    [{ "x-y": {} }, unknownPlace, "extension"],
    [{ default: {} }, unknownPlace, "data"],
  ])("%j", (value, from, wanted) => {
    expect(placeAt(value, { from })).toBe(wanted);
    expect(placeAt(value, { from, within: namedWithin })).toBe(wanted === "extension" ? wanted : undefined);
  });
});
