import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLocalChat } from "../../../src/platforms/web-chat/open-local-chat.ts";
import { drawTitle, mo, openSmallPlayground, sam } from "./small-playground.ts";

const token = "token-of-this-start";
let server: Server;
let port = 0;
let playground: ReturnType<typeof openSmallPlayground>;

beforeEach(async () => {
  playground = openSmallPlayground();
  server = createServer(openLocalChat({ playground, draw: drawTitle, readCard: () => undefined, token }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

interface Asked {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Asks as a browser on this machine would; `fetch` lets nobody choose a Host. */
function ask({ path = "/", headers = {}, body }: Asked = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const all = { host: `127.0.0.1:${port}`, connection: "close", ...headers };
    const asking = request({ port, path, method: body === undefined ? "GET" : "POST", headers: all }, (response) => {
      void text(response).then((got) => resolve({ status: response.statusCode, headers: response.headers, body: got }));
    });
    asking.on("error", reject).end(body);
  });
}

const json = { "content-type": "application/json", accept: "application/json" };
const wish = (fields: object, headers: Asked["headers"] = json) =>
  ask({ path: "/do", headers: { ...json, ...headers }, body: JSON.stringify({ token, who: sam.who, ...fields }) });
const linesOf = async (who: string) => JSON.parse((await ask({ path: `/lines?who=${who}` })).body).lines;

describe("who is answered", () => {
  test.each(["localhost:3978", "127.0.0.1", "[::1]:80"])("this machine, called %s", async (host) => {
    expect((await ask({ headers: { host } })).status).toBe(200);
  });

  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:3978", "10.0.0.7:3978"])(
    "not a page whose name was pointed here: %s",
    async (host) => {
      for (const path of ["/", "/lines", "/style.css", "/do"]) {
        const got = await ask({ path, headers: { host }, ...(path === "/do" ? { body: "{}" } : {}) });
        expect([path, got.status]).toEqual([path, 421]);
      }
    },
  );

  test("nothing is said to other origins, framed, or taken from elsewhere", async () => {
    const { headers } = await ask({ headers: { origin: "http://evil.example" } });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';script-src 'self';style-src 'self';/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["cache-control"]).toBe("no-store");
  });

  test.each([
    ["no token", { token: undefined }, {}],
    ["another start's token", { token: "token-of-that-start" }, {}],
    ["another origin", {}, { origin: "http://evil.example" }],
    ["no origin at all, as a file has", {}, { origin: "null" }],
  ])("a wish with %s is refused and changes nothing", async (_, fields, headers) => {
    expect((await wish({ do: "say", text: "hello", ...fields }, headers)).status).toBe(403);
    expect(await linesOf(sam.who)).toEqual([]);
  });

  test("a wish that the page would not send, or a huge one, is refused", async () => {
    expect((await wish({ do: "dance" })).status).toBe(400);
    expect((await wish({ do: "say", text: "a".repeat(70_000) })).status).toBe(413);
    expect((await ask({ path: "/do", headers: json, body: "{" })).status).toBe(400);
  });
});

describe("what is shown", () => {
  test("words are answered in the conversation of whoever is played", async () => {
    const { body } = await wish({ do: "say", text: "hello", after: -1 });
    expect(JSON.parse(body).lines).toMatchObject([
      { kind: "said", text: "hello", drawings: null },
      { kind: "reply", text: "You said: hello", drawings: { terminal: "You said: hello" } },
    ]);
    expect(await linesOf(mo.who)).toEqual([]);
  });

  test("a button's value is pressed, with what is picked in a form; another value is none of ours", async () => {
    const fill = { kind: "plan.fill", planned: [], achieved: [], qualification: "10266" };
    const picked = { planned: ["1", "2"], achieved: [] };
    await wish({ do: "press", value: JSON.stringify(fill), label: "Save my plan", picked });
    await wish({ do: "press", value: '{"kind":"make.tea"}', label: "Tea" });
    const shown = (await linesOf(sam.who)).map((line: { readonly text: string }) => line.text);
    expect(shown).toEqual(["Save my plan", "You said: pressed plan.fill", "That button is not one of this page."]);
  });

  test("without scripts a form is answered with the page again, and replies stand there as text", async () => {
    const form = new URLSearchParams({ token, who: sam.who, do: "say", text: "<script>alert(1)</script>" });
    const type = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
    const done = await ask({ path: "/do", headers: type, body: form.toString() });
    expect([done.status, done.headers.location]).toEqual([303, "/?who=local%3Asam&as=#latest"]);
    const { body } = await ask({ path: "/?who=local:sam" });
    expect(body).toContain("<pre>You said: &lt;script>alert(1)&lt;/script></pre>");
    expect(body).toContain("Sam &lt;b>Okoro&lt;/b>");
    expect(body.match(/<script[^>]*>/g)).toEqual([
      '<script src="/adaptivecards.js" defer>',
      '<script src="/browser/start.js" type="module">',
    ]);
  });

  test("a file is a download, named as it is, and nothing a browser would run", async () => {
    await wish({ do: "say", text: "file" });
    const [, line] = await linesOf(sam.who);
    expect(line.drawings.web).toBe(line.files[0].href);
    const { headers, body } = await ask({ path: line.files[0].href });
    expect(headers["content-disposition"]).toBe("attachment; filename=a-list.csv");
    expect([headers["content-type"], headers["x-content-type-options"], body]).toEqual([
      "text/csv; charset=utf-8",
      "nosniff",
      "a,b\n",
    ]);
    for (const path of ["/file?line=77&file=0", "/browser/../page.js", "/.env"])
      expect([path, (await ask({ path })).status]).toEqual([path, 404]);
  });

  test("what the clock brings stands with whoever it is for, and is seen by whoever moved it", async () => {
    const { body } = await wish({ do: "clock", by: "hour", who: mo.who });
    expect(JSON.parse(body).lines).toMatchObject([
      { kind: "unasked", to: sam.name, time: "Mon 23 Nov, 10:00" },
      { kind: "note", text: "The clock now says Mon 23 Nov, 10:00. One message was due on the way." },
    ]);
    expect(await linesOf(sam.who)).toMatchObject([{ kind: "unasked", to: null }]);
    const none = await wish({ do: "clock", by: "prompts", who: mo.who, after: 2 });
    expect(JSON.parse(none.body).lines).toMatchObject([{ kind: "note", text: expect.stringContaining("Nobody") }]);
  });

  test("starting over forgets what was said", async () => {
    await wish({ do: "say", text: "hello" });
    const { body } = await wish({ do: "restart" });
    expect(JSON.parse(body).lines).toEqual([]);
  });
});

test("whoever stops waiting stops the clock", async () => {
  const headers = { host: `127.0.0.1:${port}`, ...json };
  const body = JSON.stringify({ token, who: sam.who, do: "clock", by: "week" });
  const asking = request({ port, path: "/do", method: "POST", headers });
  asking.on("error", () => undefined).end(body);
  await new Promise((resolve) => asking.once("finish", resolve));
  await ask();
  asking.destroy();
  await expect.poll(() => playground.stopped()).toBe(1);
});
