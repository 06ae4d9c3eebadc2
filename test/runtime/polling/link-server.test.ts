import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { expect } from "vitest";
import { test, testAlone, whenOver } from "../../ending.js";
import { join, start, until, upTo } from "./chat-server.js";
import { giveUpPolls, parkPolls } from "./polling-load.js";

/** Connects through, and cuts both sides after so many bytes of an answer, where `cut` says so. */
async function startProxy(port: number, cut: () => number | undefined): Promise<number> {
  const sockets = new Set<Socket>();
  const proxy = createTcpServer((near) => {
    const far = connect(port, "127.0.0.1");
    const drop = () => {
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", drop).on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (chunk) => far.write(chunk));
    far.on("data", (chunk) => {
      const bytes = cut();
      if (bytes === undefined) near.write(chunk);
      else near.write(chunk.subarray(0, bytes), drop);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  whenOver(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  return (proxy.address() as AddressInfo).port;
}

testAlone("10 000 events that come at any moment of a poll are heard once each, in order", async () => {
  const { port, open } = await start();
  const box = open("1");
  const { connection, heard } = join(port, "1");
  await connection.connect();
  for (const id of upTo(10_000)) {
    box.push({ id });
    // Between an answer and the next poll, and within each of their steps.
    if (id % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    else if (id % 3 === 0) await Promise.resolve();
  }
  await until(() => heard.length >= 10_000);
  expect(heard).toEqual(upTo(10_000));
});

test.each([
  ["before the first byte", 0],
  ["in the middle of the head", 40],
  ["in the middle of the body", 260],
  ["right after the last byte", 100_000],
])("connections that are reset %s of an answer lose nothing and repeat nothing", async (_, bytes) => {
  const { port, open } = await start();
  const box = open("1");
  let answers = 0;
  // Two of three answers break, never more in a row: six would be for the connection to come back from.
  const proxyPort = await startProxy(port, () => {
    answers += 1;
    return answers % 3 === 0 ? undefined : bytes;
  });
  const { connection, heard } = join(proxyPort, "1");
  await connection.connect();
  for (const id of upTo(150)) {
    box.push({ id });
    if (id % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await until(() => heard.length >= 150);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toEqual(upTo(150));
  expect(answers).toBeGreaterThan(10);
});

test("what is sent arrives in order, and the events of its answers are heard", async () => {
  const { port, open, said } = await start();
  open("1");
  const { connection } = join(port, "1");
  await Promise.all(upTo(200).map((n) => connection.send("word", { text: String(n) })));
  expect(said).toEqual(upTo(200).map((n) => ({ text: String(n) })));
});

test("of two polls for a session one is answered, the other refused as the contract says, and nothing is lost", async () => {
  const { port, open } = await start();
  const box = open("1");
  const poll = () => fetch(`http://127.0.0.1:${port}/v1/chats/1`);
  const first = poll();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await poll();
  expect([second.status, await second.json()]).toMatchObject([400, { error_code: "5509" }]);
  box.push({ id: 1 });
  expect(await (await first).json()).toEqual({ events: [{ id: 1 }] });
});

test("a second client of a session waits until the first has left, and misses nothing from then on", async () => {
  const { port, open } = await start();
  const box = open("1");
  const [first, second] = [join(port, "1"), join(port, "1")];
  await first.connection.connect();
  await second.connection.connect();
  await first.connection.close();
  for (const id of upTo(5)) box.push({ id });
  await until(() => second.heard.length >= 5);
  expect([...first.heard, ...second.heard]).toEqual(upTo(5));
});

test("a session that ends tells its last events and closes the connection for good", async () => {
  const { port, open } = await start();
  const box = open("1");
  const { connection, heard } = join(port, "1");
  await connection.connect();
  box.push({ id: 0 });
  await until(() => heard.length > 0);
  box.push({ id: 1 });
  box.close();
  await until(() => connection.state === "closed");
  expect([heard, connection.state]).toEqual([[0, 1], "closed"]);
});

test("a session that is not there closes the connection for good", async () => {
  const { port } = await start();
  const { connection } = join(port, "none");
  // Where the machine is so busy that the refusal comes late, the connection counts as open until then.
  const failed = await connection.connect().then(
    () => undefined,
    (error: unknown) => error,
  );
  await until(() => connection.state === "closed");
  expect(connection.state).toBe("closed");
  if (failed !== undefined)
    expect(failed).toMatchObject({ code: "not-found", contractCode: "5005", status: 404 });
});

testAlone(
  "300 polls wait; one event for each is told to all at once, on connections that are used again",
  () => parkPolls(300),
);

testAlone("500 polls that are given up leave nothing behind, and their place is free at once", () =>
  giveUpPolls(500),
);
