import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import type { Service } from "../src/contract/contract.js";
import { within } from "./stage.js";
import type { ForeignLibraries, Party } from "./talk.js";

/**
 * What a peer of a real document does, written by hand from reading the document: nothing of it is worked out by code
 * that could repeat a mistake of ours.
 */
export interface WrittenFrame {
  readonly document: string;
  /** Name of the operation in generated code. */
  readonly operation: string;
  /** WebSocket, or HTTP with a method before it: path and query as they stand on the wire. */
  readonly at: string;
  /** Socket.IO, in place of a WebSocket at the path: the namespace. */
  readonly namespace?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The frame or body that the peer sends; of Socket.IO the event and its arguments. */
  readonly say?: unknown;
  /** The frame or body that the peer hears. */
  readonly hear?: unknown;
  /** The status of the answer. */
  readonly status?: number;
  /** Name of the message that the application sends, and what the handler gets, gives back or sends. */
  readonly message?: string;
  readonly payload?: unknown;
  readonly reply?: unknown;
}

/** The frames that are written for a document. */
export const readFrames = (path: string, document: string): readonly WrittenFrame[] => {
  if (!existsSync(path)) return [];
  const all: readonly WrittenFrame[] = parse(readFileSync(path, "utf8")) ?? [];
  return all.filter((one) => one.document === document);
};

/** Plays a written frame. Rejects with what is not as it is written. */
export async function playFrame(
  frame: WrittenFrame,
  {
    service,
    party,
    libraries,
  }: { readonly service: Service; readonly party: Party; readonly libraries: ForeignLibraries },
): Promise<void> {
  const operation = service.operations.find(({ name }) => name === frame.operation);
  if (operation === undefined) return;
  const speaksFirst = frame.message !== undefined;
  const arrival = party.stage.begin({
    operation,
    from: speaksFirst ? "application" : "peer",
    sample: { message: { name: frame.message ?? "" }, payload: frame.payload },
    ...(frame.reply !== undefined && { reply: { payload: frame.reply } }),
  });
  const heard = play(frame, party, libraries);
  heard.catch(() => {});
  if (!speaksFirst) {
    const payload = await arrival.payload(party.patienceMs);
    if (!isDeepStrictEqual(payload, frame.payload))
      throw new Error(`the handler's message is ${JSON.stringify(payload)}`);
  }
  await heard;
}

function play(frame: WrittenFrame, party: Party, libraries: ForeignLibraries): Promise<void> {
  if (/^[A-Z]+ /.test(frame.at)) return playRequest(frame, party);
  return frame.namespace === undefined
    ? playSocket(frame, party, libraries)
    : playEvent(frame, party, libraries);
}

async function playRequest(
  { at, headers, say, status = 200, hear }: WrittenFrame,
  { url, patienceMs }: Party,
) {
  const [method = "GET", path = "/"] = at.split(" ");
  const response = await fetch(url + path, {
    ...{ method, signal: AbortSignal.timeout(patienceMs) },
    ...(headers && { headers }),
    ...(say !== undefined && { body: String(say) }),
  });
  const text = await response.text();
  if (response.status !== status) throw new Error(`the status is ${response.status}: ${text}`);
  assertText(text, hear);
}

async function playSocket(
  { at, headers = {}, say, hear }: WrittenFrame,
  party: Party,
  { WebSocket }: ForeignLibraries,
) {
  const socket = new WebSocket(party.url.replace("http", "ws") + at, { headers });
  try {
    await within(
      new Promise<void>((resolve, reject) => {
        socket.on("error", reject);
        socket.on("unexpected-response", () => reject(new Error(`${at} is refused`)));
        socket.on("open", () => {
          if (say !== undefined) socket.send(String(say));
          if (hear === undefined) setTimeout(resolve, party.patienceMs / 4);
        });
        socket.on("message", (data) => {
          try {
            assertText(String(data), hear);
            resolve();
          } catch (error) {
            reject(error);
          }
        });
      }),
      party.patienceMs * 2,
      "nothing was heard",
    );
  } finally {
    socket.terminate();
  }
}

async function playEvent(
  { at, namespace, headers, say, hear }: WrittenFrame,
  party: Party,
  { io }: ForeignLibraries,
) {
  const socket = io(party.url + namespace, {
    ...{ path: at, extraHeaders: headers, forceNew: true, reconnection: false, transports: ["websocket"] },
  });
  const [event = "", ...values] = Array.isArray(say) ? say.map((one) => one as unknown) : [];
  try {
    await within(
      new Promise<void>((resolve, reject) => {
        socket.on("connect_error", reject);
        socket.on("connect", () => {
          if (event !== "") socket.emit(String(event), ...values);
          if (hear === undefined) setTimeout(resolve, party.patienceMs / 4);
        });
        socket.onAny((...heard) => {
          if (isDeepStrictEqual(heard, hear)) resolve();
          else reject(new Error(`heard ${JSON.stringify(heard)}`));
        });
      }),
      party.patienceMs * 2,
      "nothing was heard",
    );
  } finally {
    socket.disconnect();
  }
}

/** JSON says the same however it is written; other text is as it is. */
function assertText(given: string, wanted: unknown): void {
  const read = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  if (wanted === undefined || given === wanted) return;
  if (!isDeepStrictEqual(read(given), read(String(wanted)))) throw new Error(`heard ${given}`);
}
