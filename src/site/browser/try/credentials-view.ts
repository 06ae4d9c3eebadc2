import type { SecurityDescription } from "../../../runtime/wire/service-description.js";
import type { ConnectionSettings } from "./connection-settings.js";
import { element, labelled } from "./element.js";
import type { Live } from "./live.js";

/** Fields for the credentials that a channel wants; undefined where it wants none. */
export function credentialsView(
  live: Live,
  settings: ConnectionSettings,
  channel: string,
): HTMLElement | undefined {
  const { security, operations } = live.description;
  const wanted = [
    ...(settings.server(channel)?.security ?? []),
    ...Object.values(operations).flatMap((one) => (one.channel === channel ? (one.security ?? []) : [])),
  ];
  const keys = [...new Set(wanted)];
  if (keys.length === 0) return undefined;
  const legend = element("legend", {}, "Credentials");
  const words = keys.length > 1 ? "One of these is enough. " : "";
  return element(
    "fieldset",
    { class: "try-credentials" },
    legend,
    element("p", { class: "words" }, `${words}They are kept in this page's memory only, and never logged.`),
    ...keys.flatMap((key) => {
      const scheme = security[key];
      return scheme === undefined ? [] : [schemeView({ key, scheme, live, settings, channel })];
    }),
  );
}

interface Shown {
  readonly key: string;
  readonly scheme: SecurityDescription;
  readonly live: Live;
  readonly settings: ConnectionSettings;
  readonly channel: string;
}

function schemeView({ key, scheme, live, settings, channel }: Shown): HTMLElement {
  const words = live.contract.credentials[key] ?? "";
  const hindrance = hindranceOf(scheme, settings.family(channel));
  if (hindrance !== undefined)
    return element("p", { class: "words" }, element("code", {}, key), `: ${hindrance}`);
  const parts = partsOf(scheme);
  if (parts.length === 0)
    return secretInput(key, words, settings.credentials.get(key), (value) =>
      settings.credentials.set(key, value),
    );
  return element(
    "div",
    {},
    ...parts.map((part, index) => {
      const known = settings.credentials.get(key);
      return secretInput(
        `${key}: ${part}`,
        index === 0 ? words : "",
        typeof known === "object" ? known[part] : undefined,
        (value) => {
          const others = settings.credentials.get(key);
          settings.credentials.set(key, { ...(typeof others === "object" ? others : {}), [part]: value });
        },
      );
    }),
  );
}

function secretInput(
  label: string,
  words: string,
  value: unknown,
  changed: (value: string) => void,
): HTMLElement {
  const input = element("input", { type: "password", autocomplete: "off", spellcheck: "false" });
  if (typeof value === "string") input.value = value;
  input.addEventListener("input", () => changed(input.value));
  return labelled(label, input, { words });
}

function partsOf({ type, scheme = "", parameters = [] }: SecurityDescription): readonly string[] {
  if (type === "userPassword" || (type === "http" && scheme.toLowerCase() === "basic"))
    return ["username", "password"];
  return type === "http" ? parameters : [];
}

/** Why a page cannot present these. */
function hindranceOf(
  { type, in: location, name = "" }: SecurityDescription,
  family: ReturnType<ConnectionSettings["family"]>,
): string | undefined {
  if (location === "cookie")
    return `a page cannot set the cookie ${name} for another host; the browser sends its own where it has one.`;
  const isInHeader = location === "header" || type === "http" || type === "userPassword";
  return family === "websocket" && isInHeader ? "a browser cannot send headers with a WebSocket." : undefined;
}
