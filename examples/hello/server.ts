// A server of rooms: whoever says something is heard by everybody in the room.
import { createRoomsServer } from "./generated/rooms/server.js";
import { serve } from "./generated/runtime/node/serve.js";

const rooms = createRoomsServer({
  connected: {
    room: (context) => context.join(context.parameters.roomId),
  },
  handlers: {
    say({ id, by, text }, context) {
      const said = { type: "said", id, by, text, at: new Date().toISOString() } as const;
      context.room(context.parameters.roomId).send("said", said);
    },
  },
});

const app = await serve({ rooms }, { port: Number(process.env.PORT ?? 8080) });
console.log(`listening at ${app.url}, Ctrl-C ends it`);
process.once("SIGINT", () => app.close());
