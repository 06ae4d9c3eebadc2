// Says each line of its input in a room, and shows what is said there: npm run client -- NAME [URL]
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import { createRoomsClient } from "./generated/rooms/client.js";
import { websocket } from "./generated/runtime/websocket/transport.js";

const [by = "somebody", url = "http://127.0.0.1:8080"] = process.argv.slice(2);
const client = createRoomsClient({ url, transports: [websocket({ WebSocket })] });
const room = client.room({ parameters: { roomId: "hall" } });

room.on("said", (line) => console.log(`${line.by}: ${line.text}`));
await room.connect();
console.log(`hello, ${by}: say something, Ctrl-D ends it`);

for await (const text of createInterface({ input: process.stdin }))
  if (text !== "") await room.say({ type: "say", id: randomUUID(), by, text });
await client.close();
