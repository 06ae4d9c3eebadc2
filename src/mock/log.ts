/** One line of the log: a frame, a request, an answer, or a word about a connection. */
export interface LogEntry {
  readonly service: string;
  /** A path, with the method where it is HTTP. */
  readonly place: string;
  /** Number of the connection. */
  readonly connection?: number;
  /** `>` came in, `<` goes out, `-` is neither. */
  readonly direction: ">" | "<" | "-";
  /** HTTP status. */
  readonly status?: number;
  /** Name of the message; absent where none was recognised. */
  readonly message?: string;
  /** `ok`, or what is wrong. */
  readonly verdict: string;
  /** Where the payload is from: `example "full"`. */
  readonly origin?: string;
  readonly payload?: unknown;
}

/** `12:00:01.123 productflo /ws #1 < chatResponse ok (example "full")`, in local time. One line, whatever is in it. */
export function renderEntry(entry: LogEntry, at: Date): string {
  const { service, place, connection, direction, status, message, verdict, origin, payload } = entry;
  const words = [
    timeOf(at),
    service,
    place,
    connection === undefined ? undefined : `#${connection}`,
    direction,
    status,
    message,
    verdict,
    origin === undefined ? undefined : `(${origin})`,
    payload === undefined ? undefined : JSON.stringify(payload),
  ];
  return words.filter((word) => word !== undefined && word !== "").join(" ");
}

/** The same for programs. */
export const renderEntryJson = ({ direction, ...entry }: LogEntry, at: Date): string =>
  JSON.stringify({ kind: kinds[direction], time: at.toISOString(), ...entry });

const kinds = { ">": "in", "<": "out", "-": "note" } as const;

const timeOf = (at: Date): string => {
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${hours}:${minutes}:${seconds}.${String(at.getMilliseconds()).padStart(3, "0")}`;
};
