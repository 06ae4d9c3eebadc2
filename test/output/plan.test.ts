import { describe, expect, test } from "vitest";
import { hashOf, type Manifest } from "../../src/output/manifest.js";
import { buildPlan, type Disk, withEditedReplaced, withoutKept } from "../../src/output/plan.js";

const manifestOf = (files: Readonly<Record<string, string>>): Manifest =>
  new Map(Object.entries(files).map(([path, text]) => [path, { sha256: hashOf(text) }]));

const diskOf = (files: Readonly<Record<string, string>>): Disk =>
  new Map(
    Object.entries(files).map(([path, text]) => [path, { kind: "file", sha256: hashOf(text), mode: 0o644 }]),
  );

const wantedOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, text]) => ({ path, text }));

describe("a plan", () => {
  const cases: readonly {
    readonly name: string;
    readonly wanted: Record<string, string>;
    readonly written: Record<string, string>;
    readonly disk: Record<string, string>;
    readonly state:
      | "created"
      | "changed"
      | "unchanged"
      | "deleted"
      | "edited"
      | "inTheWay"
      | "foreign"
      | "nothing";
  }[] = [
    { name: "creates what is not there", wanted: { a: "1" }, written: {}, disk: {}, state: "created" },
    {
      name: "creates again what was deleted",
      wanted: { a: "1" },
      written: { a: "1" },
      disk: {},
      state: "created",
    },
    {
      name: "changes what an earlier run wrote",
      wanted: { a: "2" },
      written: { a: "1" },
      disk: { a: "1" },
      state: "changed",
    },
    {
      name: "leaves what is equal",
      wanted: { a: "1" },
      written: { a: "1" },
      disk: { a: "1" },
      state: "unchanged",
    },
    {
      name: "adopts an equal file without a manifest",
      wanted: { a: "1" },
      written: {},
      disk: { a: "1" },
      state: "unchanged",
    },
    {
      name: "takes an equal file although the manifest says otherwise",
      wanted: { a: "2" },
      written: { a: "1" },
      disk: { a: "2" },
      state: "unchanged",
    },
    {
      name: "takes a checkout with CRLF as equal",
      wanted: { a: "1\n2\n" },
      written: { a: "1\n2\n" },
      disk: { a: "1\r\n2\r\n" },
      state: "unchanged",
    },
    {
      name: "does not overwrite an edited file",
      wanted: { a: "2" },
      written: { a: "1" },
      disk: { a: "mine" },
      state: "edited",
    },
    {
      name: "does not overwrite a file of other origin",
      wanted: { a: "2" },
      written: {},
      disk: { a: "mine" },
      state: "inTheWay",
    },
    {
      name: "deletes what is wanted no more",
      wanted: {},
      written: { a: "1" },
      disk: { a: "1" },
      state: "deleted",
    },
    {
      name: "keeps an edited file that is wanted no more",
      wanted: {},
      written: { a: "1" },
      disk: { a: "mine" },
      state: "edited",
    },
    {
      name: "forgets what is gone and wanted no more",
      wanted: {},
      written: { a: "1" },
      disk: {},
      state: "nothing",
    },
    {
      name: "leaves a file of other origin alone",
      wanted: {},
      written: {},
      disk: { a: "mine" },
      state: "foreign",
    },
  ];
  test.each(cases)("$name", ({ wanted, written, disk, state }) => {
    const { manifest, ...lists } = buildPlan(wantedOf(wanted), manifestOf(written), diskOf(disk));
    const found = Object.entries(lists).flatMap(([list, members]) => members.map(() => list));
    expect(found).toEqual(state === "nothing" ? [] : [state]);
    expect([...manifest.keys()]).toEqual(Object.keys(wanted));
  });

  test("a folder in the way of a file is not ours", () => {
    const plan = buildPlan(wantedOf({ a: "1" }), manifestOf({ a: "1" }), new Map([["a", { kind: "other" }]]));
    expect(plan.inTheWay).toEqual(["a"]);
  });

  test("replacing edited files leaves those of other origin in the way", () => {
    const wanted = wantedOf({ a: "2", b: "2" });
    const disk = diskOf({ a: "mine", b: "mine", c: "mine" });
    const plan = withEditedReplaced(buildPlan(wanted, manifestOf({ a: "1", c: "1" }), disk), wanted);
    expect(plan.changed.map(({ path }) => path)).toEqual(["a"]);
    expect(plan.deleted).toEqual(["c"]);
    expect(plan.edited).toEqual([]);
    expect(plan.inTheWay).toEqual(["b"]);
  });

  test.each([
    ["two paths that differ in case only", ["a/Models.ts", "a/models.ts"]],
    ["a path that leaves the folder", ["../a"]],
    ["an absolute path", ["/a"]],
    ["a drive", ["C:/a"]],
    ["a backslash", ["a\\b"]],
    ["a device of Windows", ["rooms/con.ts"]],
    ["a dot at the end", ["a."]],
    ["a character that Windows reserves", ["a:b"]],
    ["a name too long for a file system", ["a".repeat(250)]],
    ["the manifest itself", [".asyncwright.json"]],
  ])("refuses %s", (_, paths) => {
    expect(() =>
      buildPlan(
        paths.map((path) => ({ path, text: "" })),
        new Map(),
        new Map(),
      ),
    ).toThrow(/two output|not a/);
  });
});

describe("a plan without the files that are to stay", () => {
  const old = manifestOf({ changed: "1", deleted: "1", edited: "1" });
  const disk = diskOf({ changed: "1", deleted: "1", edited: "2", inTheWay: "2", foreign: "2" });
  const wanted = wantedOf({ changed: "3", edited: "3", inTheWay: "3", created: "3" });
  const plan = buildPlan(wanted, old, disk);

  test("touches none of them, and the manifest says of them what it did", () => {
    const all = new Set(["changed", "deleted", "edited", "inTheWay", "foreign", "created"]);
    const left = withoutKept(plan, all, old);
    expect(left).toEqual({
      ...plan,
      ...{ changed: [], deleted: [], edited: [], inTheWay: [], foreign: [] },
      manifest: new Map([...manifestOf({ created: "3" }), ...old]),
    });
  });

  test("is the same plan where none of them would be touched", () => {
    expect(withoutKept(plan, new Set(["created", "elsewhere"]), old)).toBe(plan);
  });
});
