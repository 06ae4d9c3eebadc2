import { valueAt } from "../wire/pointer.js";

/**
 * Takes out what a server tells again because it could not know that its last answer had arrived.
 * Such events come first and all together, as they were. `unique` are the pointers whose values no two events share.
 * An event with none of them can be equal to another, so a batch of such events alone is never taken for a repeat.
 */
export function createRepeatFilter(unique: readonly string[]): {
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
        events
          .slice(0, last.length)
          .some((event) => unique.some((pointer) => valueAt(event, pointer) !== undefined));
      const news = isRepeat ? events.slice(last.length) : events;
      last = texts;
      return news;
    },
  };
}
