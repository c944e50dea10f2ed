import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type LocalConnector, openLocalConnector } from "../../platforms/teams/local-connector.ts";
import { type LocalKeys, openLocalKeys, tenant } from "../../platforms/teams/local-keys.ts";
import { pressed, said } from "../../platforms/teams/sample-activities.ts";
import { type ClientCard, pressOf, readAloud, receiveCard } from "../../platforms/teams/teams-client.ts";
import { freshDatabase } from "../../postgres/fresh-database.ts";
import { type BuiltServer, openDataFolder, settingsFor, startBuilt } from "./built-server.ts";

let folder: Awaited<ReturnType<typeof openDataFolder>>;
let connector: LocalConnector;
let keys: LocalKeys;
let first: BuiltServer;
let second: BuiltServer;
beforeAll(async () => {
  folder = await openDataFolder();
  connector = await openLocalConnector();
  keys = await openLocalKeys(connector.url);
  const database = await freshDatabase();
  const start = () =>
    startBuilt(
      {
        DATABASE_URL: database,
        ...settingsFor(keys, connector),
      },
      folder.path,
    );
  [first, second] = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all([first?.kill(), second?.kill()]);
  await connector.close();
  await keys.close();
  await folder.remove();
});

/** Posts to one of the instances, as a balancer would. */
async function post(server: BuiltServer, body: object): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { "content-type": "application/json", authorization: keys.sign() };
  const answer = await fetch(server.endpoint, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

/** A person's own chat, in which each of their activities takes place. */
function chatOf(name: string, number: number) {
  return {
    from: { id: `29:${name}`, name, aadObjectId: `00000000-0000-0000-0000-0000000001${10 + number}` },
    conversation: { id: `a:${name}`, conversationType: "personal", tenantId: tenant },
  };
}

const attachments = z.array(z.object({ content: z.unknown() }));
const invoked = z.object({ statusCode: z.literal(200), value: z.unknown() });

/** The cards that this person was sent. */
function cardsTo(name: string): readonly ClientCard[] {
  return connector.got
    .filter(({ method, path }) => method === "POST" && path.includes(`a:${name}`))
    .flatMap(({ body }) => attachments.safeParse(body["attachments"]).data ?? [])
    .map(({ content }) => receiveCard(content));
}

async function cardTo(name: string, count: number): Promise<ClientCard> {
  await expect.poll(() => cardsTo(name).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  const card = cardsTo(name)[count - 1];
  if (card === undefined) throw new Error(`${name} was sent fewer than ${count} cards`);
  return card;
}

/** The words of the card by which a press is answered. */
function answerOf({ status, text }: { readonly status: number; readonly text: string }): string {
  expect(status).toBe(200);
  return readAloud([receiveCard(invoked.parse(JSON.parse(text)).value)]);
}

test("what one instance was told the other knows, and the press on a card that one sent the other answers", async () => {
  const chat = chatOf("gail", 1);
  await post(first, said(connector.url, "I'm doing the Level 2", chat));
  await cardTo("gail", 1);
  await post(second, said(connector.url, "change my plan", chat));
  const form = await cardTo("gail", 2);
  const save = pressed(connector.url, pressOf(form, "Save my plan", { "field:planned": "1,2,6" }), chat);
  // Teams repeats a press that it heard nothing of; a balancer gives the repetition to anybody.
  const [one, other, again] = await Promise.all([post(first, save), post(second, save), post(first, save)]);
  expect(answerOf(one)).toMatch(/^You chose: Save my plan/);
  expect([answerOf(other), answerOf(again)]).toEqual([answerOf(one), answerOf(one)]);
  await post(first, said(connector.url, "show my plan", chat));
  expect(readAloud([await cardTo("gail", 3)])).toMatch(/^Your plan for the Level 2 Certificate/);
  expect(cardsTo("gail")).toHaveLength(3);
});

test("a message that comes to both again and again is answered once, and what somebody says in its order", async () => {
  const levels = [2, 3, 2, 3, 2, 3, 2, 3];
  const people = ["hal", "ida", "jon"];
  await Promise.all(
    people.map(async (name, number) => {
      for (const [at, level] of levels.entries()) {
        const message = said(connector.url, `I'm doing the Level ${level}`, chatOf(name, 10 + number));
        const [here, there] = (at + number) % 2 === 0 ? [first, second] : [second, first];
        const sure = await Promise.all([post(here, message), post(there, message), post(here, message)]);
        expect(sure.map(({ status }) => status)).toEqual([200, 200, 200]);
      }
    }),
  );
  for (const name of people) await cardTo(name, levels.length);
  const answered = people.map((name) => cardsTo(name).map((card) => Number(/Level (\d)/.exec(readAloud([card]))?.[1])));
  expect(answered).toEqual(people.map(() => levels));
});

test("a press is answered by one instance while the other, which sent its card, is gone", async () => {
  const chat = chatOf("kim", 30);
  await post(first, said(connector.url, "can I take unit 6 and 8?", chat));
  const card = await cardTo("kim", 1);
  await first.kill();
  expect(answerOf(await post(second, pressed(connector.url, pressOf(card, "Why?"), chat)))).toMatch(
    /^You chose: Why\?/,
  );
  expect(cardsTo("kim")).toHaveLength(1);
});
