import { buildUrl, findServer } from "../../../runtime/client/target.js";
import { familyOf } from "../../../runtime/wire/protocol.js";
import type { ServerDescription } from "../../../runtime/wire/service-description.js";
import type { TryInput } from "../../try-contract.js";
import type { Journey } from "./explain.js";
import type { Live } from "./live.js";

/** What somebody has filled in. It is kept here only, and is gone with the page. */
export class ConnectionSettings {
  /** The server of each channel, where it is not the first. */
  readonly servers = new Map<string, string>();
  /** In place of the contract's server. */
  address = "";
  readonly variables = new Map<string, string>();
  readonly parameters = new Map<string, string>();
  readonly query = new Map<string, string>();
  /** By key of the scheme: a text, or its parts. */
  readonly credentials = new Map<string, string | Readonly<Record<string, string>>>();
  readonly #live: Live;

  constructor(live: Live) {
    this.#live = live;
  }

  server(channel: string): ServerDescription | undefined {
    const { description } = this.#live;
    const own = description.channels[channel];
    const server = this.servers.get(channel);
    return own && findServer(description, own, server === undefined ? {} : { server });
  }

  family(channel: string): ReturnType<typeof familyOf> {
    const server = this.server(channel);
    return server === undefined ? "websocket" : familyOf(server);
  }

  /** As a client wants it. Throws where the address is none. */
  choice(channel: string) {
    const server = this.servers.get(channel);
    return {
      ...(this.address.trim() !== "" && { url: addressOf(this.address) }),
      ...(server !== undefined && { server }),
      variables: filled(this.variables),
    };
  }

  /** What fills the holes of a channel's address, and its query. */
  holes(channel: string, operation?: string) {
    const wanted = (inputs: readonly TryInput[], values: ReadonlyMap<string, string>) =>
      Object.fromEntries(
        inputs.flatMap(({ name }) => {
          const value = values.get(name);
          return value === undefined || value === "" ? [] : [[name, value]];
        }),
      );
    return {
      parameters: wanted(this.#live.contract.channels[channel]?.parameters ?? [], this.parameters),
      query: wanted(queryOf(this.#live, channel, operation), this.query),
    };
  }

  /** From this page to a channel. */
  journey(channel: string, operation?: string): Journey {
    const found = this.url(channel, operation);
    return {
      from: new URL(location.href),
      to: "url" in found ? found.url : undefined,
      isSocket: this.family(channel) === "websocket",
    };
  }

  /** Where a channel is, without credentials; in words where something is missing. */
  url(channel: string, operation?: string): { readonly url: URL } | { readonly problem: string } {
    const own = this.#live.description.channels[channel];
    if (own === undefined) return { problem: "there is no such channel" };
    try {
      const choice = this.choice(channel);
      return { url: buildUrl(own, this.server(channel), choice, this.holes(channel, operation)) };
    } catch (thrown) {
      return {
        problem: thrown instanceof Error ? thrown.message.replace(/^\[[\w-]+\] /, "") : String(thrown),
      };
    }
  }
}

/** What the query of a channel, or of an operation on it, can have; credentials that go there are asked for elsewhere. */
export function queryOf(
  { contract, description }: Live,
  channel: string,
  operation?: string,
): readonly TryInput[] {
  const own = description.channels[channel];
  const names =
    own?.poll === undefined ? [operation ?? ""] : [own.poll.receive, own.poll.send ?? "", operation ?? ""];
  const all = [
    ...(contract.channels[channel]?.query ?? []),
    ...names.flatMap((name) => contract.operations[name]?.query ?? []),
  ];
  const secret = new Set(
    Object.values(description.security).flatMap((one) => (one.in === "query" ? [one.name] : [])),
  );
  return [...new Map(all.map((input) => [input.name, input])).values()].filter(
    ({ name }) => !secret.has(name),
  );
}

/** `127.0.0.1:8080` is an address too. */
function addressOf(text: string): URL {
  const trimmed = text.trim();
  const url = new URL(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
  if (!/^(?:https?|wss?):$/.test(url.protocol))
    throw new Error("an address starts with http, https, ws or wss");
  return url;
}

const filled = (values: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...values].filter(([, value]) => value !== ""));
