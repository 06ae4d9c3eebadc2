import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ClientOptions } from "../../src/runtime/client/client.js";
import type { ServiceServer } from "../../src/runtime/server/server.js";
import {
  createRoomsServer,
  type Room,
  type RoomsHandlers,
  type refused,
  repeat,
  type said,
} from "./rooms-service.js";

/** A server of the rooms that runs, and a way for clients to get to it. */
export interface Running {
  /** A connection of a new client to a room. It is closed with the rest. */
  room(roomId: string, options?: ClientOptions): Room;
  /** Cuts all connections without a goodbye. */
  cut(): void;
  /** Sends everybody in the lobby a message that the contract does not know. */
  surprise?(): void;
  close(): Promise<void>;
}

type Start = (server: ServiceServer<typeof said | typeof refused>) => Promise<Running>;

const line = (id: string, text = "hello") => ({ type: "say", id, text }) as const;

/** What every transport has to do, whatever lies below. */
export function describeBehaviours(name: string, start: Start): void {
  describe(`over ${name}`, () => {
    let running: Running;
    let server: ServiceServer<typeof said | typeof refused>;
    let handle: RoomsHandlers["say"];

    beforeEach(async () => {
      handle = repeat.say;
      // So that the server can be made to say what it should not.
      server = createRoomsServer(
        { say: (message, context) => handle(message, context) },
        { validation: { outgoing: "off" } },
      );
      running = await start(server);
    });
    afterEach(() => running.close());

    const quick = { retryMs: 10, maximumRetryMs: 50, requestMs: 2_000 };
    const enter = async (options: ClientOptions = {}) => {
      const room = running.room("lobby", { ...options, limits: { ...quick, ...options.limits } });
      await room.connect();
      // The server has let in, and its hook has run, when it answers.
      await room.say(line("enter"));
      return room;
    };
    const collect = (room: Room) => {
      const heard: string[] = [];
      room.on("said", ({ id }) => heard.push(id));
      return heard;
    };

    test("a connection opens and says so", async () => {
      const room = running.room("lobby");
      const states: string[] = [];
      room.onState(({ to }) => states.push(to));
      await room.connect();
      expect([room.state, ...states]).toEqual(["open", "connecting", "open"]);
    });

    test("what is sent arrives as it was, with the parameters of the address", async () => {
      const arrived = new Promise((resolve) => {
        handle = (message, { parameters }) => void resolve({ message, roomId: parameters.roomId });
      });
      const room = running.room("a room/with ü");
      await room.send("say", line("1", 'ünï \u{1F600} \u2028 "quoted"'));
      await expect(arrived).resolves.toEqual({
        message: line("1", 'ünï \u{1F600} \u2028 "quoted"'),
        roomId: "a room/with ü",
      });
    });

    test("an answer comes back to who asked", async () => {
      const room = await enter();
      await expect(room.say(line("7", "x"))).resolves.toMatchObject({ type: "said", id: "7", text: "x" });
    });

    test("answers find their questions when they come in another order", async () => {
      const room = await enter();
      handle = async (message, context) => {
        await new Promise((resolve) => setTimeout(resolve, message.id === "slow" ? 60 : 1));
        return repeat.say(message, context);
      };
      const answers = await Promise.all([room.say(line("slow", "a")), room.say(line("fast", "b"))]);
      expect(answers.map(({ id }) => id)).toEqual(["slow", "fast"]);
    });

    test("the server can speak first", async () => {
      const room = await enter();
      const heard = new Promise((resolve) => room.on("said", resolve));
      const news = { type: "said", id: "n", by: "server", text: "news" } as const;
      server.room("lobby").send("said", news);
      await expect(heard).resolves.toEqual(news);
    });

    test("a room hears what one of it says, and other rooms do not", async () => {
      const [a, b] = [await enter(), await enter()];
      const other = running.room("elsewhere");
      await other.connect();
      const heard = [collect(b), collect(other)];
      await a.say(line("1"));
      await b.say(line("2"));
      await other.say(line("3"));
      const [inRoom, elsewhere] = heard;
      expect(inRoom).toEqual(expect.arrayContaining(["1"]));
      expect(elsewhere).not.toContain("1");
    });

    test("an invalid message of the server is reported and not delivered", async () => {
      const reports: string[] = [];
      const room = await enter({ onReport: ({ kind }) => reports.push(kind) });
      const heard = collect(room);
      Reflect.apply(server.room("lobby").send, undefined, ["said", { type: "said", id: "wrong" }]);
      await room.say(line("after"));
      expect([heard, reports.includes("invalid-message")]).toEqual([["after"], true]);
    });

    test("a message that the contract does not know is kept", async () => {
      const room = await enter();
      const unknown = new Promise((resolve) => room.onUnknown(resolve));
      const unchecked = () =>
        Reflect.apply(server.room("lobby").send, undefined, ["said", { type: "surprise", id: "1" }]);
      (running.surprise ?? unchecked)();
      await expect(unknown).resolves.toMatchObject({ payload: { type: "surprise", id: "1" } });
      expect(room.unknown).toHaveLength(1);
      await expect(room.say(line("after"))).resolves.toMatchObject({ id: "after" });
    });

    test("an invalid message does not leave the client", async () => {
      const room = await enter();
      const wrong = { type: "say", id: 1, text: "x" };
      await expect(Reflect.apply(room.say, room, [wrong])).rejects.toMatchObject({
        code: "invalid-message",
        issues: [{ path: "/id" }],
      });
    });

    test("an invalid message is refused by the server, and its handler never sees it", async () => {
      const room = await enter({ validation: { outgoing: "off" } });
      const calls: unknown[] = [];
      handle = (message) => void calls.push(message);
      const refusal = new Promise((resolve) => room.on("refused", resolve));
      const wrong = { type: "say", id: "9", text: 5 };
      Reflect.apply(room.say, room, [wrong]).catch(() => {});
      // As an acknowledgement it is the answer itself; else it is heard as well.
      await expect(refusal).resolves.toMatchObject({ id: "9", reason: "invalid" });
      expect(calls).toEqual([]);
    });

    test("after a cut it comes back, and nothing arrives twice", async () => {
      const arrived: string[] = [];
      handle = (message, context) => {
        arrived.push(message.id);
        return repeat.say(message, context);
      };
      const room = await enter();
      const back = new Promise<void>((resolve) => {
        let hasWaited = false;
        room.onState(({ to }) => {
          if (to === "waiting") hasWaited = true;
          if (to === "open" && hasWaited) resolve();
        });
      });
      running.cut();
      await back;
      const heard = collect(room);
      await room.say(line("1"));
      await room.say(line("2"));
      expect(arrived).toEqual(["enter", "1", "2"]);
      expect(heard).toEqual(["1", "2"]);
    });

    test("what is said while there is no connection goes out once there is one", async () => {
      const room = await enter();
      running.cut();
      await expect(room.send("say", line("late"))).resolves.toBeUndefined();
    });

    test("closing gives back what was never sent", async () => {
      const room = running.room("lobby", { url: "http://127.0.0.1:1", transports: [unreachable] });
      const sending = room.send("say", line("1"));
      const kept = expect(sending).rejects.toMatchObject({ code: "closed" });
      const unsent = await room.close();
      expect(unsent).toEqual([{ name: "say", message: line("1") }]);
      await kept;
    });

    test("after closing nothing can be said", async () => {
      const room = await enter();
      await room.close();
      await expect(room.say(line("1"))).rejects.toMatchObject({ code: "closed" });
      expect(room.state).toBe("closed");
    });

    test("what one says arrives in order", async () => {
      const arrived: string[] = [];
      const room = await enter();
      handle = ({ id }) => void arrived.push(id);
      const ids = Array.from({ length: 30 }, (_, index) => String(index));
      await Promise.all(ids.map((id) => room.send("say", line(id))));
      await expect.poll(() => arrived).toEqual(ids);
    });

    test("a question can be taken back", async () => {
      const room = await enter();
      handle = () => new Promise(() => {});
      const abort = new AbortController();
      const asking = room.say(line("1"), { signal: abort.signal });
      setTimeout(() => abort.abort(new Error("enough")), 20);
      await expect(asking).rejects.toMatchObject({ code: "aborted" });
    });

    test("a question without an answer times out", async () => {
      const room = await enter();
      handle = () => new Promise(() => {});
      await expect(room.say(line("1"), { timeoutMs: 30 })).rejects.toMatchObject({ code: "timeout" });
    });

    test("a question whose connection goes away fails, since nobody knows whether it arrived", async () => {
      const room = await enter();
      const reached = new Promise<void>((resolve) => {
        handle = () => {
          resolve();
          return new Promise(() => {});
        };
      });
      const asking = room.say(line("1"));
      const lost = expect(asking).rejects.toMatchObject({ code: "connection-lost" });
      await reached;
      running.cut();
      await lost;
    });

    test("a server that closes sends its clients away, and none of what it has answered is lost", async () => {
      const room = await enter();
      const gone = new Promise((resolve) => room.onState(({ to }) => to === "waiting" && resolve(to)));
      await expect(room.say(line("last"))).resolves.toMatchObject({ id: "last" });
      await server.close({ drainMs: 100 });
      await expect(gone).resolves.toBe("waiting");
    });
  });
}

const unreachable = {
  name: "unreachable",
  protocols: ["*"],
  open: () => new Promise<never>(() => {}),
};
