// A process that serves the rooms, for tests with several: says its port, and ends with its input.
import { createAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { Server, type ServerOptions } from "socket.io";
import { redisFanout } from "../../../src/runtime/node/redis/fanout.js";
import { serve } from "../../../src/runtime/node/serve.js";
import { createRoomsServer } from "../rooms-service.js";

const redis = new Redis(Number(process.argv[2]), "127.0.0.1");
const fanout = redisFanout(redis);
await fanout.ready;
const engines: Server[] = [];
class Kept extends Server {
  constructor(settings: Partial<ServerOptions>) {
    super(settings);
    engines.push(this);
  }
}
const app = await serve(
  { rooms: createRoomsServer(undefined, { fanout }) },
  { SocketIoServer: Kept, socketio: { adapter: createAdapter(redis.duplicate(), redis.duplicate()) } },
);
process.stdout.write(`${app.port}\n`);
// A line is the name of a room that somebody else, who knows Socket.IO only, has news for.
process.stdin.on("data", (name) => {
  for (const io of engines) io.of("/rooms/lobby").to(String(name).trim()).emit("news", "from Socket.IO");
});
process.stdin.on("end", async () => {
  await app.close({ drainMs: 100 });
  await fanout.close();
  process.exit();
});
