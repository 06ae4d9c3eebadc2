import { describe, expect, test } from "vitest";
import { type BrightPatternOptions, createBrightPattern } from "../../examples/chat-servers/brightpattern.js";
import type { ChatSession } from "../../examples/chat-servers/brightpattern-session.js";
import {
  type ChatEventsConnection,
  createBrightPatternClient,
} from "../../generated/brightpattern/client.js";
import { http } from "../../generated/runtime/http/transport.js";
import { whenOver } from "../ending.js";
import { serveTapped, until } from "./stand.js";

const tenantUrl = "tenant.example.com";
const query = { tenantUrl };

async function open(options: Partial<BrightPatternOptions> = {}) {
  const sessions: ChatSession[] = [];
  const brightpattern = createBrightPattern({
    ...{ tenantUrl, appIds: ["web"], requested: (session) => sessions.push(session) },
    ...options,
  });
  const { tap } = await serveTapped({ brightpattern: brightpattern.server });
  const clientOf = (clientId = "device-1", appId = "web") => {
    const client = createBrightPatternClient({
      ...{ url: tap.url, transports: [http({ random: () => 0 })] },
      auth: () => ({ clientAuthorization: { appId, clientId } }),
    });
    whenOver(() => client.close());
    return client;
  };
  const client = clientOf();
  /** Begins a chat and polls for its events. */
  async function begin() {
    const chat = await client.requestChat({ from: "Ann" }, { query });
    if (!("chat_id" in chat)) throw new Error(chat.error_message);
    const session = sessions.at(-1);
    if (session === undefined) throw new Error("the server knows of no session");
    const connection = client.chatEvents({ parameters: { chatId: chat.chat_id }, query });
    const heard = follow(connection);
    await connection.connect();
    return { chat, session, connection, heard, chatId: chat.chat_id };
  }
  return { brightpattern, tap, client, clientOf, sessions, begin };
}

type Heard = { readonly event: string } & Readonly<Record<string, unknown>>;

function follow(connection: ChatEventsConnection): Heard[] {
  const heard: Heard[] = [];
  void (async () => {
    for await (const event of connection.messages()) heard.push({ ...event });
  })().catch(() => {});
  return heard;
}

const events = (heard: readonly Heard[]) =>
  heard.map(({ event, state }) => (state ? `${event} ${state}` : event));

const digits = (count: number) => expect.stringMatching(new RegExp(`^\\d{${count}}$`));

