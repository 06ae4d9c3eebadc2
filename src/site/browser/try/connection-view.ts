import type { Standing } from "./connections.js";
import { button, element } from "./element.js";

/** The state of a connection, and the buttons that change it. */
interface ConnectionView {
  readonly node: HTMLElement;
  show(standing: Standing): void;
}

/** Makes the row of buttons. */
export function buildConnectionView(connect: () => void, disconnect: () => void): ConnectionView {
  const state = element("span", { class: "try-state" });
  const told = element("div", { class: "try-told", role: "status" }, state);
  const why = element("p", { class: "note try-failed", hidden: true });
  told.append(why);
  const start = button("Connect", connect, { class: "try-primary" });
  const stop = button("Disconnect", disconnect);
  const node = element(
    "div",
    { class: "try-connection" },
    element("div", { class: "try-tools" }, start, stop),
    told,
  );
  const view: ConnectionView = {
    node,
    show({ to, retryInMs = 0, why: reason }) {
      const isOff = to === "idle" || to === "closed";
      state.className = `try-state ${to}`;
      state.textContent =
        to === "waiting" ? `${words[to]} Trying again in ${(retryInMs / 1_000).toFixed(1)} s.` : words[to];
      why.textContent = reason;
      why.hidden = reason === "";
      start.hidden = !isOff;
      stop.hidden = isOff;
    },
  };
  view.show({ to: "idle", why: "" });
  return view;
}

const words = {
  idle: "Not connected.",
  connecting: "Connecting …",
  open: "Connected.",
  waiting: "Not connected.",
  closing: "Disconnecting …",
  closed: "Not connected.",
} as const;
