import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { UsageError } from "../../src/diagnostic/usage-error.js";
import { stagingName } from "../../src/output/folder.js";
import { findUnchanged, hashInput, openFolder, writeOutput } from "../../src/output/output.js";
import { makeFolder, readTree, writeFiles } from "../folder.js";

const before = [
  { path: "rooms/models.ts", text: "old\n" },
  { path: "rooms/same.ts", text: "same\n" },
  { path: "gone/models.ts", text: "gone\n" },
];
const after = [
  { path: "rooms/models.ts", text: "new\n" },
  { path: "rooms/same.ts", text: "same\n" },
  { path: "fresh/deep/models.ts", text: "fresh\n" },
];
const careful = { force: false };

/** The functions of node:fs that change something. */
const changing = [
  "mkdirSync",
  "writeFileSync",
  "renameSync",
  "linkSync",
  "copyFileSync",
  "rmSync",
  "rmdirSync",
  "chmodSync",
] as const;
const originals = Object.fromEntries(changing.map((name) => [name, fs[name]]));

/** From the call number `at` on, `fail` decides whether a change to the disk throws. Returns the counter. */
function failFrom(at: number, fail: (call: number) => Error | undefined): { calls: number } {
  const counter = { calls: 0 };
  for (const name of changing) {
    const original = originals[name] as (...args: readonly unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: readonly unknown[]) => {
        counter.calls += 1;
        const error = counter.calls >= at ? fail(counter.calls) : undefined;
        if (error !== undefined) throw error;
        return original(...args);
      },
    });
  }
  syncBuiltinESMExports();
  return counter;
}

function heal(): void {
  Object.assign(fs, originals);
  syncBuiltinESMExports();
}
afterEach(heal);

const system = (code: string) => Object.assign(new Error(code), { code, syscall: "write" });

const open = (files: Readonly<Record<string, string>> = {}) => {
  const path = join(makeFolder(), "out");
  fs.mkdirSync(path);
  writeFiles(path, files);
  return openFolder(path, { cwd: process.cwd(), keep: [] });
};

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return error instanceof UsageError ? error.code : String(error);
  }
  return undefined;
};

test("what is wanted is written, what is wanted no more is deleted with its folder", () => {
  const folder = open();
  writeOutput(folder, before, careful);
  writeOutput(folder, after, careful);
  expect(Object.keys(readTree(folder.path))).toEqual([
    ".asyncwright.json",
    "fresh/",
    "fresh/deep/",
    "fresh/deep/models.ts",
    "rooms/",
    "rooms/models.ts",
    "rooms/same.ts",
  ]);
});

test("a second run with the same files touches nothing", () => {
  const folder = open();
  writeOutput(folder, before, careful);
  const counter = failFrom(1, () => new Error("a change"));
  writeOutput(folder, before, careful);
  expect(counter.calls).toBe(0);
});

test("the permissions of a replaced file stay", () => {
  const folder = open();
  writeOutput(folder, before, careful);
  fs.chmodSync(join(folder.path, "rooms/models.ts"), 0o600);
  writeOutput(folder, after, careful);
  expect(fs.statSync(join(folder.path, "rooms/models.ts")).mode & 0o777).toBe(0o600);
});

describe("nothing is written", () => {
  const cases: readonly [name: string, tamper: (path: string) => void, code: string][] = [
    [
      "when a generated file was edited",
      (path) => writeFiles(path, { "rooms/models.ts": "mine" }),
      "out-modified",
    ],
    [
      "when a file that has to go was edited",
      (path) => writeFiles(path, { "gone/models.ts": "mine" }),
      "out-modified",
    ],
    [
      "when a file of other origin is in the way",
      (path) => writeFiles(path, { "fresh/deep/models.ts": "mine" }),
      "out-modified",
    ],
    [
      "when a folder is in the way",
      (path) => writeFiles(path, { "fresh/deep/models.ts/x": "mine" }),
      "out-modified",
    ],
    ["when a file stands where a folder should be", (path) => writeFiles(path, { fresh: "mine" }), "write"],
    [
      "when a file to replace is read-only",
      (path) => fs.chmodSync(join(path, "rooms/models.ts"), 0o444),
      "write",
    ],
    [
      "when a file to delete is read-only",
      (path) => fs.chmodSync(join(path, "gone/models.ts"), 0o444),
      "write",
    ],
    [
      "when the manifest is broken",
      (path) => writeFiles(path, { ".asyncwright.json": "<<<" }),
      "manifest-invalid",
    ],
    [
      "when a subfolder is a link to elsewhere",
      (path) => fs.symlinkSync("/", join(path, "fresh")),
      "out-unsafe",
    ],
  ];
  test.each(cases)("%s", (_, tamper, code) => {
    const folder = open();
    writeOutput(folder, before, careful);
    tamper(folder.path);
    const tree = code === "out-unsafe" ? undefined : readTree(folder.path);
    expect(codeOf(() => writeOutput(folder, after, careful))).toBe(code);
    if (tree !== undefined) expect(readTree(folder.path)).toEqual(tree);
    expect(fs.existsSync(join(folder.path, ".asyncwright-staging"))).toBe(false);
  });

  test("when the folder holds files of other origin and no manifest", () => {
    const folder = open({ "notes.txt": "mine" });
    expect(codeOf(() => writeOutput(folder, before, careful))).toBe("out-unsafe");
    expect(Object.keys(readTree(folder.path))).toEqual(["notes.txt"]);
  });
});

