import { expect, test } from "vitest";
import { emit, rooms } from "../service-sample.js";

const { "contract.ts": text = "" } = emit(rooms);

test("contract.ts states a service as data that refers to its messages", () => {
  expect(text).toContain(`export const rooms = {
  name: "rooms",
  servers: {
    live: {
      protocol: "wss",`);
  expect(text).toContain("      receives: messages.channels.room.receives,\n");
  expect(text).toContain(`    getPicture: {
      kind: "respond",
      channel: "pictures",
      messages: [],
      reply: { messages: [messages.picture] },`);
  expect(text.trimEnd().endsWith("} as const satisfies ServiceDescription;")).toBe(true);
});

test("a refusal is stated once, however many channels have it", () => {
  expect(text.split("const refusedRefusal = {")).toHaveLength(2);
  expect(text.split("refusal: refusedRefusal,")).toHaveLength(3);
});

test("the parameters of an address are a type, in the contract's words", () => {
  expect(text).toContain(`/** Parameters of /rooms/{roomId}. */
export interface RoomParameters {
  /** The room. */
  readonly roomId: string;
}`);
});