describe("a session", () => {
  test("goes from queued to connected to the end, and is gone then", async () => {
    const { begin, client } = await open();
    const { chat, session, connection, heard, chatId } = await begin();
    expect(chat).toMatchObject({ state: "queued", is_new_chat: true, ewt: "5" });
    session.join("p-4", { first_name: "Ada", last_name: "L", display_name: "Ada" });
    session.type("p-4", true);
    session.type("p-4", false);
    session.say("p-4", "How can I help?");
    await connection.send("clientChatSessionMessage", {
      event: "chat_session_message",
      msg_id: "c:1",
      msg: "It is late",
    });
    await connection.send("clientChatSessionEnd", { event: "chat_session_end" });
    await until(
      () => connection.state === "closed",
      () => heard,
    );
    expect(events(heard)).toEqual([
      ...["chat_session_status queued", "chat_session_status connecting", "chat_session_party_joined"],
      ...[
        "chat_session_status connected",
        "chat_session_typing",
        "chat_session_not_typing",
        "chat_session_message",
      ],
      ...["chat_session_status completed", "chat_session_ended"],
    ]);
    expect(heard[2]).toEqual({
      ...{ event: "chat_session_party_joined", party_id: "p-4", type: "internal", timestamp: digits(13) },
      ...{ first_name: "Ada", last_name: "L", display_name: "Ada" },
    });
    expect(heard[6]).toMatchObject({
      party_id: "p-4",
      msg_id: `${chatId}:1`,
      msg: "How can I help?",
      timestamp: digits(13),
    });
    const place = { query, parameters: { chatId } };
    const gone = { error_code: "5005", error_message: "the chat session does not exist" };
    expect(await client.getChatHistory(place)).toEqual(gone);
    expect(await client.getActiveChat({ query })).toEqual(gone);
    expect(await connectionless(client, place)).toEqual(gone);
  });

  /** A call on the address of the events, without polling. */
  const connectionless = (
    client: Awaited<ReturnType<typeof open>>["client"],
    place: { query: typeof query; parameters: { chatId: string } },
  ) => client.chatEvents(place).sendEvents({ events: [{ event: "chat_session_typing" }] });

  test("a client has one: asking again returns it, and the history tells what was said", async () => {
    const { begin, client, clientOf } = await open();
    const { session, connection, chatId } = await begin();
    session.join("p-4", { display_name: "Ada" });
    await connection.send("clientChatSessionMessage", {
      event: "chat_session_message",
      msg_id: "1",
      msg: "Hello",
    });
    await connection.send("clientChatSessionSignaling", {
      ...{ event: "chat_session_signaling", msg_id: "3", destination_party_id: "p-4" },
      data: { type: "REQUEST_CALL", offerVideo: false },
    });
    session.signal("p-4", { type: "END_CALL" });
    const again = await client.requestChat({}, { query });
    expect(again).toMatchObject({ chat_id: chatId, is_new_chat: false, state: "connected" });
    expect(await client.getActiveChat({ query })).toEqual({ chat_id: chatId, state: "connected" });
    const history = await client.getChatHistory({ query, parameters: { chatId } });
    const said = "events" in history ? history.events.map(({ event }) => event) : history;
    expect(said).toEqual([
      ...["chat_session_status", "chat_session_status", "chat_session_party_joined", "chat_session_status"],
      "chat_session_message",
    ]);
    const other = clientOf("device-2");
    expect(await other.getChatHistory({ query, parameters: { chatId } })).toMatchObject({
      error_code: "5005",
    });
    expect(await other.requestChat({}, { query })).toMatchObject({ is_new_chat: true });
  });

  test("a disconnected conversation can still show a form, whose data comes back with its id", async () => {
    const heardByAgent: unknown[] = [];
    const { begin } = await open({
      received(session, event) {
        heardByAgent.push(event);
        if (event.event === "chat_session_disconnect") session.askForm("7", "survey", 60);
      },
    });
    const { connection, heard } = await begin();
    const shown = new Promise<string | number>((resolve) =>
      connection.on("serverChatSessionFormShow", ({ form_request_id }) => resolve(form_request_id)),
    );
    await connection.send("clientChatSessionDisconnect", { event: "chat_session_disconnect" });
    const form_request_id = await shown;
    const data = { score: "5" };
    const answer = { event: "chat_session_form_data", form_request_id, form_name: "survey", data } as const;
    await connection.send("clientChatSessionFormData", answer);
    expect(heardByAgent).toEqual([{ event: "chat_session_disconnect" }, answer]);
    expect(heard.at(-1)).toEqual({
      ...{ event: "chat_session_form_show", form_request_id: "7", form_name: "survey", form_timeout: "60" },
    });
  });

  test("a silent client is warned, then the session ends by the name that is misspelt", async () => {
    const { begin, tap } = await open({ inactivityMs: { warning: 60, end: 60 } });
    const { heard, connection } = await begin();
    await until(
      () => connection.state === "closed",
      () => heard,
    );
    expect(heard.slice(1)).toMatchObject([
      { event: "chat_session_timeout_warning", msg: expect.any(String), timestamp: digits(13) },
      { event: "chat_session_inactvity_timeout", msg: expect.any(String), timestamp: digits(13) },
    ]);
    const wire = tap.exchanges.map(({ answer }) => answer.toString()).join("");
    expect(wire).toContain('"event":"chat_session_inactvity_timeout"');
  });

  test("failed is the end, too", async () => {
    const { begin } = await open();
    const { session, connection, heard } = await begin();
    session.fail();
    await until(() => connection.state === "closed");
    expect(events(heard).at(-1)).toBe("chat_session_status failed");
  });

  test("the answer to what the client sends carries what is new", async () => {
    const { client, sessions } = await open();
    await client.requestChat({}, { query });
    const [session] = sessions;
    const chatId = session?.id ?? "";
    const connection = client.chatEvents({ parameters: { chatId }, query });
    const answer = await connection.sendEvents({ events: [{ event: "chat_session_typing" }] });
    expect(answer).toEqual({ events: [{ event: "chat_session_status", state: "queued", ewt: "5" }] });
  });

  test("an event that the server does not know is skipped; one that is broken refuses all", async () => {
    const { client, sessions } = await open();
    await client.requestChat({}, { query });
    const [session] = sessions;
    const place = { parameters: { chatId: session?.id ?? "" }, query };
    const send = (...list: { event: string }[]) => client.chatEvents(place).sendEvents({ events: list });
    expect(await send({ event: "chat_session_location" })).toMatchObject({ events: [{ state: "queued" }] });
    const broken = { event: "chat_session_message", msg_id: "1" };
    const whole = { event: "chat_session_message", msg_id: "3", msg: "Hello" };
    expect(await send(whole, broken)).toMatchObject({ error_code: "5003" });
    expect(session?.history).toHaveLength(1);
  });
});

