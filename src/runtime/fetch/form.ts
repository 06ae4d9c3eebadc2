import type { ResourceRequest } from "../wire/acceptor.js";
import { proveContentType, signatureBytes } from "../wire/content-type.js";
import type { ServerLimits } from "../wire/limits.js";

type Body = ResourceRequest["body"];

/** What is known of a form before it is read. */
interface FormRules {
  /** Its content type, with the boundary of its parts. */
  readonly type: string;
  /** The fields that are files. */
  readonly files: readonly string[];
  readonly limits: ServerLimits;
}

const formType = /^(?:multipart\/form-data\s*;.*\bboundary=|application\/x-www-form-urlencoded\b)/i;

/** An object of a form's fields: text, a `File` for each of `files`, a list where a name stands more than once. */
export async function readForm(bytes: Blob, { type, files, limits }: FormRules): Promise<Body> {
  if (!formType.test(type)) return { ok: false, reason: "wrong-type" };
  const form = await new Response(bytes, { headers: { "content-type": type } })
    .formData()
    .catch(() => undefined);
  if (form === undefined) return { ok: false, reason: "not-json" };
  const entries = [...form];
  const textBytes = entries.reduce((sum, [name, value]) => sum + name.length + textLength(value), 0);
  const isLarge = ([, value]: (typeof entries)[number]) =>
    value instanceof Blob && value.size > limits.uploadBytes;
  if (entries.length > limits.formParts || textBytes > limits.messageBytes || entries.some(isLarge))
    return { ok: false, reason: "too-large" };
  const found = new Map<string, unknown>();
  for (const [name, value] of entries) {
    if (name === "__proto__") continue;
    const field = typeof value === "string" ? value : await prove(value);
    if (field === undefined || files.includes(name) !== (typeof value !== "string"))
      return { ok: false, reason: "wrong-type" };
    const before = found.get(name);
    if (before === undefined) found.set(name, field);
    else found.set(name, Array.isArray(before) ? [...before, field] : [before, field]);
  }
  return { ok: true, value: Object.fromEntries(found) };
}

const textLength = (value: string | Blob): number => (typeof value === "string" ? value.length : 0);

/** The file under a name and a type that can be believed; undefined where it is not what it says. */
async function prove(file: File): Promise<File | undefined> {
  const start = new Uint8Array(await file.slice(0, signatureBytes).arrayBuffer());
  const type = proveContentType(file.type, start);
  const name = file.name.replace(/[\u0000-\u001f\u007f"\\/]/g, "_").slice(-200);
  return type === undefined ? undefined : new File([file], name, { type });
}
