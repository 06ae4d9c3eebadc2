import { describe, expect, test } from "vitest";
import { chooseAnswers, type Wish } from "../../src/mock/answer.js";
import { createGallery, renderOrigin } from "../../src/mock/gallery.js";
import { planMock } from "../../src/mock/served-services.js";
import { build } from "../contract/document.js";
import { rooms } from "./document.js";
import { ownContract } from "./start.js";

/** What an operation answers: payloads and where they are from. */
async function answer(
  contract: Parameters<typeof planMock>[0],
  { service, operation }: { readonly service: string; readonly operation: string },
  {
    request,
    wish = {},
    seed = 1,
  }: { readonly request?: unknown; readonly wish?: Wish; readonly seed?: number },
) {
  const served = planMock(contract, { isOpen: false }).services.find(
    ({ description }) => description.name === service,
  );
  const description = served?.description.operations[operation];
  if (served === undefined || description?.reply === undefined) throw new Error(`no operation ${operation}`);
  await served.validators.load();
  const gallery = createGallery(served.contract, served.validators, seed);
  const find = (all: readonly { readonly name: string }[]) =>
    all.flatMap(({ name }) => gallery.messageNamed(name) ?? []);
  const { reply } = description;
  const answers = chooseAnswers(
    {
      description: { ...description, reply },
      requests: find(description.messages),
      replies: find(reply.messages),
      ...{ request, wish },
    },
    gallery,
  );
  return answers.map(({ message, payload, origin }) => [message.name, payload, renderOrigin(origin)]);
}

const say = { service: "rooms", operation: "say" };
const { contract } = build(rooms);

describe("an answer", () => {
  test.each([
    {
      what: "the example that was asked for by name",
      given: { request: { type: "say", id: "5" }, wish: { example: "long" } },
      wanted: [{ type: "said", id: "5", by: "ann" }, 'example "long"'],
    },
    {
      what: "the example with the request's own id",
      given: { request: { type: "say", id: "9", text: "x" } },
      wanted: [{ type: "said", id: "9", by: "nobody" }, "example 4"],
    },
    {
      what: "the example named as the one that the request is",
      given: { request: { type: "say", id: "2", text: "hello" } },
      wanted: [{ type: "said", id: "2", by: "ann" }, 'example "long"'],
    },
    {
      what: "the fullest valid example, whatever else, with the request's id in it",
      given: { request: { type: "say", id: "5" }, wish: { example: "wrong" } },
      wanted: [{ type: "said", id: "5", by: "ann" }, 'example "long"'],
    },
    {
      what: "as the example says where the request has no id that fits",
      given: { request: { type: "say", id: 5 } },
      wanted: [{ type: "said", id: "8", by: "ann" }, 'example "long"'],
    },
  ])("is $what", async ({ given, wanted }) => {
    expect(await answer(contract, say, given)).toEqual([["said", ...wanted]]);
  });

  test("without examples is made of the schema: the same with the same seed", async () => {
    const bare = build(rooms.replaceAll(/^ {6}examples:\n(?: {8}- .*\n)+/gm, "")).contract;
    const made = (seed: number) => answer(bare, say, { request: { type: "say", id: "5" }, seed });
    expect(await made(3)).toEqual(await made(3));
    expect(await made(3)).toEqual([
      ["said", { type: "said", id: "5", by: expect.any(String) }, "made with seed 3"],
    ]);
    expect(await made(4)).not.toEqual(await made(3));
  });

  test("that can be only an error is that one", async () => {
    const [first] = await answer(
      await ownContract(),
      { service: "productflo", operation: "chat" },
      { request: {}, wish: { example: "documented" } },
    );
    expect(first?.[0]).toBe("errorMessage");
  });

  test.each([
    { statuses: ["404", "200"], wanted: "found" },
    { statuses: ["499", "302"], wanted: "found" },
    { statuses: ["400", "399"], wanted: "found" },
    { statuses: ["500", "404"], wanted: "missing" },
  ])(
    "is one that says that it worked, wherever it stands: of $statuses $wanted",
    async ({ statuses, wanted }) => {
      const [missing = "", found = ""] = statuses.map(
        (status) => `bindings: { http: { statusCode: ${status} } }`,
      );
      const { contract: users } = build(`asyncapi: 3.0.0
info: { title: Users, version: 1.0.0 }
servers: { api: { host: users.example.com, protocol: https } }
channels:
  user:
    address: /user
    messages:
      missing: { ${missing}, payload: { type: object, properties: { no: { type: string } } }, examples: [{ payload: { no: x } }] }
      found: { ${found}, payload: { type: object, properties: { id: { type: string } } }, examples: [{ payload: { id: "1" } }] }
operations:
  getUser:
    action: receive
    channel: { $ref: "#/channels/user" }
    messages: []
    bindings: { http: { method: GET } }
    reply: { messages: [{ $ref: "#/channels/user/messages/missing" }, { $ref: "#/channels/user/messages/found" }] }
`);
      const [first] = await answer(users, { service: "users", operation: "getUser" }, {});
      expect(first?.[0]).toBe(wanted);
    },
  );

  test("of a stream is all pending pieces, then one that is not, whichever is asked for by name", async () => {
    const own = await ownContract();
    const idea = { service: "productflo", operation: "idea" };
    for (const wish of [{}, { example: "full" }]) {
      const answers = await answer(own, idea, { request: { room_id: "r" }, wish });
      expect(answers.map(([, payload]) => payload)).toMatchObject([
        { status: "pending", room_id: "r" },
        { status: "success", room_id: "r" },
      ]);
    }
  });

  test.each([
    { status: 404, code: 5005 },
    { status: 400, code: "5509" },
    { status: 503, code: 5005 },
  ])(
    "with the status $status has a code of that status, where an example has one",
    async ({ status, code }) => {
      const availability = { service: "brightpattern", operation: "checkAvailability" };
      expect(await answer(await ownContract(), availability, { wish: { status } })).toMatchObject([
        ["apiError", { error_code: code }, expect.anything()],
      ]);
    },
  );

  test("with a status that the contract does not have is none", async () => {
    const availability = { service: "brightpattern", operation: "checkAvailability" };
    expect(await answer(await ownContract(), availability, { wish: { status: 302 } })).toEqual([]);
  });
});
