import { expect, test } from "vitest";
import { emit, rooms } from "../service-sample.js";

const { "client.ts": text = "" } = emit(rooms);

test("a client has a method for each conversation and each HTTP operation", () => {
  expect(text).toContain("export interface RoomsClient extends Client {\n");
  expect(text).toContain(`  /** One room. */
  room(options: { readonly parameters: RoomParameters; readonly query: RoomQuery }): RoomConnection;
  getPicture(options: CallOptions & { readonly parameters: PicturesParameters }): Promise<Blob>;
  putPicture(
    message: Omit<Form, "file" | "more"> & { readonly file: Blob; readonly more?: readonly Blob[] },
    options: CallOptions & { readonly parameters: PicturesParameters },
  ): Promise<void>;
}`);
});

test("a connection has a method for each operation that it is meant for, and is shared by channels that mirror it", () => {
  expect(text).toContain(`/** A connection to /mirror or /rooms/{roomId}. */
export interface RoomConnection
  extends Connection<SentOn<typeof channels.room>, ReceivedOn<typeof channels.room>> {
  /** Say one line in the room. */
  closeOperation(message: Say, options?: CallOptions): ReplyStream<Said | Refused>;
  everything(message: Refused, options?: SendOptions): Promise<void>;
}`);
  expect(text).toContain("mirror(): RoomConnection;");
});

test("credentials have a member for each scheme, in the contract's words", () => {
  expect(text).toContain(`export type RoomsCredentials = {
  readonly login?: { readonly app: string };
  /** Of the login. */
  readonly token?: string;
};`);
});

test("a client brings the transports along that the servers speak", () => {
  expect(text).toContain(`export const createRoomsClient = (options: RoomsOptions = {}): RoomsClient =>
  createClient<RoomsClient>(rooms, options, [websocket(), http()]);`);
});

test("variables that every server needs are required, or a URL in their place", () => {
  const { "client.ts": hooks } = emit(
    `
asyncapi: 3.0.0
info: { title: Hooks, version: 1.0.0 }
servers: { web: { host: "{webhookUrl}", protocol: https } }
channels: { hook: { address: /, messages: { event: { payload: {} } } } }
operations: { post: { action: receive, channel: { $ref: "#/channels/hook" } } }
`.replace("protocol: https", "protocol: https, variables: { webhookUrl: {} }"),
  );
  expect(hooks).toContain(
    `& ({ readonly variables: Readonly<Record<"webhookUrl", string>> } | Required<Pick<ClientOptions<Readonly<Record<string, never>>>, "url">>);`,
  );
});

test("messages that nothing tells apart are said with their name", () => {
  const yaml = `
asyncapi: 3.0.0
info: { title: A, version: 1.0.0 }
channels: { c: { address: /, messages: { one: { payload: { type: object } }, two: { payload: { type: object } } } } }
operations: { tell: { action: receive, channel: { $ref: "#/channels/c" } } }`;
  expect(
    emit(yaml)["client.ts"],
  ).toContain(`  tell(name: "one", message: One, options?: SendOptions): Promise<void>;
  tell(name: "two", message: Two, options?: SendOptions): Promise<void>;`);
});
