import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram, top } from "./run-program.ts";

test("a server that is asked to end while it starts ends at once, also where only what it listens for reaches it", async () => {
  // A database that takes connections, and says nothing.
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const asked = new Promise((resolve) => silent.once("connection", resolve));
  const ended = await runProgram(process.execPath, [`${top}/dist/main.js`], {
    cwd: mkdtempSync(join(tmpdir(), "unitwise-start-")),
    env: {
      SLACK_BOT_TOKEN: "xoxb-test",
      SLACK_SIGNING_SECRET: "secret",
      PORT: "0",
      DATABASE_URL: `postgres://x@127.0.0.1:${port}/x`,
    },
    meanwhile: async (child) => {
      await asked;
      child.kill("SIGTERM");
    },
  });
  silent.close();
  // Not ended by the signal itself, which a container's first process would not be.
  expect([ended.code, ended.signal]).toEqual([0, null]);
  expect(ended.out).not.toContain("started");
});
