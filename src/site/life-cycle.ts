import type { Channel, Service } from "../contract/contract.js";
import { conversationsOf } from "../emit/scope/service-scope.js";
import type { States } from "./content.js";
import { isForeign } from "./pages/notes.js";
import { schemesOf } from "./pages/servers.js";
import type { ServiceScope } from "./scope.js";

/** The life of a connection of a service; undefined where it has none. */
export function lifeCycle({ own, description }: ServiceScope): States | undefined {
  // A broker keeps what is said: whoever speaks to it knows no such states.
  const conversations = conversationsOf(own, description).filter(
    ({ channel: { servers } }) => servers.length === 0 || !servers.every(isForeign),
  );
  const polled = conversations.find(({ plain }) => plain.poll !== undefined);
  if (polled !== undefined)
    return polling(own, description.service.operations[polled.plain.poll?.receive ?? ""]?.poll);
  return conversations.length === 0
    ? undefined
    : connecting(
        own,
        conversations.map(({ channel }) => channel),
      );
}

function connecting(service: Service, channels: readonly Channel[]): States {
  const names = schemesOf(service).map(({ key }) => key);
  const greeting = [...new Set(channels.flatMap(({ greeting: said = [] }) => said.map(({ key }) => key)))];
  const asked = names.length === 0 ? "" : ` Credentials: ${names.join(" or ")}.`;
  return {
    words: "connecting, open, away for a moment, closed",
    states: [
      { id: "connecting", title: "Connecting", note: `The client asks for a connection.${asked}` },
      {
        id: "open",
        title: "Open",
        note:
          greeting.length === 0
            ? "Both sides speak."
            : `The server begins with ${greeting.join(", then ")}; then both sides speak.`,
      },
      {
        id: "away",
        title: "Away",
        note: "The connection was lost. The client waits, a little longer each time, and asks for credentials anew.",
      },
      {
        id: "closed",
        title: "Closed",
        note: "One side has ended the conversation. What could not be sent is handed back.",
      },
    ],
    steps: [
      { from: "connecting", to: "open", text: "the server lets the client in" },
      { from: "connecting", to: "closed", text: "the server refuses the credentials" },
      { from: "open", to: "away", text: "the network fails" },
      { from: "open", to: "closed", text: "either side closes" },
      { from: "away", to: "connecting", text: "after a pause" },
    ],
  };
}

function polling(
  service: Service,
  poll: { readonly holdSeconds: readonly [number, number]; readonly gone?: readonly string[] } | undefined,
): States {
  const names = schemesOf(service).map(({ key }) => key);
  const asked = names.length === 0 ? "" : ` Credentials with each request: ${names.join(" or ")}.`;
  const held =
    poll === undefined ? "" : ` for ${[...new Set(poll.holdSeconds)].join(" to ")} seconds at most`;
  const gone = poll?.gone ?? [];
  return {
    words: "asking, waiting, news, gone",
    states: [
      { id: "asking", title: "Asking", note: `The client asks for news.${asked}` },
      { id: "waiting", title: "Waiting", note: `The server holds the request${held}.` },
      {
        id: "news",
        title: "News",
        note: "The answer carries what has happened, or nothing. The client asks again at once.",
      },
      {
        id: "gone",
        title: "Gone",
        note:
          gone.length === 0
            ? "The session is over."
            : `The session is over: the server answers ${gone.join(" or ")}.`,
      },
    ],
    steps: [
      { from: "asking", to: "waiting", text: "the server has nothing to say yet" },
      { from: "asking", to: "news", text: "something has happened already" },
      { from: "waiting", to: "news", text: "something happens, or time is up" },
      { from: "news", to: "asking", text: "the client goes on" },
      { from: "asking", to: "gone", text: "the session has ended" },
    ],
  };
}
