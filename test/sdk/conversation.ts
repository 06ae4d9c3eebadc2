// What a client says and hears, in Node and in a page. Tests replace `../../generated` by the name of the package.
import { createBezlimitClient } from "../../generated/bezlimit/client.js";
import { createProductFloClient } from "../../generated/productflo/client.js";
import { AsyncApiError, type Transport } from "../../generated/runtime/index.js";

const message = { id: 12, type: "note", chat: { uuid: "6a1f2b3c-1111-4222-8333-444455556666" } } as const;

const say = (text: string) =>
  ({
    code: "chat",
    user_id: "u-17",
    room_id: "hall",
    data: { message: text, sender: "u-17", message_id: text },
  }) as const;

/** Two connections in one room, over WebSocket and over Socket.IO, and a stream. */
export async function converse(url: string, transports: readonly Transport[]): Promise<readonly string[]> {
  const log: string[] = [];
  const client = createProductFloClient({ url, transports });
  const plain = client.ws();
  const framed = client.socketIo();
  for (const [name, connection] of Object.entries({ plain, framed })) {
    const welcome = connection.messages();
    await connection.connect();
    const { value } = await welcome.next();
    log.push(`${name}: ${value?.code}`);
    await connection.join({ code: "join", user_id: "u-17", room_id: "hall", data: {} });
    const answer = await connection.chat(say(`${name} is here`));
    log.push(`${name}: ${answer.status}`);
  }
  const heard = framed.messages();
  await plain.chat(say("hello"));
  const { value } = await heard.next();
  log.push(`framed heard: ${value?.code === "chat_response" ? value.data.message : "nothing"}`);
  const idea = {
    code: "idea",
    user_id: "u-17",
    room_id: "hall",
    data: { message: "a bottle", sender: "u-17" },
  } as const;
  for (const connection of [plain, framed])
    for await (const { status, data } of connection.idea(idea)) log.push(`idea: ${status} ${data.message}`);
  await client.close();
  return log;
}

/** A backend tells over HTTP what an operator hears over a socket. */
export async function converseByHttp(
  url: string,
  transports: readonly Transport[],
): Promise<readonly string[]> {
  const log: string[] = [];
  const client = createBezlimitClient({ url, transports, auth: () => ({ apiToken: "let me in" }) });
  const operator = client.broadcast();
  const heard = operator.messages();
  await operator.connect();
  await client.createMessage(message);
  const { value } = await heard.next();
  log.push(`operator heard: ${value?.type}`);
  log.push(`online: ${JSON.stringify(await client.getOnlineUsers())}`);
  await client.close();
  const stranger = createBezlimitClient({ url, transports, auth: () => ({ apiToken: "guessed" }) });
  const refused = await stranger.getOnlineUsers().catch((error: unknown) => AsyncApiError.from(error));
  log.push(`stranger: ${refused instanceof AsyncApiError ? refused.status : "let in"}`);
  return log;
}

/** What both come to. */
export const wanted: readonly string[] = [
  ...["plain: system", "plain: success", "framed: system", "framed: success", "framed heard: hello"],
  ...["idea: pending a bottle", "idea: success done", "idea: pending a bottle", "idea: success done"],
  ...["operator heard: message_added", 'online: [{"operator_id":9,"sources":["lk"]}]', "stranger: 401"],
];