describe("a poll", () => {
  test("is held until something comes; a second one at once is refused with 400 and 5509", async () => {
    const { client, sessions, tap } = await open();
    await client.requestChat({}, { query });
    const [session] = sessions;
    const url = `${tap.url}/clientweb/api/v1/chats/${session?.id}/events?tenantUrl=${tenantUrl}`;
    const headers = { authorization: 'MOBILE-API-140-327-PLAIN appId="web", clientId="device-1"' };
    const poll = () => fetch(url, { headers });
    expect(await (await poll()).json()).toMatchObject({ events: [{ state: "queued" }] });
    const first = poll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await poll();
    expect(second.status).toBe(400);
    expect(await second.json()).toEqual({ error_code: "5509", error_message: expect.any(String) });
    session?.join("p-4", { display_name: "Ada" });
    const answer: unknown = await (await first).json();
    expect(answer).toMatchObject({ events: [{ state: "connecting" }] });
  });

  test("no event is lost or told twice where waiting polls are cut", async () => {
    const { begin, tap } = await open();
    const { session, connection, heard } = await begin();
    const said = () => heard.filter(({ event }) => event === "chat_session_message").map(({ msg }) => msg);
    for (let index = 0; index < 12; index += 1) {
      session.say("p-4", String(index));
      if (index % 3 !== 2) continue;
      // What is on its way through a proxy is beyond the server's knowledge: only what waits is cut.
      await until(() => said().length === index + 1, said);
      tap.cut();
    }
    session.say("p-4", "12");
    await until(() => said().length >= 13, said);
    expect(said()).toEqual(Array.from({ length: 13 }, (_, index) => String(index)));
    expect(connection.state).toBe("open");
  });
});

describe("files", () => {
  test("go up, into the chat and down again, both ways", async () => {
    const { begin, client, clientOf, brightpattern } = await open();
    const { session, connection, heard, chatId } = await begin();
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const uploaded = await client.uploadFile({ file: new File([bytes], "räder.png") }, { query });
    expect(uploaded).toEqual({ file_id: expect.any(String), file_name: "räder.png" });
    const fileId = "file_id" in uploaded ? uploaded.file_id : "";
    await connection.send("clientChatSessionFile", {
      ...{ event: "chat_session_file", msg_id: "1", file_id: fileId, file_type: "image" },
    });
    expect(session.files.has(fileId)).toBe(true);
    const file = await client.getFile({ parameters: { chatId, fileId } });
    expect(file).toBeInstanceOf(Blob);
    if (file instanceof Blob) expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);

    const theirs = brightpattern.store(new Blob(["terms"], { type: "text/plain" }));
    session.sendFile("p-4", theirs, "attachment");
    await until(() => heard.some(({ event }) => event === "chat_session_file"));
    expect(heard.at(-1)).toMatchObject({ file_id: theirs, file_type: "attachment", timestamp: digits(10) });
    const download = await client.getFile({ parameters: { chatId, fileId: theirs }, query });
    expect(download instanceof Blob && (await download.text())).toBe("terms");

    expect(await client.getFile({ parameters: { chatId, fileId: "none" } })).toMatchObject({
      error_code: "5502",
    });
    expect(await clientOf("device-2").getFile({ parameters: { chatId, fileId } })).toMatchObject({
      error_code: "5005",
    });
  });

  test("25 MB go up, one byte more is refused with 413 and 5501", async () => {
    const { client, tap } = await open();
    const upload = (size: number) =>
      client.uploadFile({ file: new File([new Uint8Array(size)], "a") }, { query });
    expect(await upload(25 * 1_024 ** 2)).toHaveProperty("file_id");
    expect(await upload(25 * 1_024 ** 2 + 1)).toMatchObject({ error_code: "5501" });
    await until(() => tap.exchanges.length === 2);
    expect(tap.exchanges.map(({ status }) => status)).toEqual([200, 413]);
  });

  test("the newest 1000 are kept", async () => {
    const { begin, brightpattern, client } = await open();
    const { session, chatId } = await begin();
    const ids = Array.from({ length: 1_001 }, () => brightpattern.store(new Blob(["x"])));
    for (const id of ids) session.sendFile("p-4", id, "attachment");
    const [oldest = "", second = ""] = ids;
    expect(await client.getFile({ parameters: { chatId, fileId: oldest } })).toMatchObject({
      error_code: "5502",
    });
    expect(await client.getFile({ parameters: { chatId, fileId: second } })).toBeInstanceOf(Blob);
  });

  test("the photo of an agent who is there can be fetched, of others not", async () => {
    const { begin, client } = await open();
    const { session, chatId } = await begin();
    session.join("p-4", {});
    const photoOf = (partyId: string) => client.getAgentProfilePhoto({ parameters: { chatId, partyId } });
    expect(await photoOf("p-4")).toBeInstanceOf(Blob);
    session.leave("p-4");
    expect(await photoOf("p-4")).toMatchObject({ error_code: "5502" });
  });
});

