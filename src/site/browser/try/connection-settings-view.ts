import type { TryInput } from "../../try-contract.js";
import { type ConnectionSettings, queryOf } from "./connection-settings.js";
import { credentialsView } from "./credentials-view.js";
import { type Child, element, fill, labelled, select } from "./element.js";
import type { Live } from "./live.js";

/** Where things go: the server, its address, and what fills the holes of the channel's. */
interface ConnectionSettingsView {
  readonly node: HTMLElement;
  /** Shows the fields of a channel; `operation` is the one that is about to be asked. */
  show(channel: string, operation: string | undefined): void;
  /** Nothing can be changed while a connection is there. */
  lock(isLocked: boolean): void;
  /** Shows values that were filled in from elsewhere. */
  refresh(): void;
}

/** Makes the fields; what is filled in goes to `settings` at once. */
export function buildConnectionSettingsView(
  live: Live,
  settings: ConnectionSettings,
): ConnectionSettingsView {
  const inputs = element("div");
  const preview = element("p", { class: "try-preview", role: "status" });
  const node = element(
    "fieldset",
    { class: "try-place" },
    element("legend", { class: "try-aside" }, "Where"),
    inputs,
  );
  let channel = "";
  let operation: string | undefined;
  const showPreview = () => {
    const found = settings.url(channel, operation);
    if ("url" in found) fill(preview, "Goes to ", element("code", {}, found.url.href));
    else fill(preview, `Not ready: ${found.problem}.`);
  };
  const showAll = () => {
    const fields = { live, settings, channel, operation, preview, changed: showPreview, again: showAll };
    fill(inputs, ...fieldsOf(fields));
    showPreview();
  };
  return {
    node,
    show(newChannel, newOperation) {
      channel = newChannel;
      operation = newOperation;
      showAll();
    },
    lock(isLocked) {
      node.disabled = isLocked;
    },
    refresh: showAll,
  };
}

interface Fields {
  readonly live: Live;
  readonly settings: ConnectionSettings;
  readonly channel: string;
  readonly operation: string | undefined;
  readonly preview: HTMLElement;
  readonly changed: () => void;
  /** Other fields are needed. */
  readonly again: () => void;
}

function fieldsOf({
  live,
  settings,
  channel,
  operation,
  preview,
  changed,
  again,
}: Fields): readonly HTMLElement[] {
  const { contract, description } = live;
  const keys = description.channels[channel]?.servers ?? [];
  const key = settings.servers.get(channel) ?? keys[0] ?? "";
  const servers = keys.map((value) => ({ value, text: nameOf(live, value) }));
  const chosen = select(servers, key, (value) => {
    settings.servers.set(channel, value);
    again();
  });
  const address = element("input", {
    ...{ type: "text", inputmode: "url", autocomplete: "off", spellcheck: "false" },
    placeholder: "http://127.0.0.1:8080",
  });
  address.value = settings.address;
  address.addEventListener("input", () => {
    settings.address = address.value;
    changed();
  });
  const words: Child = element(
    "span",
    {},
    "Empty: the server of the contract. ",
    element("code", {}, "asyncwright mock"),
    " serves this contract at http://127.0.0.1:8080.",
  );
  const credentials = credentialsView(live, settings, channel);
  return [
    labelled("Server", chosen),
    labelled("Your own address", address, { words }),
    ...(settings.address === "" ? (contract.variables[key] ?? []) : []).map((one) =>
      inputView(`Server: ${one.name}`, one, settings.variables, changed),
    ),
    ...(contract.channels[channel]?.parameters ?? []).map((one) =>
      inputView(one.name, one, settings.parameters, changed),
    ),
    ...queryOf(live, channel, operation).map((one) =>
      inputView(`?${one.name}`, one, settings.query, changed),
    ),
    preview,
    ...(credentials === undefined ? [] : [credentials]),
  ];
}

const nameOf = ({ description }: Live, key: string): string => {
  const server = description.servers[key];
  return server === undefined ? key : `${key} (${server.protocol}://${server.host}${server.pathname})`;
};

function inputView(
  label: string,
  { name, words, isRequired, choices, examples, default: usual }: TryInput,
  values: Map<string, string>,
  changed: () => void,
): HTMLElement {
  const set = (value: string) => {
    values.set(name, value);
    changed();
  };
  if (choices !== undefined) {
    const options = [...(isRequired || usual !== undefined ? [] : [""]), ...choices];
    const first = values.get(name) ?? usual ?? options[0] ?? "";
    values.set(name, first);
    return labelled(
      label,
      select(
        options.map((value) => ({ value, text: value || "–" })),
        first,
        set,
      ),
      { words, isRequired },
    );
  }
  const placeholder = usual ?? examples[0];
  const input = element("input", {
    ...{ type: "text", autocomplete: "off", spellcheck: "false" },
    ...(placeholder !== undefined && { placeholder }),
  });
  input.value = values.get(name) ?? "";
  input.addEventListener("input", () => set(input.value));
  return labelled(label, input, { words, isRequired });
}
