/** Members whose value no two events of a session share. */
const identifying = /^(?:id|(?:msg|message|event)_?id|timestamp)$/i;

/**
 * Takes out what a server tells again because it could not know that its last answer had arrived.
 * Such events come first and all together, as they were. An event without an identifier of its own can be
 * equal to another, so a batch with none that has one is never taken for a repeat.
 */
export function createRepeatFilter(): {
  /** The events of a poll that are new. Remembers the batch. */
  fresh(events: readonly unknown[]): readonly unknown[];
} {
  let last: readonly string[] = [];
  return {
    fresh(events) {
      const texts = events.map((event) => JSON.stringify(event));
      const isRepeat =
        last.length > 0 &&
        last.length <= texts.length &&
        last.every((text, index) => text === texts[index]) &&
        events.slice(0, last.length).some(hasIdentifier);
      const news = isRepeat ? events.slice(last.length) : events;
      last = texts;
      return news;
    },
  };
}

const hasIdentifier = (event: unknown): boolean =>
  typeof event === "object" && event !== null && Object.keys(event).some((key) => identifying.test(key));