describe("who asks", () => {
  test("is told what can be asked without a session", async () => {
    const { client } = await open();
    expect(await client.checkAvailability({ query })).toEqual({ chat: "available", ewt: "5" });
    expect(await client.getExpectedParameters({ query })).toEqual({
      parameters: [{ first_name: "FIRST_NAME" }, { last_name: "LAST_NAME" }, { phone: "PHONE" }],
    });
    const sms = (phone_number: string) => client.requestSmsChatSession({ phone_number }, { query });
    expect(await sms("4155550100")).toEqual({ sms_error_code: 0 });
    expect(await sms("me")).toMatchObject({ sms_error_code: 5 });
  });

  test("with another application is refused with 3000, with another tenant with 1000", async () => {
    const { clientOf, tap } = await open();
    expect(await clientOf("device-1", "other").checkAvailability({ query })).toMatchObject({
      error_code: "3000",
    });
    expect(await clientOf().checkAvailability({ query: { tenantUrl: "other.example.com" } })).toMatchObject({
      error_code: "1000",
    });
    await until(() => tap.exchanges.length === 2);
    expect(tap.exchanges.map(({ status }) => status)).toEqual([401, 400]);
  });

  const api = "/clientweb/api/v1/availability";
  test.each([
    {
      what: "no header",
      headers: {},
      path: `${api}?tenantUrl=${tenantUrl}`,
      status: 401,
      error_code: "2000",
    },
    {
      ...{
        what: "no tenant",
        headers: { authorization: 'MOBILE-API-140-327-PLAIN appId="web", clientId="d"' },
      },
      ...{ path: api, status: 400, error_code: "1000" },
    },
    {
      ...{ what: "another scheme", headers: { authorization: 'Bearer appId="web", clientId="d"' } },
      ...{ path: `${api}?tenantUrl=${tenantUrl}`, status: 401, error_code: "2002" },
    },
    ...[
      { what: "parameters that are none", parameters: '"web"', error_code: "2001" },
      { what: "no application", parameters: 'clientId="d"', error_code: "2003" },
      { what: "no client", parameters: 'appId="web"', error_code: "2004" },
    ].map(({ what, parameters, error_code }) => ({
      ...{ what, error_code, path: `${api}?tenantUrl=${tenantUrl}`, status: 401 },
      headers: { authorization: `MOBILE-API-140-327-PLAIN ${parameters}` },
    })),
    {
      ...{
        what: "values without quotes",
        headers: { authorization: "MOBILE-API-140-327-PLAIN appId=web, clientId=d" },
      },
      ...{ path: `${api}?tenantUrl=${tenantUrl}&nonce=1`, status: 200, error_code: undefined },
    },
  ])("$what", async ({ headers, path, status, error_code }) => {
    const { tap } = await open();
    const answer = await fetch(`${tap.url}${path}`, { headers });
    expect(answer.status).toBe(status);
    const body = (await answer.json()) as { error_code?: string };
    expect(body.error_code).toBe(error_code);
  });

  test("a browser says WebChat and is told apart by a cookie", async () => {
    const { tap } = await open();
    const authorization = 'MOBILE-API-140-327-PLAIN appId="web", clientId="WebChat"';
    const request = async (cookie: string | undefined) => {
      const headers = { authorization, "content-type": "application/json", ...(cookie && { cookie }) };
      const url = `${tap.url}/clientweb/api/v1/chats?tenantUrl=${tenantUrl}`;
      const answer = await fetch(url, { method: "POST", headers, body: "{}" });
      const body = (await answer.json()) as { chat_id: string; is_new_chat: boolean };
      return { body, cookie: answer.headers.get("set-cookie") };
    };
    const first = await request(undefined);
    expect(first.cookie).toMatch(/^webchat_client=[\w-]+; Path=\/clientweb; HttpOnly; SameSite=Lax$/);
    const again = await request(first.cookie?.split(";")[0]);
    expect(again).toMatchObject({ body: { chat_id: first.body.chat_id, is_new_chat: false }, cookie: null });
    expect((await request(undefined)).body.is_new_chat).toBe(true);
  });
});
