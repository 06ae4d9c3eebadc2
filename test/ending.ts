import { AsyncLocalStorage } from "node:async_hooks";
import { onTestFinished, test as testAlone } from "vitest";

type Ending = () => unknown;

const endings = new AsyncLocalStorage<Ending[]>();

/** Does something when the test is over that calls this, also where tests of a file run side by side. */
export function whenOver(end: Ending): void {
  const ours = endings.getStore();
  if (ours !== undefined) ours.push(end);
  else
    onTestFinished(async () => {
      await end();
    });
}

/** What the test registers with `whenOver` is done when it is over, the last first. */
const apart =
  <Args extends readonly unknown[]>(run: (...given: Args) => Promise<void> | void) =>
  (...given: Args): Promise<void> => {
    const ours: Ending[] = [];
    return endings.run(ours, async () => {
      try {
        await run(...given);
      } finally {
        for (const end of ours.reverse()) await end();
      }
    });
  };

type Body<Args extends readonly unknown[]> = (...given: Args) => Promise<void> | void;

function each<Row extends unknown[] | [unknown]>(
  rows: readonly Row[],
): (name: string, run: Body<Row>) => void;
function each<Row extends readonly unknown[]>(rows: readonly Row[]): (name: string, run: Body<Row>) => void;
function each<Row>(rows: readonly Row[]): (name: string, run: Body<[Row]>) => void;
function each(rows: readonly unknown[]) {
  return (name: string, run: Body<unknown[]>) => testAlone.concurrent.each(rows)(name, apart(run));
}

/** A test that runs beside the others of its file: most of its time it waits. */
export const test = Object.assign(
  (name: string, run: Body<[]>): void => testAlone.concurrent(name, apart(run)),
  { each },
);

/** A test that must be the only one at its time: it holds the process, or looks at all of it. */
export { testAlone };
