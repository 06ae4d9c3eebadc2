/** The bytes of a file, or why there are none. */
export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: "missing" | "folder" | "outside" | "too-large" }
  | { readonly ok: false; readonly reason: "unreadable"; readonly detail: string };

/** How a file may be read. */
export interface FileOptions {
  /** As `findFolder` gives it; nothing outside it is ever opened, links included. */
  readonly rootFolder: string;
  readonly maxBytes: number;
}

/** Where local files are read from: the disk, or texts in memory. Remote files are not its business. */
export interface FileSystem {
  /** The absolute path of a folder, its links followed; as it stands where there is none. */
  findFolder(path: string): string;
  /** The absolute path of a file, the links of its folder followed, not its own. */
  findFile(path: string): string;
  /** The root folder of a document when its caller names none; undefined for a text without a place. */
  rootOf(document: string | undefined): string;
  /** The name of a file relative to a folder, with `/`; undefined when it lies outside. Both as found. */
  nameIn(folder: string, file: string): string | undefined;
  /** Reads a file, by a path as found or relative to the root folder. */
  read(path: string, options: FileOptions): FileBytes;
  /** The name in a file's folder that looks most like the file's own; undefined when none does. */
  similar(path: string, options: Pick<FileOptions, "rootFolder">): string | undefined;
}
