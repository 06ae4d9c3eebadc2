import { overview } from "./address.js";
import type { Page } from "./content.js";
import { hrefOf } from "./html/inline.js";
import { layoutView, type PageContext } from "./html/page.js";
import { linkTo, type Scope, type ServiceScope } from "./scope.js";
import type { SiteFile } from "./site.js";
import { tryContract } from "./try-contract-of.js";
import { canTry } from "./try-reach.js";

/** For each service that a browser can reach: the page that tries it out, and the data that its script asks for. */
export const tryFiles = (context: PageContext): readonly SiteFile[] => {
  const { scope } = context.site;
  return [...scope.services.values()].filter(canTry).flatMap((own) => filesOf(scope, own, context));
};

function filesOf(scope: Scope, own: ServiceScope, context: PageContext): readonly SiteFile[] {
  const { name } = own.service;
  const page = tryPage(scope, own);
  const contract = tryContract(scope, own, (to) => hrefOf({ to }, page.address));
  return [
    { path: `${page.address}.html`, content: renderTryPage(page, context) },
    { path: `${name}/try/contract.json`, content: JSON.stringify(contract) },
    { path: `${name}/try/validators.js`, content: own.validators.text },
  ];
}

/** The page as every other one; what is special about it is done by its script. */
function tryPage(scope: Scope, { service }: ServiceScope): Page {
  const title = service.title || service.name;
  return {
    address: `${service.name}/try`,
    kind: "service",
    title: `Try ${title}`,
    summary: `Connect to a server of ${title} from the browser, send messages and see what comes back.`,
    badges: [],
    path: [{ text: scope.contract.title, to: overview }, { ...linkTo(scope, service, title) }],
    lead: [],
    sections: [],
    keywords: [],
  };
}

function renderTryPage(page: Page, context: PageContext): string {
  const view = layoutView(page, context);
  const { root, policy } = view;
  return context.fill("layout", {
    ...view,
    policy: policy.replace("connect-src 'self'", "connect-src *"),
    ...{ kind: "try-page", markdown: "", canonical: "" },
    styles: [`${root}assets/try.css`],
    scripts: [`${root}assets/try.js`],
    lead: context.fill("try-page", {
      contract: "try/contract.json",
      validators: "try/validators.js",
      summary: page.summary,
    }),
  }).text;
}
