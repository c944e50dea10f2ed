import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { filesBelow, importsOf, type RepositoryFile } from "./repository-files.ts";

// Which rooms a room may import from, beside itself.
const arrows: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: ["domain"],
  words: ["domain"],
  understanding: ["domain", "ports"],
  app: ["domain", "ports", "understanding", "words", "memory"],
  // When what is learned is forgotten, and what to ask next.
  memory: ["domain", "ports"],
  // Files that people take away: spreadsheets and printed pages.
  papers: ["domain", "ports"],
  content: ["domain", "ports"],
  storage: ["domain", "ports"],
  schedule: ["domain", "ports"],
  pictures: ["domain", "ports"],
  "platforms/terminal": ["domain", "ports"],
  "platforms/slack": ["domain", "ports"],
  "platforms/teams": ["domain", "ports"],
  "platforms/web": ["domain", "ports"],
  "platforms/web-chat": ["domain", "ports"],
  // HTTP, logs and figures for the platforms behind other people's servers.
  server: ["domain", "ports"],
  // What an operator installs from, and what tells them why it does not work.
  manifests: ["domain", "ports"],
  doctor: ["domain", "ports"],
  "config.ts": [
    "domain",
    "ports",
    "config-platforms.ts",
    "config-xapi.ts",
    "config-centre.ts",
    "config-database.ts",
    "config-secrets.ts",
    "config-environment.ts",
  ],
  "config-database.ts": ["domain", "ports"],
  "config-secrets.ts": ["domain", "ports", "config-environment.ts"],
  "config-environment.ts": ["domain"],
  "config-centre.ts": ["domain", "ports", "config.ts"],
  "config-xapi.ts": ["domain", "ports"],
  // What is said of practice to a Learning Record Store.
  "records-store": ["domain", "ports"],
  "config-platforms.ts": ["domain", "ports", "config.ts"],
};
// These put the rooms together.
const knowAll = [
  "compose.ts",
  "serve.ts",
  "cli.ts",
  "main.ts",
  "run-command.ts",
  "install-commands.ts",
  "content-commands.ts",
  "content-preview.ts",
  "reload-teller.ts",
  "content-unanswered.ts",
  "content-reported.ts",
  "backup-commands.ts",
  "evidence-commands.ts",
  "team-commands.ts",
  "export-commands.ts",
  "report-commands.ts",
  "open-reporting.ts",
  "open-office.ts",
  "covered-units.ts",
  "make-code.ts",
  "look-at-rules.ts",
  "open-tending.ts",
  "open-web.ts",
  "open-keeping.ts",
  "keep-in-memory.ts",
  "keep-in-folder.ts",
  "keep-in-database.ts",
  "keeping.ts",
  "close-all.ts",
  "closing-on-failure.ts",
  "make-chance.ts",
  "move-everything.ts",
  "move-centre.ts",
  "migrate-commands.ts",
  "tell-when-due.ts",
  "tell-operator.ts",
  "open-records.ts",
  "kept-for-reading.ts",
  "read-folder.ts",
  "read-database.ts",
  "open-roster.ts",
  "open-playground.ts",
  "open-sample-world.ts",
  "serve-local.ts",
];

/** The room of a path below src: its folder, its platform, or the file itself where it stands alone. */
function roomOf(path: string): string {
  const [first = "", second = ""] = path.replace(/^src\//, "").split("/");
  return first === "platforms" ? `${first}/${second}` : first;
}

function inwardImports(file: RepositoryFile): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => join(dirname(file.path), name));
}

const sources = filesBelow("src", ".ts", ".tsx");

test.each(sources)("$path imports only along the arrows", (file) => {
  const room = roomOf(file.path);
  if (knowAll.includes(room)) return;
  const allowed = arrows[room];
  expect(allowed, `${room} is no room of the house`).toBeDefined();
  const foreign = inwardImports(file).filter((path) => ![room, ...(allowed ?? [])].includes(roomOf(path)));
  expect(foreign).toEqual([]);
});

test("the domain imports nothing from outside the house", () => {
  const outside = sources
    .filter(({ path }) => roomOf(path) === "domain")
    .flatMap((file) => importsOf(file).filter((name) => !name.startsWith(".")));
  expect(outside).toEqual([]);
});

test("what is imported is there, under its name with .ts", () => {
  const paths = new Set(sources.map(({ path }) => path));
  expect(sources.flatMap(inwardImports).filter((path) => !paths.has(path))).toEqual([]);
});

test("no file of the source imports a test", () => {
  expect(sources.flatMap(inwardImports).filter((path) => !path.startsWith("src/"))).toEqual([]);
});

describe("importsOf", () => {
  test("finds every way of importing", () => {
    const text = `import "yaml";\nimport { b,\n  c } from "./b.ts";\nexport { d } from "zod";\nawait import("./e.ts");`;
    expect(importsOf({ path: "x.ts", text })).toEqual(["yaml", "./b.ts", "zod", "./e.ts"]);
  });
});
