import { afterEach, describe, expect, test } from "vitest";
import { plainWords } from "../../../src/platforms/slack/plain-words.ts";
import { readMentions, uniqueNames } from "../../../src/platforms/slack/read-mentions.ts";
import type { Answer, Incoming } from "../../../src/ports/platform.ts";
import { replyWith } from "../sample-replies.ts";
import type { SlackApiCall } from "./fake-slack.ts";
import { command, mention } from "./slack-bodies.ts";
import { formType, openSlackRig, type SlackRig } from "./slack-rig.ts";

const people: Readonly<Record<string, object>> = {
  U2: { profile: { display_name: "Sam Okafor", first_name: "Sam" } },
  U3: { profile: { display_name: "", real_name: "Sam Okafor" } },
  U4: { profile: { display_name: "Priya" }, deleted: true },
  UBOT: { profile: { display_name: "unitwise" }, is_bot: true },
  UHELPER: { profile: { display_name: "helper" }, is_bot: true },
};
const many = Array.from({ length: 1_200 }, (_, at) => `UM${at}`);

let rig: SlackRig | undefined;
afterEach(() => rig?.close());

type Asked = readonly Mention[] | undefined;
type Mention = NonNullable<Incoming["mentions"]>[number];

/** An assistant that keeps what it hears, and asks who is in a group where `group` is given. */
async function open({
  group,
  answers = {},
}: {
  readonly group?: string | null;
  answers?: Record<string, object>;
} = {}) {
  const heard: Incoming[] = [];
  const found: Asked[] = [];
  const handle = async (message: Incoming): Promise<Answer> => {
    heard.push(message);
    if (group !== undefined) found.push(await message.members?.(group));
    return { intent: "help", data: {}, reply: replyWith({ title: "ok" }) };
  };
  const opened = await openSlackRig({ assistant: { handle, look: handle, presence: async () => undefined } });
  opened.slack.script((call) => {
    const body = answers[call.method] ?? usual(call);
    return body === undefined ? undefined : { body };
  });
  rig = opened;
  return { rig: opened, heard, found };
}

function usual({ method, args }: SlackApiCall): object | undefined {
  switch (method) {
    case "users.info":
      return { ok: true, user: { id: args["user"], ...people[String(args["user"])] } };
    case "usergroups.list":
      return { ok: true, usergroups: [{ id: "S1", handle: "northgate", name: "Northgate crew" }] };
    case "usergroups.users.list":
      return args["usergroup"] === "S1" ? { ok: true, users: ["U2", "U3", "U4"] } : undefined;
    case "conversations.members":
      return args["cursor"] === "next"
        ? { ok: true, members: ["UHELPER", "U3"], response_metadata: { next_cursor: "" } }
        : { ok: true, members: ["U2", "UBOT"], response_metadata: { next_cursor: "next" } };
    default:
      return undefined;
  }
}

const sams = [
  { name: "Sam Okafor", who: "slack:T1/U2" },
  { name: "Sam Okafor 2", who: "slack:T1/U3" },
];

describe("People who are mentioned in Slack", () => {
  test("stand in the text with a name of their own, and beside it with who they are", async () => {
    const { rig: slack, heard } = await open();
    await slack.send(mention("add <@U2> and <@U3|sammy>, and <@U2> again"));
    await slack.slack.waitForWritten(1);
    expect(heard[0]?.act).toEqual({
      kind: "said",
      text: "add @Sam Okafor and @Sam Okafor 2, and @Sam Okafor again",
    });
    expect(heard[0]?.mentions).toEqual(sams);
  });

  test("are read in a command too, and the assistant itself is none of them", async () => {
    const { rig: slack, heard } = await open();
    await slack.send(command(slack, "nudge <@U2|sam>"), { type: formType });
    await slack.says("<@UBOT> hi");
    await slack.slack.waitForWritten(2);
    const texts = heard.map(({ act, mentions }) => [act.kind === "said" && act.text, mentions]);
    expect(texts).toContainEqual(["nudge @Sam Okafor", [sams[0]]]);
    expect(texts).toContainEqual(["hi", undefined]);
  });

  test("go by what Slack sends along where it does not tell their name", async () => {
    const reading = { team: "T1", botUserId: "UBOT", nameOf: async () => undefined, handleOf: async () => undefined };
    const read = await readMentions("<@U9|alex> <@U8> <!subteam^S1> <!subteam^S2|@west>", reading);
    expect(read.text).toBe("@alex @U8 @group @west");
    expect(read.mentions.map(({ name }) => name)).toEqual(["alex", "U8"]);
  });

  test("are told apart whatever they call themselves", () => {
    expect(uniqueNames(["Sam", "sam", "@Sam, ", "\u202e", "x".repeat(200)])).toEqual([
      "Sam",
      "sam 2",
      "Sam 3",
      "someone",
      "x".repeat(80),
    ]);
  });

  test("are read from a handle that Slack does not write out", async () => {
    const { rig: slack, heard } = await open();
    await slack.says("team of <!subteam^S1>");
    await slack.slack.waitForWritten(1);
    expect(heard[0]?.act).toEqual({ kind: "said", text: "team of @northgate" });
    expect(plainWords("<!subteam^S1|@northgate>", undefined)).toBe("@northgate");
  });
});

describe("The members of a group in Slack", () => {
  test.each(["northgate", "@Northgate", "northgate crew"])(
    "are those of the user group %s who are there",
    async (group) => {
      const { rig: slack, found } = await open({ group });
      await slack.says("make a team");
      await slack.slack.waitForWritten(1);
      expect(found).toEqual([sams]);
    },
  );

  test("are those of the channel, page by page, without bots and the assistant", async () => {
    const { rig: slack, found } = await open({ group: null });
    await slack.send(mention("make a team of us"));
    await slack.slack.waitForWritten(1);
    expect(found).toEqual([sams]);
  });

  test("are a thousand at most, named from the workspace's list", async () => {
    const list = { ok: true, members: many.map((id) => ({ id, real_name: `Name of ${id}`, is_bot: id === "UM0" })) };
    const group = { ok: true, users: many };
    const { rig: slack, found } = await open({
      group: "northgate",
      answers: { "usergroups.users.list": group, "users.list": list },
    });
    await slack.says("make a team");
    await slack.slack.waitForWritten(1);
    expect(found[0]).toHaveLength(999);
    expect(found[0]?.[0]).toEqual({ name: "Name of UM1", who: "slack:T1/UM1" });
    expect(slack.slack.calls.filter(({ method }) => method === "users.list")).toHaveLength(1);
  });

  test.each([
    ["nobody knows the group", "eastgate", {}],
    ["it is asked for in a direct message", null, {}],
    ["a scope is missing", "northgate", { "usergroups.list": { ok: false, error: "missing_scope" } }],
  ])("are not told where %s", async (_why, group, answers) => {
    const { rig: slack, found } = await open({ group, answers });
    await slack.says("make a team");
    await slack.slack.waitForWritten(1);
    expect(found).toEqual([undefined]);
  });

  test("are asked for again later, and operators are told to install anew, where a scope is missing", async () => {
    const { rig: slack } = await open({
      group: "northgate",
      answers: { "usergroups.list": { ok: false, error: "missing_scope" } },
    });
    await slack.says("make a team");
    await slack.slack.waitForWritten(1);
    expect(slack.notes.join("\n")).toMatch(/usergroups:read and install it again/);
  });
});
