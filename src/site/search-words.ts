/** The words of a text for an index of it: names stay whole, whatever joins their parts. */
export const tokensOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}]+(?:[_-]+[\p{L}\p{N}]+)*/gu) ?? [];

/** A name as it is searched for: `room_id`, `room-id` and `roomId` are one. */
export const wholeOf = (token: string): string => token.replaceAll(/[_-]+/g, "").toLowerCase();

/** What a name is found by: itself and its parts; `chatMessage` by `chatmessage`, `chat` and `message`. */
export function wordsOf(token: string): readonly string[] {
  const parts = token
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1-$2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .toLowerCase()
    .split(/[_-]+/);
  return [...new Set([wholeOf(token), ...parts])];
}

/** Words that say nothing of what a text is about. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    "a about after all also an and any are as at be because been before being but by can could did do does each " +
    "for from had has have how if in into is it its may more most must no nor not of off on only or other our out " +
    "over own s same should so some such t than that the their them then there these they this those to too under " +
    "until up upon very was were what when where which while who whom why will with would you your"
  ).split(" "),
);
