import { describe, expect, test } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import { planSite } from "../../src/site/pages/pages.js";
import { visible } from "../../src/site/visible.js";
import { chromiumNote, hasChromium } from "../chromium.js";
import { contractIn } from "./document.js";
import { hostileDocument, propertyOf, texts } from "./hostile-document.js";
import { filesFor, serveFiles, visit } from "./try-site.js";

let site: Promise<{ readonly contract: Contract; readonly files: ReadonlyMap<string, string> }> | undefined;

/** The hostile document and the files of its site: built once. */
const hostileSite = () =>
  (site ??= contractIn(hostileDocument()).then((contract) => ({ contract, files: filesFor(contract) })));

describe.skipIf(!hasChromium)(`a hostile document in a browser${chromiumNote}`, () => {
  test("adds no script, no handler and no address that runs, to no page", { timeout: 120_000 }, async () => {
    const { files } = await hostileSite();
    const url = await serveFiles(files);
    const { page } = await visit(`${url}/404.html`);
    const paths = [...files.keys()].filter((path) => path.endsWith(".html"));
    expect(paths.length).toBeGreaterThan(3 * texts.length);
    const found = await page.evaluate(
      inspect,
      paths.map((path) => `/${encodeURI(path)}`),
    );
    expect(found.pages).toBe(paths.length);
    expect(found.strange).toEqual([]);
  });

  test("is shown as it was written, runs nothing and asks no other host", { timeout: 120_000 }, async () => {
    const { contract, files } = await hostileSite();
    const { pages } = planSite({ contract, look: { reader: "client", colours: {} } });
    const url = await serveFiles(files);
    const { page, complaints, hosts } = await visit(`${url}/index.html`);
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const [index, text] of texts.entries()) {
      const found = pages.find(({ kind, keywords }) => kind === "message" && keywords.includes(`m${index}`));
      await page.goto(`${url}/${encodeURI(found?.address ?? "")}.html`);
      const shown = await page.evaluate(read);
      expect(shown.title, text).toBe(line(text));
      expect(shown.names, text).toContain(line(propertyOf(text)));
      expect(shown.codes, text).toContain(line(JSON.stringify(text)));
      const examples = shown.examples.map((words) => JSON.parse(words));
      expect(examples, text).toContainEqual({ t: text, [propertyOf(text)]: { [propertyOf(text)]: text } });
      expect(shown.isPwned, text).toBe(false);
    }
    for (const path of ["index", "all/index", "all/errors", "all/try"]) {
      await page.goto(`${url}/${path}.html`);
      expect((await page.evaluate(read)).isPwned, path).toBe(false);
    }
    expect({ dialogs, complaints, hosts: [...hosts] }).toEqual({
      dialogs: [],
      complaints: [],
      hosts: [new URL(url).host],
    });
  });
});

/** A text of the document as the text of an element: what cannot be seen is spelled out, space is folded. */
const line = (text: string): string => visible(text).replaceAll(/\s+/g, " ").trim();

/** In the browser: what pages have that no page of ours has. */
async function inspect(paths: readonly string[]) {
  const runs = /^[\s\u0000-\u001f]*(?:javascript|vbscript|data):/i;
  const ours = /^(?:\/|(?:\.\.\/)*)assets\/(?:theme|site|try)\.js$/;
  const never = "iframe, object, embed, base, style, form, main img, svg script, meta[http-equiv=refresh i]";
  const noIcon = "data:,";
  const strange: string[] = [];
  let pages = 0;
  for (const path of paths) {
    const parsed = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    const add = (what: string, element: Element) =>
      strange.push(`${path}: ${what}: ${element.outerHTML.slice(0, 200)}`);
    for (const one of parsed.querySelectorAll("*"))
      for (const { name, value } of one.attributes) {
        if (/^(?:on|style$|srcdoc$)/i.test(name)) add("handler", one);
        if (/(?:href|src|action|cite|data)$/i.test(name) && runs.test(value) && value !== noIcon)
          add("address", one);
      }
    for (const one of parsed.querySelectorAll("script"))
      if (one.textContent !== "" || !ours.test(one.getAttribute("src") ?? "")) add("script", one);
    for (const one of parsed.querySelectorAll(never)) add("element", one);
    const policy = parsed.head.querySelector('meta[http-equiv="Content-Security-Policy"]');
    if (policy?.getAttribute("content")?.startsWith("default-src 'none'; script-src 'self';") !== true)
      strange.push(`${path}: no policy`);
    pages += 1;
  }
  return { pages, strange };
}

/** In the browser: the texts of a message's page. */
function read() {
  const textsOf = (selector: string) =>
    [...document.querySelectorAll(selector)].map((one) =>
      (one.textContent ?? "").replaceAll(/\s+/g, " ").trim(),
    );
  const [heading] = document.querySelectorAll("h1");
  const title = [...(heading?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE);
  return {
    title: (title?.textContent ?? "").replaceAll(/\s+/g, " ").trim(),
    names: textsOf(".field .name"),
    codes: textsOf(".field code"),
    examples: [...document.querySelectorAll(".example .language-json")].map((one) => one.textContent ?? ""),
    isPwned: "PWNED" in globalThis,
  };
}
