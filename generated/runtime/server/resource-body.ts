import type { ResourceAnswer, ResourceRequest } from "../wire/acceptor.js";
import { type Codecs, isJson, nameOfType } from "../wire/codec.js";
import type { AnyMessage } from "../wire/dispatch.js";
import type { Denial } from "../wire/refusal.js";
import type { HttpOperation } from "../wire/service-description.js";
import { readTexts } from "../wire/texts.js";

type Body = ResourceRequest["body"];

/** A body that a codec has to read, read by it. */
export function decodeBody(codecs: Codecs, http: HttpOperation, body: Body): Body {
  if (http.body !== "codec" || !body.ok || !(body.value instanceof Uint8Array)) return body;
  const codec = codecs[nameOfType(http.type ?? "")];
  if (codec === undefined) return { ok: false, reason: "no-codec" };
  try {
    return { ok: true, value: codec.decode(body.value) };
  } catch {
    return { ok: false, reason: "not-readable" };
  }
}

/** A body taken for a message: the texts of its form are the values that they stand for there. */
export const payloadAs = ({ texts }: HttpOperation, { name }: AnyMessage, value: unknown): unknown =>
  readTexts(value, texts?.[name]);

/** An answer of another content type than JSON, as its codec writes it; undefined where there is none. */
export function encodeAnswer(
  codecs: Codecs,
  { types }: HttpOperation,
  answer: ResourceAnswer,
): ResourceAnswer | undefined {
  const type = types?.[answer.message?.name ?? ""];
  if (type === undefined) return answer;
  const headers = { ...answer.headers, "content-type": type };
  if (isJson(type)) return { ...answer, headers };
  const encoded = codecs[nameOfType(type)]?.encode(answer.body);
  if (encoded === undefined) return undefined;
  const body = typeof encoded === "string" ? new TextEncoder().encode(encoded) : encoded;
  return { ...answer, headers, body };
}

type Unread = Extract<Body, { readonly ok: false }>["reason"];

/** What is said of a body that could not be read. */
export const bodyDenials: Readonly<Record<Unread, Denial>> = {
  "not-json": { reasons: ["not-json"], text: "the body is not JSON" },
  "not-readable": { reasons: ["not-json"], text: "the body is not what its content type says" },
  "no-codec": { reasons: ["invalid-message"], text: "nothing here reads bodies of this type", status: 415 },
  "too-large": { reasons: ["too-large"], text: "the body is too large" },
  "wrong-type": { reasons: ["invalid-message"], text: "the body is of another content type", status: 415 },
  timeout: { reasons: ["timeout"], text: "the body did not come to its end", status: 408 },
};
