import { UsageError } from "../diagnostic/usage-error.js";
import type { Banner } from "../mock/banner.js";
import type { Chaos } from "../mock/chaos.js";
import type { LogEntry } from "../mock/log.js";
import type { Pushed } from "../mock/push.js";
import { type DocumentOptions, type DocumentSource, toInput } from "./document.js";
import { assertServices, inspect } from "./pipeline.js";
import { type Result, softenErrors, toResult, undecidedAtBest } from "./result.js";

/** How a document is served. */
export interface MockOptions extends DocumentOptions {
  /** Who may connect: `0.0.0.0` is everybody. Default: `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default: 0, any that is free. */
  readonly port?: number | undefined;
  /** Asks nobody for credentials. Default: false. */
  readonly isOpen?: boolean | undefined;
  /** Answers with the examples of this name, where there are any. */
  readonly example?: string | undefined;
  /** Decides what is left to chance. Default: 1. */
  readonly seed?: number | undefined;
  /** How long a poll waits, in place of what the contract says. */
  readonly holdSeconds?: number | undefined;
  /** Where webhooks are sent, when they are pushed: a URL, to which the address of each is added. Default: nowhere. */
  readonly target?: string | undefined;
  /** What webhooks are signed with: at least 16 characters. Default: `asyncwright-mock`. */
  readonly secret?: string | undefined;
  /** What goes wrong on purpose. Default: nothing. */
  readonly chaos?: Partial<Chaos> | undefined;
  /** Has payloads in the log. Default: false. */
  readonly showsPayloads?: boolean | undefined;
  /** Called for each frame, request and answer. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
  /** Ends the reading of the document; closes a mock that is up. */
  readonly signal?: AbortSignal | undefined;
}

/** What became of a mock. */
export interface MockResult extends Result {
  /** What of the contract cannot be served, and why. */
  readonly remarks: readonly string[];
  /** Absent unless the verdict is `valid` and there is something to serve. */
  readonly mock?: RunningMock;
}

/** A contract that is being served. */
export interface RunningMock extends Banner {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly port: number;
  readonly title: string;
  readonly version: string;
  /** Sends the next message of each channel to everybody there. */
  pushNext(): Promise<readonly Pushed[]>;
  /** Sends what a line of JSON says. */
  pushLine(text: string): Promise<Pushed>;
  /** What can be pushed, a line for each channel. */
  readonly pushable: readonly string[];
  /** Loads what the first frame would wait for. */
  warm(): Promise<void>;
  /** Closes every connection properly; at once when called again. */
  close(): Promise<void>;
}

/** What a mock signs webhooks with, unless it is told otherwise. */
export const mockSecret = "asyncwright-mock";

/** Serves every service of a document, with its examples for answers, until it is closed. */
export async function mock(document: DocumentSource, options: MockOptions = {}): Promise<MockResult> {
  const input = toInput(document, options);
  const outcome = await inspect(input);
  assertServices(input, outcome);
  const { contract } = outcome;
  const result = toResult({ ...outcome, diagnostics: softenErrors(outcome.diagnostics) }, input);
  if (result.verdict !== "valid" || contract === undefined)
    return { ...undecidedAtBest(result), remarks: [] };
  const [{ PortTaken, prepareMock }, { describeMock }, { noChaos }] = await Promise.all([
    import("../mock/mock.js"),
    import("../mock/banner.js"),
    import("../mock/chaos.js"),
  ]);
  const { chaos, host = "127.0.0.1", isOpen = false, log = () => undefined, port = 0, seed = 1 } = options;
  const { example, holdSeconds, secret = mockSecret, showsPayloads = false, signal, target } = options;
  const { remarks, start } = prepareMock(contract, {
    ...{ host, isOpen, log, port, secret, seed, showsPayloads, chaos: { ...noChaos, ...chaos } },
    ...(example !== undefined && { example }),
    ...(holdSeconds !== undefined && { holdSeconds }),
    ...(target !== undefined && { target }),
  });
  if (start === undefined) return { ...result, remarks };
  signal?.throwIfAborted();
  const started = await start().catch((error: unknown) => {
    if (!(error instanceof PortTaken)) throw error;
    const hint = "Choose another one with `--port`; `--port 0` takes any that is free.";
    throw UsageError.of("usage", { reason: error.message, hint }, error);
  });
  signal?.addEventListener("abort", () => void started.close());
  if (signal?.aborted) await started.close();
  const { title, version } = contract;
  const { services: _, fires: __, ...running } = started;
  return { ...result, remarks, mock: { ...running, ...describeMock(started, target), title, version } };
}
