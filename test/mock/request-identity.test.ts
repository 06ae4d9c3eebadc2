import { expect, test } from "vitest";
import type { Json } from "../../src/json/value.js";
import { giveBack } from "../../src/mock/request-identity.js";

const always = () => true;

interface Case {
  readonly what: string;
  readonly answer: Json;
  readonly request?: Json;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly wanted: Json;
}

const cases: readonly Case[] = [
  {
    what: "an id, however it is spelt, and wherever it stands",
    answer: { roomId: "r-1", data: { user_name: "Bob", text: "hi" } },
    request: { data: { room_id: "r-9" }, userName: "Ann", text: "bye" },
    wanted: { roomId: "r-9", data: { user_name: "Ann", text: "hi" } },
  },
  {
    what: "a parameter of the address, as a number where that is one",
    answer: { chatId: 1, room: "lobby" },
    parameters: { chatId: "12", room: "kitchen" },
    wanted: { chatId: 12, room: "kitchen" },
  },
  {
    what: "no parameter that is no number",
    answer: { chatId: 1 },
    parameters: { chatId: "x" },
    wanted: { chatId: 1 },
  },
  { what: "no number for a text", answer: { id: "1" }, request: { id: 5 }, wanted: { id: "1" } },
  {
    what: "`id` and `name` in their own place alone",
    answer: { id: "1", user: { id: "2", name: "Bob" } },
    request: { id: "7", user: { name: "Ann" } },
    wanted: { id: "7", user: { id: "2", name: "Ann" } },
  },
  {
    what: "nothing in lists, which speak of many",
    answer: { users: [{ userId: "1" }, { userId: "2" }] },
    request: { userId: "9" },
    wanted: { users: [{ userId: "1" }, { userId: "2" }] },
  },
  { what: "nothing of the words", answer: { text: "hi" }, request: { text: "bye" }, wanted: { text: "hi" } },
];

test.each(cases)("an answer has from its request $what", ({ answer, request, parameters = {}, wanted }) => {
  expect(giveBack(answer, { request, parameters }, always)).toEqual(wanted);
});

test("what would make the answer invalid stays as it is", () => {
  const isValid = (made: Json) => JSON.stringify(made).includes('"userId":"u-1"');
  const answer = { userId: "u-1", roomId: "r-1" };
  expect(giveBack(answer, { request: { userId: "x", roomId: "r-2" }, parameters: {} }, isValid)).toEqual({
    userId: "u-1",
    roomId: "r-2",
  });
});
