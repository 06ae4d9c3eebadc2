const signatures: readonly (readonly [
  type: string,
  ...parts: readonly (readonly [at: number, text: string])[],
])[] = [
  ["image/png", [0, "\x89PNG\r\n\x1a\n"]],
  ["image/jpeg", [0, "\xff\xd8\xff"]],
  ["image/gif", [0, "GIF8"]],
  ["image/webp", [0, "RIFF"], [8, "WEBP"]],
  ["application/pdf", [0, "%PDF-"]],
];

const aliases: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/x-png": "image/png",
};

/** Bytes of a file that its type can be told from. */
export const signatureBytes = 12;

/** Types that a browser would run or draw on a promise alone: they are kept as plain bytes. */
const unproven =
  /^image\/|^text\/(?:html|xml|javascript|css)$|^application\/(?:xhtml|xml|javascript|ecmascript)|\+xml$/;

/**
 * The type under which an uploaded file may be kept, from what it says that it is and from its first bytes.
 * Undefined where it says that it is a picture or a PDF and is not.
 */
export function proveContentType(declared: string, start: Uint8Array): string | undefined {
  const bare = (declared.split(";")[0] ?? "").trim().toLowerCase();
  const type = aliases[bare] ?? bare;
  const signature = signatures.find(([known]) => known === type);
  if (signature !== undefined) return hasSignature(signature, start) ? type : undefined;
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(type) || unproven.test(type)) return "application/octet-stream";
  return type;
}

function hasSignature([, ...parts]: (typeof signatures)[number], start: Uint8Array): boolean {
  return parts.every(([at, text]) =>
    [...text].every((letter, index) => start[at + index] === letter.charCodeAt(0)),
  );
}
