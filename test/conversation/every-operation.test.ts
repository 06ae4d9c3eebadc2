import { describe, expect, test } from "vitest";
import { createBezlimitClient } from "../../generated/bezlimit/client.js";
import { bezlimit } from "../../generated/bezlimit/contract.js";
import { type BezlimitHandlers, createBezlimitServer } from "../../generated/bezlimit/server.js";
import { createBrightPatternClient } from "../../generated/brightpattern/client.js";
import { brightpattern } from "../../generated/brightpattern/contract.js";
import {
  type BrightPatternHandlers,
  createBrightPatternServer,
} from "../../generated/brightpattern/server.js";
import { createProductFloClient, type WsConnection } from "../../generated/productflo/client.js";
import { productflo } from "../../generated/productflo/contract.js";
import { createProductFloServer, type ProductFloHandlers } from "../../generated/productflo/server.js";
import type { AnyMessage, ServiceDescription } from "../../generated/runtime/index.js";
import type { OperationDescription } from "../../generated/runtime/wire/service-description.js";
import { whenOver } from "../ending.js";
import { askAll, loose, messagesIn, tellAll } from "./exchange.js";
import {
  authorization,
  bezlimitResources,
  bezlimitTypes,
  brightpatternEvents,
  brightpatternResources,
  productfloCodes,
} from "./fixtures/wire.js";
import { createGallery } from "./gallery.js";
import { serveTapped, sockets, until } from "./stand.js";

/** Every operation of the contract goes over the wire with each of its examples, by the generated code. */

const generous = { messagesPerSecond: 10_000, burst: 10_000 };
const parse = (text: string): unknown => JSON.parse(text);

/** The operations that were seen on the wire, by service: the last test compares them with the contract. */
const exercised = {
  productflo: new Set<string>(),
  bezlimit: new Set<string>(),
  brightpattern: new Set<string>(),
};

const operationsOf = ({ operations }: ServiceDescription): [string, OperationDescription][] =>
  Object.entries(operations);

const isReceived = ({ kind }: OperationDescription) => kind === "receive" || kind === "respond";

/** The messages that a server sends on a channel, by its operations. */
const sentOn = (description: ServiceDescription, channel: string): readonly AnyMessage[] => {
  const own = operationsOf(description).filter(([, one]) => one.channel === channel);
  return [
    ...new Set(
      own.flatMap(([, { kind, messages, reply }]) => [
        ...(kind === "send" ? messages : []),
        ...(kind === "respond" ? (reply?.messages ?? []) : []),
      ]),
    ),
  ];
};

describe("ProductFlo", () => {
  const received = operationsOf(productflo).filter(([, one]) => isReceived(one));
  const userOf = (example: unknown) => (example as { readonly user_id: string }).user_id;
  const users = [
    ...new Set(
      received.flatMap(([, { messages }]) => messages.flatMap(({ examples }) => examples.map(userOf))),
    ),
  ];

  /** The same for all three ways: what one user's examples are answered. */
  async function say(connection: WsConnection, user: string): Promise<readonly unknown[]> {
    const said: unknown[] = [];
    for (const [name, { messages, reply }] of received)
      for (const example of messages.flatMap(({ examples }) => examples)) {
        if (userOf(example) !== user) continue;
        said.push(example);
        const answer = await loose(connection)[name]?.(example);
        if (reply === undefined) expect(answer).toBeUndefined();
        else expect(reply.messages.some((message) => message.is(answer))).toBe(true);
        exercised.productflo.add(name);
      }
    return said;
  }

  const ways = [
    { way: "ws", target: "/ws" },
    { way: "wsSecure", target: "/ws/secure?access_token=" },
    { way: "socketIo", target: "/ws/?EIO=4&transport=websocket" },
  ] as const;

  test.each(ways)("every example goes both ways over $way", async ({ way, target }) => {
    const gallery = createGallery(productflo);
    const server = createProductFloServer({
      authenticate: ({ credentials }) => ({ userId: String(Object.values(credentials).find(Boolean)) }),
      // Made from the contract's list of operations.
      handlers: gallery.handlers as unknown as ProductFloHandlers<{ userId: string }>,
      limits: generous,
    });
    const { tap } = await serveTapped({ server });
    const said: unknown[] = [];
    for (const user of users) {
      const client = createProductFloClient({
        url: tap.url,
        transports: sockets(),
        auth: () => ({ accessTokenQuery: user }),
      });
      said.push(...(await say(client[way](), user)));
      await client.close();
    }
    // Socket.IO has no goodbye that is answered: what was said last may still be under way.
    await until(
      () => gallery.heard.length >= said.length,
      () => [gallery.heard.length, said.length],
    );
    expect(gallery.heard.map(({ payload }) => payload)).toEqual(said);

    const listener = createProductFloClient({
      url: tap.url,
      transports: sockets(),
      auth: () => ({ accessTokenQuery: "u-1" }),
    });
    const connection = listener[way]();
    await connection.connect();
    const before = tap.frames.length;
    const told = await tellAll(server.everybody("ws"), sentOn(productflo, "ws"), connection);
    exercised.productflo.add("sendServerMessageWs");
    await listener.close();

    const isSocketIo = way === "socketIo";
    const events = tap.frames.filter(({ text }) => !isSocketIo || text.startsWith("42"));
    expect(events.every((frame) => frame.target.startsWith(target))).toBe(true);
    const bodyOf = ({ text }: { readonly text: string }) => parse(isSocketIo ? text.slice(2) : text);
    const fromClient = events.filter(({ from }) => from === "client").map(bodyOf);
    expect(fromClient).toEqual(isSocketIo ? said.map((one) => ["message", one]) : said);
    const fromServer = tap.frames
      .slice(before)
      .filter((one) => one.from === "server" && events.includes(one));
    expect(fromServer.map(bodyOf)).toEqual(isSocketIo ? told.map((data) => ["message", { data }]) : told);
  });

  test("its frames have the documented codes, and no others", () => {
    const codesOf = (messages: readonly AnyMessage[]) =>
      new Set(messages.flatMap(({ examples }) => examples.map((one) => (one as { code: string }).code)));
    expect(codesOf(received.flatMap(([, { messages }]) => messages))).toEqual(
      new Set(productfloCodes.client),
    );
    expect(codesOf(sentOn(productflo, "ws"))).toEqual(new Set(productfloCodes.server));
  });
});

