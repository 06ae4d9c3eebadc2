import highlighter from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import yaml from "highlight.js/lib/languages/yaml";
import { escapeHtml, Html } from "./html.js";
import { typescriptGrammar } from "./typescript-grammar.js";

highlighter.registerLanguage("bash", bash);
highlighter.registerLanguage("http", http);
highlighter.registerLanguage("typescript", () => typescriptGrammar);
highlighter.registerLanguage("yaml", yaml);

/** Longer texts are shown without colours. */
const longest = 20_000;

/** Code with its words marked, for a `pre`; as it stands in a language that is not known. */
export function highlight(text: string, language: string): Html {
  if (language === "json" && text.length <= longest) return highlightJson(text);
  if (text.length > longest || highlighter.getLanguage(language) === undefined)
    return new Html(escapeHtml(text));
  return new Html(highlighter.highlight(text, { language, ignoreIllegals: true }).value);
}

/**
 * JSON in the library's words. Most code on the pages is JSON, and four kinds of words need no grammar: this takes a
 * tenth of the time.
 */
function highlightJson(text: string): Html {
  let done = "";
  let at = 0;
  for (const { 0: word, 1: colon, index } of text.matchAll(jsonWords)) {
    const [first = ""] = word;
    const kind =
      colon !== undefined ? "attr" : first === '"' ? "string" : /[-\d]/.test(first) ? "number" : "literal";
    const name = colon === undefined ? word : word.slice(0, -colon.length);
    done += `${escapeHtml(text.slice(at, index))}<span class="hljs-${kind}">${escapeHtml(name)}</span>`;
    at = index + name.length;
  }
  return new Html(done + escapeHtml(text.slice(at)));
}

/** A text, which a colon makes a name; a number; a literal. */
const jsonWords = /"(?:[^"\\\n]|\\.)*"(\s*:)?|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;
