import type { Exchange } from "../src/conform/exchange.js";
import { askResource } from "../src/conform/http-peer.js";
import type { Connect } from "../src/conform/peer.js";
import { connectSocketIo } from "../src/conform/socketio-peer.js";
import { connectWebSocket } from "../src/conform/websocket-peer.js";
import type { Message } from "../src/contract/contract.js";
import { type DocumentOptions, mock } from "../src/index.js";
import type { ForeignLibraries } from "./talk.js";

/** A mock of a document that runs, and what came to it. */
export interface MockParty {
  readonly url: string;
  /** Whether a payload keeps the schema of a message. */
  readonly keeps: (message: Message, payload: unknown) => boolean;
  readonly patienceMs: number;
  /** Sends a message to everybody who is there; the reason where it cannot. */
  push(exchange: Exchange): Promise<string | undefined>;
  /** What the log says of what came in since the last time. */
  verdicts(): readonly string[];
  close(): Promise<void>;
}

/** Starts the mock of a document; the words where there is nothing to serve. */
export async function openMock(
  path: string,
  options: DocumentOptions,
  { keeps, patienceMs }: Pick<MockParty, "keeps" | "patienceMs">,
): Promise<MockParty | string> {
  const verdicts: string[] = [];
  const { mock: running, remarks } = await mock(path, {
    ...options,
    log: ({ direction, message, verdict }) => {
      if (direction === ">") verdicts.push(`${message ?? "?"} ${verdict}`);
    },
  });
  if (running === undefined) return remarks.join("; ");
  return {
    ...{ url: running.url, keeps, patienceMs },
    async push({ operation, sample }) {
      const line = {
        message: sample?.message.name,
        payload: sample?.payload,
        channel: operation.channel.name,
      };
      const pushed = await running.pushLine(JSON.stringify(line));
      return pushed.ok ? undefined : pushed.reason;
    },
    verdicts: () => verdicts.splice(0),
    close: () => running.close(),
  };
}

/** Tries an exchange with the mock as a foreign peer. Rejects with what is not as it should be. */
export async function talkToMock(
  exchange: Exchange,
  party: MockParty,
  libraries: ForeignLibraries,
): Promise<void> {
  const { place, sample, operation } = exchange;
  const { url, patienceMs, keeps } = party;
  const replies = "reply" in operation ? operation.reply.messages : [];
  const isReply = (value: unknown) => replies.some((message) => keeps(message, value));
  party.verdicts();
  if (place.transport === "http") {
    const { status, body } = await askResource(exchange, { url, patienceMs });
    const isFine = status < 400 && (replies.length === 0 || body === undefined || isReply(body));
    if (!isFine) throw new Error(`the mock answered ${status} ${JSON.stringify(body)?.slice(0, 300)}`);
    return;
  }
  const connect: Connect =
    place.transport === "websocket" ? connectWebSocket(libraries.WebSocket) : connectSocketIo(libraries.io);
  const connection = await connect(place, { url, patienceMs });
  try {
    if (exchange.from === "application") {
      const reason = await party.push(exchange);
      if (reason !== undefined) throw new Error(`the mock cannot send: ${reason}`);
      await connection.hear((value) => sample !== undefined && keeps(sample.message, value));
      return;
    }
    if (sample === undefined) return;
    connection.send(sample);
    if (replies.length > 0) await connection.hear(isReply);
    else
      await until(
        () => party.verdicts().some((verdict) => verdict === `${sample.message.name} ok`),
        patienceMs,
      );
  } finally {
    connection.close();
  }
}

async function until(isReached: () => boolean, patienceMs: number): Promise<void> {
  for (let waited = 0; waited <= patienceMs; waited += 10) {
    if (isReached()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("the mock took it for another message, or for none");
}
