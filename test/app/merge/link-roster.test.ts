import { expect, test } from "vitest";
import { linkAccounts, unlinkAccounts } from "../../../src/app/merge/link-roster.ts";
import type { LearnerId } from "../../../src/domain/learner.ts";
import { aliasOf, withAlias } from "../../../src/domain/pseudonyms.ts";
import { emptyRoster } from "../../../src/domain/roster.ts";

const [slack, teams] = ["slack:T1/SAM" as LearnerId, "teams:SAM" as LearnerId];
const linking = { from: teams, to: slack, at: 1 };

test("Names in the evidence log go with the record: an account that is apart again begins under a new one", () => {
  const named = withAlias(withAlias(emptyRoster, teams, "OLDTEAMS2345"), slack, "OLDSLACK2345");
  const linked = linkAccounts(named, linking);
  expect(aliasOf(linked, slack)).toBe("OLDSLACK2345");
  expect(linked.pseudonyms.map(({ who }) => who)).toEqual([slack, slack]);
  // Its changes are counted from 1 again: under the old name the log would take them for those it has.
  expect(aliasOf(unlinkAccounts(linked, slack), teams)).toBeUndefined();
});

test("Whoever stood in the log by the other account alone goes on under that name", () => {
  const linked = linkAccounts(withAlias(emptyRoster, teams, "OLDTEAMS2345"), linking);
  expect(aliasOf(linked, slack)).toBe("OLDTEAMS2345");
});
