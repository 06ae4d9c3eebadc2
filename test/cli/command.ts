import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect } from "vitest";
import { makeFolder, readTree } from "../folder.js";
import { type EndedInProcess, runInProcess, type World } from "./io.js";

/** The built command. */
export const bin = resolve("dist/bin.js");

/** How a run of a process ended. */
export interface Ended extends Pick<EndedInProcess, "stdout" | "stderr"> {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** How to start the command. */
export type Start = Omit<World, "onStart">;

/** How to start a process. */
export interface ProcessStart extends Start {
  readonly nodeArgs?: readonly string[];
  /** Called with the process, to send it a signal. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the command within this process: for everything that is not about processes, signals, memory or time. */
export async function run(args: readonly string[], start: Start): Promise<EndedInProcess> {
  const ended = await runInProcess(args, start);
  assertClean(ended, start.cwd);
  return ended;
}

/** Starts the built command and waits for its end. */
export function runProcess(args: readonly string[], start: ProcessStart): Promise<Ended> {
  return new Promise((done, fail) => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
    const child = spawn(process.execPath, [...(start.nodeArgs ?? []), bin, ...args], {
      cwd: start.cwd,
      env: { ...env, ...start.env },
    });
    const out = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (out.stderr += text));
    child.stdin.on("error", () => undefined).end(start.input ?? "");
    start.onStart?.((signal) => child.kill(signal));
    child.on("error", fail).on("close", (status, signal) => {
      const ended = { status, signal, ...out };
      try {
        assertClean(ended, start.cwd);
        done(ended);
      } catch (error) {
        fail(error);
      }
    });
  });
}

/** What holds for every run: no stack, no path of this machine, never a bug. */
function assertClean({ status, stdout, stderr }: Omit<Ended, "signal">, cwd: string): void {
  const printed = stdout + stderr;
  expect(status, printed).not.toBe(70);
  expect(printed).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(printed).not.toContain(cwd);
  expect(printed).not.toContain(process.cwd());
}

/** A project folder with these files and the tree that it starts with. */
export function makeProject(files: Readonly<Record<string, string>> = { "asyncapi.yaml": chat }) {
  const cwd = makeFolder(files);
  return {
    cwd,
    run: (...args: readonly string[]) => run(args, { cwd }),
    runProcess: (...args: readonly string[]) => runProcess(args, { cwd }),
    tree: () => readTree(cwd),
  };
}

/** A small valid document. */
export const chat = `asyncapi: 3.0.0
info: { title: Chat, version: 1.0.0 }
servers:
  chat: { host: localhost, protocol: ws }
channels:
  room:
    address: /room
    messages:
      say: { $ref: "#/components/messages/say" }
      said: { $ref: "#/components/messages/said" }
operations:
  say:
    action: receive
    channel: { $ref: "#/channels/room" }
    messages: [{ $ref: "#/channels/room/messages/say" }]
    reply:
      messages: [{ $ref: "#/channels/room/messages/said" }]
components:
  messages:
    say:
      payload:
        type: object
        required: [type, text]
        properties: { type: { const: say }, text: { type: string } }
      examples: [{ payload: { type: say, text: hello } }]
    said:
      payload:
        type: object
        required: [type]
        properties: { type: { const: said } }
      examples: [{ payload: { type: said } }]
`;

/** The same with a reference that leads nowhere. */
export const broken = chat.replace('"#/channels/room" }\n    messages', '"#/channels/romo" }\n    messages');
