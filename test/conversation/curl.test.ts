import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { whenOver } from "../ending.js";
import { open } from "./peer.js";

describe("curl", () => {
  const call = promisify(execFile);
  /** Status and body; the script of a person who has only the documentation. */
  async function curl(...args: string[]): Promise<{ readonly status: number; readonly body: string }> {
    const { stdout } = await call("curl", ["-sS", "--max-time", "20", "-w", "\n%{http_code}", ...args]);
    const at = stdout.lastIndexOf("\n");
    return { status: Number(stdout.slice(at + 1)), body: stdout.slice(0, at) };
  }

  test("asks Bezlimit's resources", async () => {
    const { url } = await open();
    const token = ["-H", "Api-Token: s3cret"];
    const json = ["-H", "Content-Type: application/json"];
    const chat = '{"uuid":"6a1f2b3c-1111-4222-8333-444455556666","operator_user":{"id":9}}';
    expect(await curl(`${url}/online-users`, ...token)).toEqual({ status: 200, body: "[]" });
    for (const [method, path, body] of [
      ["POST", "/update/chat", chat],
      ["POST", "/update/operators", '[{"id":9}]'],
      ["POST", "/message", `{"id":12,"type":"note","text":"psst","chat":${chat}}`],
      ["PUT", "/message", `{"message":{"id":12,"type":"note","text":"psst!","chat":${chat}}}`],
      ["POST", "/global", '{"unread":4}'],
      ["POST", "/notifications/chat", chat],
    ] as const)
      expect(await curl("-X", method, `${url}${path}`, ...token, ...json, "-d", body)).toMatchObject({
        status: expect.toSatisfy((status: number) => status === 200 || status === 204),
        body: "",
      });
    expect((await curl(`${url}/online-users`)).status).toBe(401);
    expect((await curl(`${url}/online-users`, "-H", "Api-Token: other")).status).toBe(401);
    expect((await curl("-X", "DELETE", `${url}/message`, ...token)).status).toBe(405);
    expect((await curl("-X", "POST", `${url}/message`, ...token, ...json, "-d", "{")).status).toBe(400);
    expect((await curl(`${url}/httpschat-sockets`, ...token)).status).toBe(404);
  });

  test("holds a chat of Bright Pattern, with a file", async () => {
    const { url } = await open();
    const api = `${url}/clientweb/api/v1`;
    const tenant = "tenantUrl=tenant.example.com";
    const who = ["-H", 'Authorization: MOBILE-API-140-327-PLAIN appId="web", clientId="device-1"'];
    const json = ["-H", "Content-Type: application/json; charset=UTF-8", "-H", "User-Agent: MobileClient"];
    expect(JSON.parse((await curl(`${api}/availability?${tenant}`, ...who)).body)).toEqual({
      chat: "available",
      ewt: "5",
    });
    expect((await curl(`${api}/chats/active?${tenant}`, ...who)).status).toBe(404);
    const asked = await curl(
      `${api}/chats?${tenant}&nonce=17`,
      ...who,
      ...json,
      "-d",
      '{"from":"Ann","parameters":{"first_name":"Ann"}}',
    );
    const { chat_id, is_new_chat } = JSON.parse(asked.body);
    expect([asked.status, is_new_chat]).toEqual([200, true]);
    const events = `${api}/chats/${chat_id}/events?${tenant}`;
    expect(JSON.parse((await curl(events, ...who)).body)).toEqual({
      events: [{ event: "chat_session_status", state: "queued", ewt: "5" }],
    });

    const folder = await mkdtemp(join(tmpdir(), "conversation-"));
    whenOver(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "order.txt"), "one pump");
    const upload = await curl(`${api}/files?${tenant}`, ...who, "-F", `file=@${folder}/order.txt`);
    const { file_id } = JSON.parse(upload.body);
    const sent = { event: "chat_session_file", msg_id: `${chat_id}:1`, file_id, file_type: "attachment" };
    const said = { event: "chat_session_message", msg_id: `${chat_id}:3`, msg: "My order is late" };
    const answer = await curl(events, ...who, ...json, "-d", JSON.stringify({ events: [sent, said] }));
    expect(answer).toEqual({ status: 200, body: '{"events":[]}' });
    expect((await curl(`${api}/chats/${chat_id}/files/${file_id}`, ...who)).body).toBe("one pump");
    const { body: history } = await curl(`${api}/chats/${chat_id}/history?${tenant}`, ...who);
    expect(JSON.parse(history).events.map(({ event }: { event: string }) => event)).toEqual([
      ...["chat_session_status", "chat_session_file", "chat_session_message"],
    ]);

    await curl(events, ...who, ...json, "-d", '{"events":[{"event":"chat_session_end"}]}');
    const gone = await curl(events, ...who);
    expect(gone).toMatchObject({ status: 404 });
    expect(JSON.parse(gone.body)).toMatchObject({ error_code: "5005" });
  });
});
