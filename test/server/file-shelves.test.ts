import { afterAll, expect, test } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import { openFileShelf } from "../../src/server/file-shelf.ts";
import { openHttpServer } from "../../src/server/http-server.ts";
import { openDownloadsTable } from "../../src/storage/postgres/downloads-table.ts";
import { makeToken } from "../platforms/web/serve-pages.ts";
import { openInstances } from "../storage/postgres/open-databases.ts";

const { all } = await openInstances(2);
const publicUrl = "https://study.example.org";
const shelves = all.map((database) => openFileShelf({ kept: openDownloadsTable(database), makeToken, publicUrl }));
const silent = { error: () => {}, info: () => {} };
const servers = await Promise.all(
  shelves.map(({ route }) => openHttpServer({ host: "127.0.0.1", port: 0, routes: [route], log: silent })),
);
afterAll(() => Promise.all(servers.map((server) => server.stop(10))));

test("a file that one server put on the shelf is fetched from another, once, of both at the same time", async () => {
  const ann = "teams:t:ann" as LearnerId;
  const base64 = Buffer.from([0, 255, 10, 13, 92]).toString("base64");
  const address = await shelves[0]?.put({ name: "a b.pdf", type: "application/pdf", base64, about: "It." }, ann);
  const from = (url = "") => fetch((address ?? "").replace(publicUrl, url));
  const answers = await Promise.all(servers.flatMap(({ url }) => [from(url), from(url)]));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404]);
  const got = answers.find(({ status }) => status === 200);
  expect(got?.headers.get("content-disposition")).toBe('attachment; filename="a-b.pdf"');
  expect(Buffer.from((await got?.arrayBuffer()) ?? new ArrayBuffer(0)).toString("base64")).toBe(base64);
});
