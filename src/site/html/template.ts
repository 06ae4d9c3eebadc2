import code from "../../../templates/site/code.html.hbs";
import example from "../../../templates/site/example.html.hbs";
import facts from "../../../templates/site/facts.html.hbs";
import layout from "../../../templates/site/layout.html.hbs";
import links from "../../../templates/site/links.html.hbs";
import navigation from "../../../templates/site/navigation.html.hbs";
import navigationList from "../../../templates/site/navigation-list.html.hbs";
import note from "../../../templates/site/note.html.hbs";
import rejected from "../../../templates/site/rejected.html.hbs";
import schema from "../../../templates/site/schema.html.hbs";
import sequence from "../../../templates/site/sequence.html.hbs";
import states from "../../../templates/site/states.html.hbs";
import table from "../../../templates/site/table.html.hbs";
import tryIt from "../../../templates/site/try.html.hbs";
import tryPage from "../../../templates/site/try-page.html.hbs";
import { rendererOf } from "../../code/template.js";
import { Html } from "./html.js";

const own = {
  code,
  example,
  facts,
  layout,
  links,
  navigation,
  "navigation-list": navigationList,
  note,
  rejected,
  schema,
  sequence,
  states,
  table,
  try: tryIt,
  "try-page": tryPage,
};

/** The templates of a site; each can be replaced by one of the user's. */
type TemplateName = keyof typeof own;

/** The names of the templates. */
export const templateNames: readonly string[] = Object.keys(own);

/** Fills the template of that name with a view. What is text in the view is escaped; what is `Html` stands as it is. */
export type Fill = (name: TemplateName, view: object) => Html;

/** Renders with our templates, and with the user's in place of those that have one. */
export const filler =
  (others: ReadonlyMap<string, (view: object) => string>): Fill =>
  (name, view) => {
    const other = others.get(name);
    return new Html(other === undefined ? rendererOf(own[name])(view) : other(view));
  };
