import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { ownFiles, serveFiles, visit } from "./try-site.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** One of each kind. */
const paths = [
  "index.html",
  "productflo/index.html",
  "productflo/channels/socket-io.html",
  "productflo/operations/haitch-chat.html",
  "brightpattern/operations/upload-file.html",
  "bezlimit/messages/message-added-event.html",
  "brightpattern/schemas/events-response.html",
  "brightpattern/errors.html",
  "productflo/try.html",
  "404.html",
];

/** How a page is looked at. */
export interface Viewing {
  readonly scheme: "light" | "dark";
  readonly width: number;
}

/** axe finds nothing on a page of each kind, and none scrolls sideways. */
export async function checkPages({ scheme, width }: Viewing): Promise<void> {
  const url = await serveFiles(await ownFiles());
  const { page, complaints } = await visit(`${url}/${paths[0]}`, {
    colorScheme: scheme,
    viewport: { width, height: 900 },
  });
  for (const path of paths) {
    await page.goto(`${url}/${path}`);
    await page.evaluate(axe);
    expect.soft(await page.evaluate(check), path).toEqual([]);
    expect.soft(await page.evaluate(overflow), path).toEqual([]);
  }
  expect(complaints).toEqual([]);
}

/** In the browser: the rules that are broken, and where. */
async function check() {
  const { axe: found } = globalThis as unknown as {
    readonly axe: {
      readonly run: (options: object) => Promise<{
        readonly violations: readonly {
          readonly id: string;
          readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
        }[];
      }>;
    };
  };
  const { violations } = await found.run({
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}

/** In the browser: that the page itself scrolls sideways, and what makes it. */
function overflow() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("main *")]
    .filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1 && one.closest(".scroll, pre") === null,
    )
    .slice(0, 3)
    .map((one) => one.outerHTML.slice(0, 120));
}
