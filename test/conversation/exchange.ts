import { expect } from "vitest";
import type { AnyMessage, Connection } from "../../generated/runtime/index.js";
import type { OperationDescription } from "../../generated/runtime/wire/service-description.js";
import type { Gallery } from "./gallery.js";
import { until } from "./stand.js";
import type { TappedExchange } from "./tap.js";

/** A client or a connection as something with methods by name: the list of operations says which there are. */
export type Loose = Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;
export const loose = (typed: object) => typed as Loose;

const parse = (text: string): unknown => JSON.parse(text);

/** Sends each example of each message to an audience; waits until a connection has heard them all, in order. */
export async function tellAll(
  audience: { send(name: never, message: never): void },
  messages: readonly AnyMessage[],
  connection: Pick<Connection<AnyMessage, AnyMessage>, "messages">,
): Promise<readonly unknown[]> {
  const stop = new AbortController();
  const heard: unknown[] = [];
  const reading = (async () => {
    for await (const message of connection.messages({ signal: stop.signal })) heard.push(message);
  })();
  const told = messages.flatMap((message) =>
    message.examples.map((example) => {
      // The list of messages is the audience's own.
      audience.send(message.name as never, example as never);
      return example;
    }),
  );
  await until(
    () => heard.length >= told.length,
    () => ({ heard: heard.length, told: told.length }),
  );
  stop.abort();
  await reading;
  expect(heard).toEqual(told);
  return told;
}

/** Asks with each example of the request, and for each example of each answer; compares what was on the wire. */
export async function askAll(asked: {
  readonly name: string;
  readonly operation: OperationDescription;
  readonly gallery: Gallery;
  readonly client: object;
  readonly exchanges: readonly TappedExchange[];
  readonly options: object;
}): Promise<readonly TappedExchange[]> {
  const { name, operation, gallery, client, options, exchanges } = asked;
  const { http, reply } = operation;
  const requests = operation.messages.flatMap(({ examples }) => examples);
  const replies = (reply?.messages ?? []).flatMap((message) =>
    message.examples.map((example) => ({ message, example })),
  );
  const rounds = Math.max(requests.length, replies.length, 1);
  for (let round = 0; round < rounds; round += 1) {
    const request = requests[round % Math.max(requests.length, 1)];
    const answer = replies[round % Math.max(replies.length, 1)];
    const isBytes = answer !== undefined && http?.bytes?.[answer.message.name] !== undefined;
    if (answer !== undefined)
      gallery.answers.set(name, [isBytes ? new Blob([String(answer.example)]) : answer.example]);
    const given = http?.body === "form" ? { file: new File([`bytes ${round}`], "note.txt") } : request;
    const before = exchanges.length;
    const result = await loose(client)[name]?.(...(requests.length === 0 ? [] : [given]), options);
    await until(() => exchanges.length > before);
    const exchange = exchanges.at(-1);
    const body = exchange?.body.toString() ?? "";
    const heard = gallery.heard.at(-1)?.payload;
    expect(gallery.heard.at(-1)?.operation).toBe(name);
    if (http?.body === "json") {
      expect(heard).toEqual(request);
      expect(parse(body)).toEqual(request);
      expect(exchange?.headers["content-type"]).toMatch(/^application\/json/);
    } else if (http?.body === "form") {
      expect(exchange?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
      expect(body).toContain('name="file"; filename="note.txt"');
      expect(await (heard as { file: Blob }).file.text()).toBe(`bytes ${round}`);
    } else expect(body).toBe("");
    if (answer === undefined) expect(result).toBeUndefined();
    else if (isBytes) {
      expect(await (result as Blob).text()).toBe(answer.example);
      expect(exchange?.answer.toString()).toBe(answer.example);
    } else {
      expect(result).toEqual(answer.example);
      expect(parse(exchange?.answer.toString() ?? "")).toEqual(answer.example);
      const isError = answer.message.name === "apiError";
      expect(exchange?.status).toSatisfy((status: number) => (isError ? status >= 400 : status === 200));
    }
  }
  return exchanges;
}

/** All messages of a table. */
export function messagesIn(table: object): readonly AnyMessage[] {
  const found = new Set<AnyMessage>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("validate" in value && "examples" in value) found.add(value as AnyMessage);
    else if (value instanceof Map) for (const each of value.values()) walk(each);
    else for (const each of Object.values(value)) walk(each);
  };
  walk(table);
  return [...found];
}