test("with `force` an edited file is replaced, one of other origin is not", () => {
  const folder = open();
  writeOutput(folder, before, careful);
  writeFiles(folder.path, { "rooms/models.ts": "mine", "gone/models.ts": "mine" });
  writeOutput(folder, after, { force: true });
  expect(readTree(folder.path)["rooms/models.ts"]).toBe("644 new\n");
  expect(readTree(folder.path)["gone/models.ts"]).toBeUndefined();
  writeFiles(folder.path, { "other/models.ts": "mine" });
  const wanted = [...after, { path: "other/models.ts", text: "x" }];
  expect(codeOf(() => writeOutput(folder, wanted, { force: true }))).toBe("out-modified");
});

/** Writes `before`, then `after` with a fault from the given change on. */
function breakAt(at: number, fail: (call: number) => Error | undefined) {
  const folder = open();
  writeOutput(folder, before, careful);
  const old = readTree(folder.path);
  const counter = failFrom(at, fail);
  const code = codeOf(() => writeOutput(folder, after, careful));
  heal();
  return { folder, old, code, calls: counter.calls };
}

const filesOf = (tree: Readonly<Record<string, string>>) =>
  Object.entries(tree).filter(([path]) => !path.endsWith("/") && !path.startsWith(".asyncwright-staging/"));

/** How many changes to the disk the second run makes. */
const countChanges = () => breakAt(Number.POSITIVE_INFINITY, () => undefined).calls;

const forEach = (count: number, run: (at: number) => void): void => {
  expect(count).toBeGreaterThan(15);
  for (let at = 1; at <= count; at += 1) run(at);
};

test("a disk that fails at any one change leaves all as it was, or all done", () => {
  const done = finished();
  forEach(countChanges(), (at) => {
    const { folder, old, code } = breakAt(at, (call) => (call === at ? system("ENOSPC") : undefined));
    expect(code === undefined || code === "write", `change ${at}: ${code}`).toBe(true);
    // A folder that could not be removed once it was empty may stay, and staged files when all is done.
    expect(filesOf(readTree(folder.path)), `change ${at}`).toEqual(filesOf(code === undefined ? done : old));
    if (code !== undefined) expect(readTree(folder.path), `change ${at}`).toEqual(old);
  });
});

test("a run that dies at any change is finished or undone by the next", () => {
  const done = finished();
  forEach(countChanges(), (at) => {
    const { folder, old } = breakAt(at, () => system("EIO"));
    writeOutput(folder, before, careful);
    expect(readTree(folder.path), `change ${at}`).toEqual(old);
    const again = breakAt(at, () => system("EIO"));
    writeOutput(again.folder, after, careful);
    expect(readTree(again.folder.path), `change ${at}`).toEqual(done);
  });
});

test("a recovery that dies at any change is itself recovered", () => {
  const done = finished();
  const changes = countChanges();
  forEach(changes, (at) => {
    const { folder } = breakAt(changes - 6, () => system("EIO"));
    failFrom(at, () => system("EIO"));
    codeOf(() => writeOutput(folder, after, careful));
    heal();
    writeOutput(folder, after, careful);
    expect(readTree(folder.path), `change ${at}`).toEqual(done);
  });
});

