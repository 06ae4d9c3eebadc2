/** What the command has of the world: its process, or what stands in for one. */
export interface Io {
  /** The current folder; absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Such as `linux`, `darwin`, `win32`. */
  readonly platform: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /**
   * Calls the listener for each SIGINT and SIGTERM, in place of what happens otherwise, until the returned function is
   * called.
   */
  readonly onSignal: (listener: () => void) => () => void;
}

/** Standard input. */
export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
  destroy?(): unknown;
};

/** One of the two streams that the command writes to. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  /** Its width, where it has one. */
  readonly columns?: number;
};
