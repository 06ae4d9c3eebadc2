import type { TryContract } from "../../try-contract.js";
import { buildDesk } from "./desk.js";
import { element, fill } from "./element.js";
import { bringToLife } from "./live.js";

// The page that tries a service out: takes its contract and its validators, and puts everything on the page.

const root = document.querySelector<HTMLElement>("#try");
if (root !== null) void start(root);

async function start(place: HTMLElement): Promise<void> {
  try {
    const { contract = "", validators = "" } = place.dataset;
    const [known, checks] = await Promise.all([
      loadContract(new URL(contract, document.baseURI)),
      loadModule(new URL(validators, document.baseURI)),
    ]);
    const desk = buildDesk(bringToLife(known, checks));
    fill(place, desk.node);
    desk.follow(location.hash);
    addEventListener("hashchange", () => desk.follow(location.hash));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    fill(place, element("p", { class: "note", role: "alert" }, `This page cannot work: ${reason}.`));
  }
}

async function loadContract(url: URL): Promise<TryContract> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} was answered ${response.status}`);
  // A file of this site, written together with this page.
  return (await response.json()) as TryContract;
}

async function loadModule(url: URL): Promise<Readonly<Record<string, unknown>>> {
  const module: unknown = await import(url.href);
  if (typeof module !== "object" || module === null) throw new Error(`${url.pathname} is no module`);
  return { ...module };
}