describe("what became another's between an interrupted run and the next stays", () => {
  /** An interrupted run from `before` to `after`, in which everything is staged and nothing is done. */
  function interrupted() {
    const folder = open();
    writeOutput(folder, before, careful);
    failFrom(1, () => undefined);
    let isStaged = false;
    const rename = fs.renameSync;
    fs.renameSync = (from, to) => {
      if (isStaged) throw system("EIO");
      rename(from, to);
      isStaged = String(to).endsWith("journal");
    };
    fs.rmSync = () => {
      throw system("EIO");
    };
    syncBuiltinESMExports();
    codeOf(() => writeOutput(folder, after, careful));
    heal();
    // As if it had died, and not failed: there was no attempt to undo it.
    const staging = join(folder.path, stagingName);
    if (fs.existsSync(join(staging, "undo"))) fs.renameSync(join(staging, "undo"), join(staging, "journal"));
    return folder;
  }

  test("a run that is only interrupted is finished", () => {
    const folder = interrupted();
    expect(fs.existsSync(join(folder.path, stagingName, "journal"))).toBe(true);
    writeOutput(folder, after, careful);
    expect(readTree(folder.path)).toEqual(finished());
  });

  test.each([
    ["a file to delete, replaced", "gone/models.ts", false],
    ["a file to delete, edited in its place", "gone/models.ts", true],
    ["a file to replace, replaced", "rooms/models.ts", false],
    ["a file to replace, edited in its place", "rooms/models.ts", true],
    ["a file where a new one comes", "fresh/deep/models.ts", false],
  ])("%s", (_, path, isInPlace) => {
    const folder = interrupted();
    if (!isInPlace) fs.rmSync(join(folder.path, path), { force: true });
    writeFiles(folder.path, { [path]: "mine\n" });
    codeOf(() => writeOutput(folder, after, careful));
    expect(readTree(folder.path)[path]).toMatch(/mine\n$/);
    expect(fs.existsSync(join(folder.path, stagingName))).toBe(false);
  });

  test("also where the run is undone", () => {
    const folder = interrupted();
    const staging = join(folder.path, stagingName);
    fs.renameSync(join(staging, "journal"), join(staging, "undo"));
    for (const path of ["gone/models.ts", "rooms/models.ts", "fresh/deep/models.ts"]) {
      fs.rmSync(join(folder.path, path), { force: true });
      writeFiles(folder.path, { [path]: "mine\n" });
    }
    codeOf(() => writeOutput(folder, after, careful));
    const tree = readTree(folder.path);
    for (const path of ["gone/models.ts", "rooms/models.ts", "fresh/deep/models.ts"])
      expect(tree[path], path).toMatch(/mine\n$/);
  });
});

function finished() {
  const folder = open();
  writeOutput(folder, before, careful);
  writeOutput(folder, after, careful);
  return readTree(folder.path);
}

test("a failed first run leaves no folder behind", () => {
  const path = join(makeFolder(), "new/out");
  failFrom(4, (call) => (call === 4 ? system("ENOSPC") : undefined));
  expect(codeOf(() => writeOutput(openFolder(path, { cwd: process.cwd(), keep: [] }), before, careful))).toBe(
    "write",
  );
  expect(fs.existsSync(join(path, ".."))).toBe(false);
});

describe("a run that would change nothing is known beforehand", () => {
  const made = () => {
    const root = makeFolder({ "asyncapi.yaml": "a", "spec/b.yaml": "b" });
    const folder = open();
    const files = new Map([
      ["asyncapi.yaml", hashInput("a")],
      ["spec/b.yaml", hashInput("b")],
    ]);
    writeOutput(folder, after, { force: false, inputs: { settings: "s", files, findings: [] } });
    return { root, folder };
  };

  test("when inputs, settings and output are as they were", () => {
    const { root, folder } = made();
    expect(findUnchanged(folder, "s", root)?.files.size).toBe(2);
  });

  test.each<[string, (paths: { root: string; out: string }) => void]>([
    ["an input changed", ({ root }) => writeFiles(root, { "spec/b.yaml": "c" })],
    ["an input is gone", ({ root }) => fs.rmSync(join(root, "spec/b.yaml"))],
    ["an output was edited", ({ out }) => writeFiles(out, { "fresh/deep/models.ts": "forged\n" })],
    ["an output is gone", ({ out }) => fs.rmSync(join(out, "fresh/deep/models.ts"))],
    ["there is a file more", ({ out }) => writeFiles(out, { "mine.ts": "" })],
    ["a run was interrupted", ({ out }) => fs.mkdirSync(join(out, stagingName))],
  ])("but not when %s", (_, change) => {
    const { root, folder } = made();
    change({ root, out: folder.path });
    expect(findUnchanged(folder, "s", root)).toBeUndefined();
  });

  test("nor under other settings, nor when the earlier run did not say what it was made from", () => {
    const { root, folder } = made();
    expect(findUnchanged(folder, "other", root)).toBeUndefined();
    const other = open();
    writeOutput(other, after, careful);
    expect(findUnchanged(other, "s", root)).toBeUndefined();
  });
});
