import { listTypeFaults, strictest } from "../compiler.js";

/** What the compiler says of files in folders beside the runtime, under the strictest options, in one program. */
export function compile(
  folders: Readonly<Record<string, Readonly<Record<string, string>>>>,
): readonly string[] {
  const files = Object.fromEntries(
    Object.entries(folders).flatMap(([folder, inside]) =>
      Object.entries(inside).map(([name, text]) => [`${folder}/${name}`, text]),
    ),
  );
  const options = { ...strictest, lib: ["es2023"], types: ["node"] };
  return listTypeFaults(files, { options }).map(
    ({ file, line, message }) => `${file}:${line}: ${message.replaceAll(/\n\s*/g, " ")}`,
  );
}