describe("Bezlimit", () => {
  const open = async () => {
    const gallery = createGallery(bezlimit);
    const server = createBezlimitServer({
      authenticate: () => "somebody",
      handlers: gallery.handlers as unknown as BezlimitHandlers<string>,
      limits: generous,
    });
    const { tap } = await serveTapped({ server });
    const client = createBezlimitClient({
      url: tap.url,
      transports: sockets(),
      auth: () => ({ apiToken: "s3cret" }),
    });
    whenOver(() => client.close());
    return { gallery, server, tap, client };
  };

  test("every example goes both ways over /chat", async () => {
    const { gallery, server, tap, client } = await open();
    const connection = client.chat({ query: { chat: "6a1f2b3c-1111-4222-8333-444455556666", token: "t" } });
    const said: unknown[] = [];
    for (const [name, { channel, messages, reply }] of operationsOf(bezlimit)) {
      if (channel !== "chat" || !messages.some(({ name: one }) => bezlimitIncoming.has(one))) continue;
      for (const example of messages.flatMap(({ examples }) => examples)) {
        said.push(example);
        const answer = await loose(connection)[name]?.(example);
        expect(reply?.messages.some((message) => message.is(answer))).toBe(true);
        exercised.bezlimit.add(name);
      }
    }
    expect(gallery.heard.map(({ payload }) => payload)).toEqual(said);
    const before = tap.frames.length;
    const told = await tellAll(server.everybody("chat"), sentOn(bezlimit, "chat"), connection);
    for (const [name, { kind, channel }] of operationsOf(bezlimit))
      if (kind === "send" && channel === "chat") exercised.bezlimit.add(name);
    expect(tap.frames.every(({ target }) => target.startsWith("/chat?"))).toBe(true);
    expect(tap.frames.filter(({ from }) => from === "client").map(({ text }) => parse(text))).toEqual(said);
    const fromServer = tap.frames.slice(before).filter(({ from }) => from === "server");
    expect(fromServer.map(({ text }) => parse(text))).toEqual(told);
    expect(typesOf(said)).toEqual(new Set(bezlimitTypes.client));
    expect(typesOf(told)).toEqual(new Set(bezlimitTypes.chat));
  });

  test("every example goes out over /broadcast", async () => {
    const { server, tap, client } = await open();
    const connection = client.broadcast({ query: { token: "t" } });
    await connection.connect();
    const told = await tellAll(server.everybody("broadcast"), sentOn(bezlimit, "broadcast"), connection);
    exercised.bezlimit.add("receiveBroadcast");
    expect(tap.frames.map(({ text }) => parse(text))).toEqual(told);
    expect(tap.frames.every(({ from, target }) => from === "server" && target === "/broadcast?token=t")).toBe(
      true,
    );
    expect(typesOf(told)).toEqual(new Set(bezlimitTypes.broadcast));
  });

  const resources = operationsOf(bezlimit).filter(([, { http }]) => http !== undefined);
  test.each(resources)("%s goes over HTTP with every example", async (name, operation) => {
    const { gallery, tap, client } = await open();
    const exchanges = await askAll({
      name,
      operation,
      gallery,
      client,
      exchanges: tap.exchanges,
      options: {},
    });
    for (const { method, target, headers } of exchanges) {
      expect([method, target]).toEqual(bezlimitResources[name]);
      expect(headers["api-token"]).toBe("s3cret");
    }
    exercised.bezlimit.add(name);
  });

  const typesOf = (frames: readonly unknown[]) =>
    new Set(frames.map((one) => (one as { type: string }).type));
});

