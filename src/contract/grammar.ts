import { diagnose } from "../diagnostic/diagnostic.js";
import { child, type Node, sourceOf } from "../read/node.js";
import { type Draft, type Reading, textOf } from "./draft.js";

const address = /^[\w.\-~%:@!$&'()*+,;=/?#[\]{}]*$/;

/** Fields whose text has a grammar of its own, by how a reader would call them. */
const grammars = {
  /** RFC 3986, with `{variables}`. Real documents put whole addresses into `host`. */
  host: address,
  pathname: address,
  url: address,
  /** RFC 3986 scheme, and the names that AsyncAPI gives to some. */
  protocol: /^[\w.+-]*$/,
  /** RFC 9110 media type with parameters. */
  contentType:
    /^[\w!#$%&'*+.^|~-]+(\/[\w!#$%&'*+.^|~-]+)?(\s*;\s*[\w.-]+=("[^"\u0000-\u001f]*"|[\w.+/-]+))*\s*$/,
} as const;

/** Checks what ends up in addresses and headers: a quote or a line feed there is a mistake or an attack. */
export function checkGrammar(reading: Reading, draft: Draft): void {
  for (const { node } of draft.servers) {
    for (const field of ["host", "pathname", "url", "protocol"] as const) checkField(reading, node, field);
  }
  const messages = [...draft.channels.flatMap((channel) => channel.messages), ...draft.spareMessages];
  for (const part of new Set(messages.flatMap(({ parts }) => parts)))
    checkField(reading, part, "contentType");
}

function checkField(reading: Reading, node: Node, field: keyof typeof grammars): void {
  const found = child(node, field);
  const text = textOf(found);
  if (found === undefined || text === undefined || grammars[field].test(text)) return;
  reading.report(diagnose("grammar", { field, text: JSON.stringify(text) }, sourceOf(found)));
}
