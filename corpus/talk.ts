import type { Exchange } from "../src/conform/exchange.js";
import { askResource } from "../src/conform/http-peer.js";
import type { Connect } from "../src/conform/peer.js";
import { connectSocketIo } from "../src/conform/socketio-peer.js";
import { connectWebSocket } from "../src/conform/websocket-peer.js";
import { assertSame, isSame, placeOf } from "./compare.js";
import { type Stage, within } from "./stage.js";

/** A generated server that listens, and a generated client of it. */
export interface Party {
  readonly url: string;
  readonly stage: Stage;
  readonly client: object;
  readonly patienceMs: number;
}

/** What foreign peers connect with. */
export interface ForeignLibraries {
  readonly WebSocket: Parameters<typeof connectWebSocket>[0];
  readonly io: Parameters<typeof connectSocketIo>[0];
}

/** Tries an exchange as a foreign peer: raw frames and requests. Rejects with what is not as it should be. */
export async function talkAsForeigner(
  exchange: Exchange,
  party: Party,
  libraries: ForeignLibraries,
): Promise<void> {
  const { place, sample, reply } = exchange;
  const { url, patienceMs } = party;
  const arrival = party.stage.begin(exchange);
  if (place.transport === "http") {
    const [answer, payload] = await Promise.all([
      askResource(exchange, { url, patienceMs }),
      arrival.payload(patienceMs).catch((error: unknown) => error),
    ]);
    if (payload instanceof Error)
      throw new Error(
        `${payload.message}; answered ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`,
      );
    await assertSame("the handler's message", payload, sample?.payload);
    if (reply === undefined) assertStatus(answer.status, /^2/);
    else {
      await assertSame("the answer", answer.body, reply.payload);
      assertStatus(answer.status, statusesOf(reply.message.statuses));
    }
    return;
  }
  const connect: Connect =
    place.transport === "websocket" ? connectWebSocket(libraries.WebSocket) : connectSocketIo(libraries.io);
  const connection = await connect(place, { url, patienceMs });
  try {
    if (exchange.from === "application") {
      await connection.hear((value) => isSame(value, sample?.payload));
      return;
    }
    if (sample !== undefined) connection.send(sample);
    const refused = connection
      .hear(() => true)
      .then(
        (value) => `; heard ${JSON.stringify(value)?.slice(0, 300)}`,
        () => "",
      );
    const payload = await arrival.payload(patienceMs).catch(async (error: Error) => {
      throw new Error(error.message + (await refused));
    });
    await assertSame("the handler's message", payload, sample?.payload);
    if (reply !== undefined) await connection.hear((value) => isSame(value, reply.payload));
  } finally {
    connection.close();
  }
}

/** Tries an exchange with the generated client. Rejects with what is not as it should be. */
export async function talkAsClient(exchange: Exchange, party: Party): Promise<void> {
  const { operation, place, sample, reply } = exchange;
  const { patienceMs, client } = party;
  const { channel } = operation;
  const arrival = party.stage.begin(exchange);
  const where = placeOf(exchange);
  const given =
    sample === undefined
      ? []
      : operation.messages.length > 1
        ? [sample.message.name, sample.payload]
        : [sample.payload];
  if (place.transport === "http") {
    const isPoll = operation.longPoll !== undefined;
    if (isPoll) return;
    const owner =
      typeof Reflect.get(client, operation.name) === "function"
        ? client
        : call(client, channel.name, [where]);
    const answer = call(Object(owner), operation.name, [
      ...(place.method === "GET" ? [] : given.slice(-1)),
      where,
    ]);
    await Promise.all([
      arrival
        .payload(patienceMs)
        .then((payload) => assertSame("the handler's message", payload, sample?.payload)),
      Promise.resolve(answer).then((value) => reply && assertSame("the answer", value, reply.payload)),
    ]);
    return;
  }
  const connection = Object(call(client, channel.name, [where]));
  try {
    if (exchange.from === "application") {
      const heard = new Promise((resolve) => call(connection, "on", [sample?.message.name, resolve]));
      await within(
        Promise.resolve(call(connection, "connect", [])),
        patienceMs,
        "the client does not connect",
      );
      await assertSame(
        "what the client heard",
        await within(heard, patienceMs, "the client heard nothing"),
        sample?.payload,
      );
      return;
    }
    const answer = Promise.resolve(call(connection, operation.name, given));
    answer.catch(() => {});
    await Promise.race([arrival.payload(patienceMs), answer.then(() => arrival.payload(patienceMs))]).then(
      (payload) => assertSame("the handler's message", payload, sample?.payload),
    );
    if (reply !== undefined)
      await assertSame("the answer", await within(answer, patienceMs, "no answer"), reply.payload);
  } finally {
    await Promise.resolve(call(connection, "close", []));
  }
}

function call(owner: object, name: string, given: readonly unknown[]): unknown {
  const member: unknown = Reflect.get(owner, name);
  if (typeof member !== "function") throw new Error(`the client has no \`${name}\``);
  return Reflect.apply(member, owner, given);
}

function assertStatus(status: number, wanted: RegExp): void {
  if (!wanted.test(String(status))) throw new Error(`the status is ${status}, not ${wanted.source}`);
}

const statusesOf = (statuses: readonly (number | string)[] = ["2XX"]): RegExp =>
  new RegExp(`^(?:${statuses.map((one) => String(one).replace(/x/gi, "\\d")).join("|")})$`);
