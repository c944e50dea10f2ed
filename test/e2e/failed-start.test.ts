import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram, type Start, top } from "./run-program.ts";

const slack = {
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: "secret",
  SLACK_API_URL: "http://127.0.0.1:9/api/",
};

const run = (env: Readonly<Record<string, string>>) => {
  const cwd = mkdtempSync(join(tmpdir(), "unitwise-start-"));
  return runProgram(process.execPath, [`${top}/dist/main.js`], { cwd, env });
};

test("a port in use ends the start with 2, and says which setting to change", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, err } = await run({ ...slack, PORT: String(port) });
  expect([code, err]).toEqual([2, expect.stringContaining("set PORT to another")]);
  taken.close();
});

test("settings that do not hold end the start with 2, all named at once", async () => {
  const { code, err } = await run({ SLACK_BOT_TOKEN: "wrong", TEAMS_AUTH: "off", HOST: "0.0.0.0" });
  expect(code).toBe(2);
  expect(err).toContain("3 problems to mend");
});

test("with nothing configured the assistant can be tried in a page, whose address is told, until it is ended", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "unitwise-start-"));
  const meanwhile: Start["meanwhile"] = async (child) => {
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGTERM");
  };
  const { code, out } = await runProgram(process.execPath, [`${top}/dist/main.js`], {
    cwd,
    env: { PORT: "0" },
    meanwhile,
  });
  expect(code).toBe(0);
  expect(out).toMatch(/^Try the assistant in a browser: http:\/\/127\.0\.0\.1:\d+\/\n/);
  expect(out).toMatch(/Neither Slack nor Microsoft Teams[\s\S]*npm run doctor[\s\S]*npm run chat/);
});

test("without a platform nobody but this machine is served", async () => {
  const { code, err } = await run({ HOST: "0.0.0.0" });
  expect([code, err]).toEqual([2, expect.stringContaining("Leave HOST out")]);
});
