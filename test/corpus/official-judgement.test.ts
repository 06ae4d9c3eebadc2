import { describe, expect, test } from "vitest";
import { judgeOfficial, listOfficialFailures, type OfficialRow } from "../../corpus/official-judgement.js";

const row = (
  ours: OfficialRow["ours"],
  theirs: OfficialRow["theirs"],
  official?: "valid" | "invalid",
): OfficialRow => ({
  document: { name: "a.yaml", path: "/a.yaml", rootFolder: "/", ...(official && { official }) },
  ours,
  theirs,
  errors: { both: 0, ours: 0, theirs: 0 },
  remarks: [],
  milliseconds: 1,
});

const none = new Map<string, string>();
const listed = new Map([["a.yaml", "a reason"]]);
const unlisted = "1 document: disagree with the official parser and are not listed";
const changed = "1 document: are judged otherwise as one document than as files";
const stale = "1 document: listed as disagreeing, but agree";

describe("the official parser's verdict on a bundled document", () => {
  test.each([
    { what: "is ours and the index's", given: row("valid", "valid", "valid"), list: none, wanted: [] },
    { what: "is ours, without an index", given: row("invalid", "invalid"), list: none, wanted: [] },
    { what: "is not ours", given: row("invalid", "valid", "valid"), list: none, wanted: [unlisted] },
    {
      what: "is not ours, which is listed",
      given: row("invalid", "valid", "valid"),
      list: listed,
      wanted: [],
    },
    { what: "is ours, but listed", given: row("valid", "valid"), list: listed, wanted: [stale] },
    { what: "is not the index's", given: row("valid", "valid", "invalid"), list: none, wanted: [changed] },
    { what: "is none on a valid one", given: row("valid", "none", "valid"), list: none, wanted: [unlisted] },
    { what: "is none on an invalid one", given: row("invalid", "none", "valid"), list: none, wanted: [] },
    { what: "was not asked for", given: row("undecided", "unasked", "valid"), list: listed, wanted: [] },
  ])("that $what gives $wanted", ({ given, list, wanted }) => {
    expect(listOfficialFailures(judgeOfficial([given], list))).toEqual(wanted);
  });
});
