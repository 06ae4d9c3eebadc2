import type { Entry } from "./channel-messages.js";
import { type AnyMessage, type Batch, find } from "./dispatch.js";
import { valueAt } from "./pointer.js";
import type { ServiceDescription } from "./service-description.js";
import type { Issue } from "./validation.js";

/**
 * The messages in the payload of another, in order, each with its name: `readBatch(batches.sendEvents, message)`.
 * Elements that the contract does not know, or that break it, are left out.
 */
export function readBatch<M extends AnyMessage>(
  batch: Batch<M>,
  payload: unknown,
): Generator<Entry<M>, void, undefined>;
export function* readBatch(
  batch: Batch<AnyMessage>,
  payload: unknown,
): Generator<readonly [name: string, payload: unknown], void, undefined> {
  for (const element of elementsOf(batch, payload)) {
    const found = find(batch.elements, element);
    if (found.ok && found.message.is(element)) yield [found.message.name, element];
  }
}

/** Where a payload breaks the contract, the elements of its batch among it; those that it does not know are fine. */
export function issuesOf(
  { batches = {} }: Pick<ServiceDescription, "batches">,
  message: AnyMessage,
  payload: unknown,
): readonly Issue[] {
  const result = message.validate(payload);
  if (!result.ok) return result.issues;
  const batch = Object.hasOwn(batches, message.name) ? batches[message.name] : undefined;
  return batch === undefined ? [] : checkElements(batch, payload);
}

function checkElements(batch: Batch<AnyMessage>, payload: unknown): readonly Issue[] {
  return elementsOf(batch, payload).flatMap((element, index) => {
    const found = find(batch.elements, element);
    if (!found.ok) return [];
    const result = found.message.validate(element);
    if (result.ok) return [];
    const place = `${batch.pointer}/${index}`;
    return result.issues.map((issue) => ({
      ...issue,
      path: `${place}${issue.path}`,
      message: issue.message.startsWith("/") ? `${place}${issue.message}` : `${place}: ${issue.message}`,
    }));
  });
}

function elementsOf({ pointer }: Batch<AnyMessage>, payload: unknown): readonly unknown[] {
  const elements = valueAt(payload, pointer);
  return Array.isArray(elements) ? elements : [];
}
