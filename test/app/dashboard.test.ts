import { describe, expect, it } from "vitest";
import { openIdleOffice } from "../../src/app/office.ts";
import type { Role } from "../../src/domain/role.ts";
import { desk, me, tryOut } from "./try-out.ts";

const link = "https://unitwise.example/pages/in/AbC";
const office = openIdleOffice({ pages: { linkFor: async (who) => (who === me ? link : undefined) } });
const as = (...roles: readonly Role[]) => ({ profile: { roles } });

describe("The dashboard", () => {
  it.each<Role>(["manager", "trainer", "admin"])("is a link for a %s, with how long it holds", async (role) => {
    const { reply } = await tryOut({ desk: { ...desk, office } }).says("open the dashboard", as(role));
    expect(reply.blocks[0]).toEqual({ kind: "text", text: [link] });
    expect(JSON.stringify(reply)).toMatch(/for you alone: it works once, in the next 10 minutes.*up to 8 hours/);
    expect(reply.audience).toBe("learner");
  });

  it("is never kept, and is made anew where the same message comes again", async () => {
    const talk = tryOut({ desk: { ...desk, office } });
    await talk.says("dashboard", { ...as("manager"), event: "e1" });
    expect(JSON.stringify(await talk.learner())).not.toContain("AbC");
    const again = await talk.says("dashboard", { ...as("manager"), event: "e1" });
    expect([again.reply.audience, JSON.stringify(await talk.learner()).includes("AbC")]).toEqual(["learner", false]);
  });

  it("goes to whoever asks alone, where others read along", async () => {
    const { reply } = await tryOut({ desk: { ...desk, office } }).says("dashboard", { ...as("manager"), shared: true });
    expect(reply.audience).toBe("learner");
  });

  it("is not for an apprentice, and no link is made", async () => {
    const { reply } = await tryOut({ desk: { ...desk, office } }).says("dashboard", as());
    expect(reply.title).toMatch(/^Only a manager/);
    expect(JSON.stringify(reply)).not.toContain("AbC");
  });

  it.each<[Role, string]>([
    ["manager", "progress.team"],
    ["trainer", "evidence.queue"],
  ])("says to a %s where no pages are served what can be had in chat: %s", async (role, kind) => {
    const { reply } = await tryOut().says("dashboard", as(role));
    expect(reply.title).toContain("no pages");
    expect(reply.next.map(({ intent }) => intent.kind)).toContain(kind);
  });
});
