import { WebSocket } from "ws";
import { whenOver } from "../ending.js";
import { until } from "./start.js";

/** A peer that was not made for this: `ws`, with what it has heard, parsed. */
export async function connect(address: string, headers: Readonly<Record<string, string>> = {}) {
  const socket = new WebSocket(address, { headers });
  const heard: Heard[] = [];
  let closed: number | undefined;
  socket.on("message", (data) => heard.push(JSON.parse(String(data))));
  socket.on("close", (code) => {
    closed = code;
  });
  whenOver(() => socket.terminate());
  await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
  return {
    heard,
    say: (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    hear: (count: number) => until(() => (heard.length >= count ? heard : undefined)),
    closed: () => until(() => closed),
    close: () => socket.close(),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: frames of any contract, whose members the tests name
type Heard = any;

/** The body of an answer, parsed. */
export const bodyOf = async (reply: Response): Promise<Heard> => reply.json();
