import { actionsOf, isConversation } from "./action.js";
import { send } from "./asking.js";
import { buildComposer } from "./composer.js";
import { ConnectionSettings } from "./connection-settings.js";
import { buildConnectionSettingsView } from "./connection-settings-view.js";
import { buildConnectionView } from "./connection-view.js";
import { Connections } from "./connections.js";
import { element, labelled, select } from "./element.js";
import type { Live } from "./live.js";
import { buildLog } from "./log-view.js";

/** Everything on the page, put together. */
interface Desk {
  readonly node: HTMLElement;
  /** Shows what a link asks for: `#operation=chat`, `#channel=ws`. */
  follow(hash: string): void;
}

/** Makes the page of a service. */
export function buildDesk(live: Live): Desk {
  const { contract, description } = live;
  let channel = Object.keys(contract.channels)[0] ?? "";
  const settings = new ConnectionSettings(live);
  const settingsView = buildConnectionSettingsView(live, settings);
  const { node: logNode, log } = buildLog(description.name);
  const connections = new Connections({ live, settings, log }, (on) => {
    if (on === channel) showStanding();
  });
  const connectionView = buildConnectionView(
    () => void connections.connect(channel),
    () => void connections.disconnect(channel),
  );
  const composer = buildComposer(live, {
    chosen: (action) => settingsView.show(channel, action?.http && action.name),
    picked: ({ name, operation }) => {
      if (operation !== undefined) history.replaceState(null, "", `#operation=${name}`);
    },
    send: (draft) => {
      const { answers } = composer;
      const asking = {
        ...{ live, settings, log, connections, answers },
        parametersFilled: settingsView.refresh,
      };
      void send(asking, channel, draft);
    },
  });
  const chooser = buildChooser(live, (name) => {
    showChannel(name);
    history.replaceState(null, "", `#channel=${contract.channels[name]?.name ?? ""}`);
  });

  function showStanding(): void {
    const standing = connections.standing(channel);
    connectionView.show(standing);
    connectionView.node.hidden = !isConversation(live, channel);
    settingsView.lock(standing.to !== "idle" && standing.to !== "closed");
  }

  function showChannel(name: string, operation?: string): void {
    channel = name;
    chooser.show(name);
    composer.show(actionsOf(live, name), operation);
    showStanding();
  }

  const heading = element("h2", { id: "try-where" }, "Connect");
  const where = element(
    "section",
    { class: "try-panel", "aria-labelledby": heading.id },
    ...[heading, chooser.node, settingsView.node, connectionView.node],
  );
  const work = element("div", { class: "try-work" }, where, composer.node);
  showChannel(channel);
  return {
    node: element("div", { class: "try-desk" }, work, logNode),
    follow(hash) {
      const target = targetOf(live, hash);
      if (target !== undefined) showChannel(target.channel, target.operation);
    },
  };
}

/** The channel that is tried, and the way to the page about it. */
function buildChooser(live: Live, chosen: (name: string) => void) {
  const { channels } = live.contract;
  const names = Object.keys(channels);
  const options = names.map((name) => ({ value: name, text: textOf(live, name) }));
  const choice = select(options, names[0] ?? "", chosen);
  const about = element("a", { href: "" });
  return {
    node: labelled("Channel", choice, { words: about }),
    show(name: string) {
      choice.value = name;
      about.textContent = `About ${name}`;
      about.href = channels[name]?.page ?? "";
    },
  };
}

/** What the fragment of an address names; undefined where that cannot be tried. */
function targetOf({ contract: { channels, operations } }: Live, hash: string) {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const operation = asked.get("operation") ?? undefined;
  const named = Object.keys(channels).find((name) => channels[name]?.name === asked.get("channel"));
  const channel = operation === undefined ? named : operations[operation]?.channel;
  return channel !== undefined && Object.hasOwn(channels, channel) ? { channel, operation } : undefined;
}

function textOf({ contract, description }: Live, name: string): string {
  const words = contract.channels[name]?.words ?? "";
  return `${description.channels[name]?.address ?? name}${words === "" ? "" : `: ${words}`}`;
}
