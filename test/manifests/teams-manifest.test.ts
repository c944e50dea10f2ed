import { AppManifestUtils } from "@microsoft/app-manifest";
import { expect, test } from "vitest";
import { helpExamples } from "../../src/app/help-examples.ts";
import { checkIcons } from "../../src/manifests/check-icons.ts";
import { checkTeamsManifest, loadTeamsChecker, placeholderId } from "../../src/manifests/check-teams.ts";
import { drawColourIcon, drawOutlineIcon, teamsColourIcon } from "../../src/manifests/draw-icons.ts";
import { menuOf } from "../../src/manifests/menu.ts";
import { paint } from "../../src/manifests/picture.ts";
import { encodePng } from "../../src/manifests/png.ts";
import { makeTeamsManifest } from "../../src/manifests/teams-manifest.ts";

const menu = menuOf(helpExamples);
const id = "6f1c1a0e-93a5-4a2e-9d7b-1f2a3b4c5d6e";
const page = "https://centre.example";
const developer = { name: "A Centre", website: page, privacy: `${page}/privacy`, terms: `${page}/terms` };
const app = { appId: id, botId: id, host: "your.host", developer };
const manifest = makeTeamsManifest(menu, app);

async function check(value: object) {
  const checker = await loadTeamsChecker();
  if (checker === undefined) throw new Error("The development dependency is missing.");
  return checkTeamsManifest(value, checker);
}

test("what is made holds against Microsoft's schema, offline", async () => {
  expect(await check(manifest)).toEqual([]);
});

test("the schema it names is one that Microsoft's package knows, and that it breaks shows", async () => {
  const broken = { ...manifest, name: { short: "x".repeat(31), full: "x" }, surprise: true };
  const told = (await AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(broken)))).join("\n");
  expect(told).toMatch(/\/name\/short/);
  expect(told).toMatch(/surprise/);
  expect((await check(broken)).join("\n")).toBe(told);
});

test.each(["personal", "team", "groupChat"])("in the scope %s there is one menu of at most ten commands", (scope) => {
  const lists = manifest.bots[0]?.commandLists.filter(({ scopes }) => scopes.some((one) => one === scope));
  expect(lists).toHaveLength(1);
  expect(lists?.[0]?.commands.length).toBeGreaterThan(4);
  expect(lists?.[0]?.commands.length).toBeLessThanOrEqual(10);
});

test("menus in teams and group chats offer nothing that is personal", () => {
  const shared = manifest.bots[0]?.commandLists.slice(1).flatMap(({ commands }) => commands.map(({ title }) => title));
  expect(shared).not.toContain("show my plan");
  expect(shared).toContain("can I take unit 6 and 8?");
});

test("a package with a placeholder or with what is no GUID is not sound", async () => {
  const empty = await check(makeTeamsManifest(menu, { ...app, appId: placeholderId, botId: placeholderId }));
  expect(empty).toEqual(["id: is still the placeholder", "bots.0.botId: is still the placeholder"]);
  expect((await check(makeTeamsManifest(menu, { ...app, botId: "unitwise" }))).join("\n")).toMatch(/botId/);
});

test("a host is named only where one is known", () => {
  expect(manifest.validDomains).toEqual(["your.host"]);
  expect(makeTeamsManifest(menu, { ...app, host: undefined }).validDomains).toEqual([]);
});

const color = encodePng(drawColourIcon(teamsColourIcon));
const outline = encodePng(drawOutlineIcon());
const amber = [255, 200, 87] as const;
const yellowLine = { kind: "line", through: [[4, 4] as const, [28, 28] as const], width: 3, colour: amber } as const;
const sheet = (alpha: 0 | 255, shapes: readonly (typeof yellowLine)[]) =>
  encodePng(paint({ size: 32, background: { colour: [255, 255, 255], alpha }, shapes }));

test("our icons are what Teams asks for", () => {
  expect(checkIcons({ color, outline })).toEqual([]);
});

test.each([
  ["what is no picture", { color: Buffer.from("GIF89a"), outline }, ["color.png: is no PNG file"]],
  ["icons that are mixed up", { color: outline, outline }, ["color.png: measures 32x32; it must be 192x192"]],
  ["an outline in colour", { color, outline: sheet(0, [yellowLine]) }, [/^outline\.png: \d+ pixels are not white$/]],
  ["an empty outline", { color, outline: sheet(0, []) }, ["outline.png: is empty"]],
  ["an outline on white", { color, outline: sheet(255, []) }, ["outline.png: has no transparent background"]],
  [
    "an outline of another kind of PNG",
    { color, outline: Buffer.concat([outline.subarray(0, 25), Buffer.from([2]), outline.subarray(26)]) },
    ["outline.png: save it with 8 bits a channel and alpha, not interlaced"],
  ],
])("the check of icons finds %s", (_what, icons, problems) => {
  const told = checkIcons(icons);
  expect(told).toHaveLength(problems.length);
  for (const [index, problem] of problems.entries()) expect(told[index]).toMatch(problem);
});
