import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { loadSearch } from "../../src/site/browser/search.js";
import { planSite } from "../../src/site/pages/pages.js";
import { packNumbers, unpackNumbers } from "../../src/site/search-file.js";
import { renderSearchIndex } from "../../src/site/search-index.js";
import { wordsOf } from "../../src/site/search-words.js";
import { ownContract } from "../mock/start.js";

let index: Promise<string> | undefined;

const look = { reader: "client", colours: {} } as const;
const ownIndex = (): Promise<string> =>
  (index ??= ownContract().then((contract) => renderSearchIndex(planSite({ contract, look }))));

async function search(query: string) {
  const find = await loadSearch(new URL(`data:application/json,${encodeURIComponent(await ownIndex())}`));
  return find(query);
}

const first = async (query: string) => (await search(query)).found[0];

test.each([
  ["chatMessage", ["chatmessage", "chat", "message"]],
  ["room_id", ["roomid", "room", "id"]],
  ["HTTPStatus", ["httpstatus", "http", "status"]],
  ["join", ["join"]],
  ["page2Size", ["page2size", "page2", "size"]],
  ["utf8Text", ["utf8text", "utf8", "text"]],
  ["HTTP2Status", ["http2status", "http2", "status"]],
  ["2faCode", ["2facode", "2fa", "code"]],
  ["sha256", ["sha256"]],
  ["oauth2_token", ["oauth2token", "oauth2", "token"]],
])("%s is found by itself and by its parts", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

test.each(["chat message", "chatMessage", "chatmessage", "chat-message", "chat mesage"])(
  "the message chatMessage is found by %j",
  async (query) => {
    const hrefs = (await search(query)).found.map(({ href }) => href);
    expect(hrefs.slice(0, 3)).toContain("productflo/messages/chat-message.html");
  },
);

test.each(["room_id", "roomId", "room id"])(
  "messages are found by a field's name %j, with its place",
  async (query) => {
    const { found } = await search(query);
    expect(found).toContainEqual(
      expect.objectContaining({
        title: "Chat message",
        kind: "message",
        service: "ProductFlo",
        href: "productflo/messages/chat-message.html#payload.room-id",
        mark: { kind: "field", name: "room_id" },
      }),
    );
  },
);

test("an error code leads to the section that explains it", async () => {
  expect(await first("ROOM_ID_REQUIRED")).toMatchObject({
    kind: "errors",
    href: "productflo/errors.html#error-message",
    mark: { kind: "code", name: "ROOM_ID_REQUIRED" },
  });
});

test("a field deep in a payload has the anchor that the page gives it", async () => {
  const { found } = await search("attached_files");
  expect(found.map(({ href }) => href)).toContain(
    "productflo/messages/chat-message.html#payload.data.attached-files",
  );
});

test("words that say nothing are passed over", async () => {
  expect(await search("what is the chat message")).toEqual(await search("chat message"));
});

test("what has some of the words is found where nothing has all", async () => {
  expect(await search("chat zyxwvut")).toMatchObject({ hasAll: false });
  expect((await search("chat zyxwvut")).total).toBeGreaterThan(0);
  expect((await search("zyxwvut")).total).toBe(0);
});

test("the same site has the same index, and it is small", async () => {
  const text = await ownIndex();
  expect(renderSearchIndex(planSite({ contract: await ownContract(), look }))).toBe(text);
  expect(text.length).toBeLessThan(250_000);
  expect(gzipSync(text).length).toBeLessThan(60_000);
});

test("numbers come back as they were packed", () => {
  for (const numbers of [[], [0], [3, 4, 40, 4000]])
    expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
});
