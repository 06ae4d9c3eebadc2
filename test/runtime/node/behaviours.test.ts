import type { Socket } from "node:net";
import { Server, type ServerOptions } from "socket.io";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import { type ClientOptions, createClient } from "../../../src/runtime/client/client.js";
import { memory } from "../../../src/runtime/memory/transport.js";
import { type ServeOptions, serve } from "../../../src/runtime/node/serve.js";
import type { ServiceServer } from "../../../src/runtime/server/server.js";
import { socketio } from "../../../src/runtime/socketio/transport.js";
import { websocket } from "../../../src/runtime/websocket/transport.js";
import type { Transport } from "../../../src/runtime/wire/transport.js";
import { describeBehaviours, type Running } from "../behaviours.js";
import { type RoomsClient, rooms } from "../rooms-service.js";

type Channel = "room" | "roomIo" | "roomAcks";

/** Clients of one transport, closed together. */
function createClients(channel: Channel, transport: Transport, url: string | undefined) {
  const clients: RoomsClient[] = [];
  return {
    room(roomId: string, options: ClientOptions = {}) {
      const base = url === undefined ? {} : { url };
      const client = createClient<RoomsClient>(rooms, { ...base, ...options }, [transport]);
      clients.push(client);
      return client[channel]({ parameters: { roomId } });
    },
    close: () => Promise.all(clients.map((client) => client.close())),
  };
}

const overMemory = async (server: ServiceServer<never>): Promise<Running> => {
  const transport = memory(server);
  const clients = createClients("room", transport, undefined);
  return {
    room: clients.room,
    cut: () => transport.cut(),
    async close() {
      await clients.close();
      await server.close({ drainMs: 100 });
    },
  };
};

const overSockets =
  (channel: Channel, transport: Transport, options: ServeOptions = {}) =>
  async (server: ServiceServer<never>): Promise<Running> => {
    const app = await serve({ rooms: server }, options);
    const sockets = new Set<Socket>();
    app.server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    });
    const clients = createClients(channel, transport, app.url);
    return {
      room: clients.room,
      cut() {
        for (const socket of sockets) socket.resetAndDestroy();
      },
      async close() {
        await clients.close();
        await app.close({ drainMs: 100 });
      },
    };
  };

describeBehaviours("memory", overMemory);
describeBehaviours("WebSocket", overSockets("room", websocket({ WebSocket })));
describeBehaviours("Socket.IO", overSockets("roomIo", socketio({ io })));
/** Over Socket.IO, with what only its own server can do. */
const overSocketIo =
  (channel: Channel, transports: ("polling" | "websocket")[]) =>
  async (server: ServiceServer<never>): Promise<Running> => {
    const engines: Server[] = [];
    class Kept extends Server {
      constructor(settings: Partial<ServerOptions>) {
        super(settings);
        engines.push(this);
      }
    }
    const transport = socketio({ io, settings: { transports } });
    const running = await overSockets(channel, transport, { SocketIoServer: Kept })(server);
    return {
      ...running,
      // Between two polls there is no connection that could be cut.
      cut() {
        if (transports.includes("websocket")) running.cut();
        else for (const { engine } of engines) engine.close();
      },
      surprise() {
        for (const engine of engines)
          engine.of("/acks/lobby").emit("surprise", { type: "surprise", id: "1" });
      },
    };
  };

describeBehaviours(
  "Socket.IO with a WebSocket from the start and acknowledgements",
  overSocketIo("roomAcks", ["websocket"]),
);
describeBehaviours("Socket.IO with long polling alone", async (server) => {
  const { surprise: _, ...running } = await overSocketIo("roomIo", ["polling"])(server);
  return running;
});
