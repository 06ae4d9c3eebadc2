/**
 * Whether a secret is the wanted one, in a time that does not depend on where they differ: their SHA-256 digests
 * are compared to the end. Use it in `authenticate` in place of `===`.
 */
export async function isSameSecret(given: string, wanted: string): Promise<boolean> {
  const [a, b] = await Promise.all([digestOf(given), digestOf(wanted)]);
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

const digestOf = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