const bezlimitIncoming = new Set([
  "sendMessageEvent",
  "markMessageDeliveredEvent",
  "markMessageReadEvent",
  "updateTypingEvent",
]);

describe("Bright Pattern", () => {
  const open = async () => {
    const gallery = createGallery(brightpattern);
    const server = createBrightPatternServer({
      authenticate: ({ credentials }) => credentials.clientAuthorization,
      handlers: gallery.handlers as unknown as BrightPatternHandlers<unknown>,
      limits: generous,
    });
    const { tap } = await serveTapped({ server });
    const client = createBrightPatternClient({
      url: tap.url,
      auth: () => ({ clientAuthorization: { appId: "web", clientId: "device-1" } }),
    });
    whenOver(() => client.close());
    return { gallery, server, tap, client };
  };
  const place = {
    parameters: { chatId: "c-1", fileId: "f-3", partyId: "p-4" },
    query: { tenantUrl: "tenant.example.com" },
  };

  const resources = operationsOf(brightpattern).filter(([, { poll }]) => poll === undefined);
  test.each(resources)("%s goes over HTTP with every example", async (name, operation) => {
    const { gallery, tap, client } = await open();
    const isOnConnection = operation.channel === "chatEvents";
    const caller = isOnConnection ? client.chatEvents(place) : client;
    const exchanges = await askAll({
      ...{ name, operation, gallery, client: caller, exchanges: tap.exchanges },
      options: isOnConnection ? {} : place,
    });
    for (const { method, target, headers } of exchanges) {
      const [wantedMethod, path] = brightpatternResources[name] ?? [];
      expect([method, target]).toEqual([wantedMethod, `${path}?tenantUrl=tenant.example.com`]);
      expect(headers.authorization).toBe(authorization);
    }
    exercised.brightpattern.add(name);
  });

  test("every event goes both ways on a polled connection", async () => {
    const { gallery, server, tap, client } = await open();
    const mailbox = server.mailbox<unknown>();
    gallery.mailbox = mailbox;
    const connection = client.chatEvents(place);
    const heard: unknown[] = [];
    const stop = new AbortController();
    const reading = (async () => {
      for await (const message of connection.messages({ signal: stop.signal })) heard.push(message);
    })();
    await connection.connect();
    const { poll } = brightpattern.channels.chatEvents;
    const told = messagesIn(poll.events.elements).flatMap(({ examples }) => examples);
    mailbox.push(...told);
    await until(
      () => heard.length >= told.length,
      () => heard,
    );
    expect(heard).toEqual(told);
    expect(eventsOf(told)).toEqual(
      new Set([...brightpatternEvents.server, "chat_session_inactivity_timeout"]),
    );

    const outgoing = messagesIn(poll.sent.elements);
    gallery.answers.set(
      "sendEvents",
      outgoing.flatMap(({ examples }) => examples.map(() => ({ events: [] }))),
    );
    for (const message of outgoing)
      for (const example of message.examples) await connection.send(message.name as never, example as never);
    const said = outgoing.flatMap(({ examples }) => examples);
    expect(eventsOf(said)).toEqual(new Set(brightpatternEvents.client));
    expect(
      gallery.heard.filter(({ operation }) => operation === "sendEvents").map(({ payload }) => payload),
    ).toEqual(said.map((event) => ({ events: [event] })));
    stop.abort();
    await reading;
    await client.close();
    const [wantedMethod, path] = brightpatternResources.getNewChatEvents ?? [];
    const polls = tap.exchanges.filter(({ method }) => method === wantedMethod);
    expect(polls.length).toBeGreaterThan(0);
    for (const { target, headers } of polls) {
      expect(target).toBe(`${path}?tenantUrl=tenant.example.com`);
      expect(headers.authorization).toBe(authorization);
    }
    expect(polls.flatMap(({ answer }) => (parse(answer.toString()) as { events: unknown[] }).events)).toEqual(
      told,
    );
    exercised.brightpattern.add("getNewChatEvents");
  });

  const eventsOf = (events: readonly unknown[]) =>
    new Set(events.map((one) => (one as { event: string }).event));
});

test.each([
  ["productflo", productflo],
  ["bezlimit", bezlimit],
  ["brightpattern", brightpattern],
] as const)("no operation of %s was left out", (service, description) => {
  expect([...exercised[service]].toSorted()).toEqual(Object.keys(description.operations).toSorted());
});
