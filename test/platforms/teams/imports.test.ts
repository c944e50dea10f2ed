import { expect, test } from "vitest";
import { filesBelow, importsOf } from "../../house/repository-files.ts";

const vendors = /^(?:botbuilder|botframework|@azure\/|@microsoft\/)/;
const folder = "src/platforms/teams/botbuilder/";

test("only one folder knows the vendor's packages, so that they can be changed for others", () => {
  const files = filesBelow("src", ".ts", ".tsx").filter((file) => importsOf(file).some((name) => vendors.test(name)));
  expect(files.length).toBeGreaterThan(0);
  expect(files.map(({ path }) => path).filter((path) => !path.startsWith(folder))).toEqual([]);
});

test("of that folder only the channel is known outside it", () => {
  const files = filesBelow("src", ".ts", ".tsx").filter(({ path }) => !path.startsWith(folder));
  const known = files.flatMap((file) => importsOf(file).filter((name) => name.includes("/botbuilder/")));
  expect(known).toEqual(["./botbuilder/open-channel.ts"]);
});
