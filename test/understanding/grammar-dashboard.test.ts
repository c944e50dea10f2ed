import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../src/domain/learner.ts";
import type { Role } from "../../src/domain/role.ts";
import { tryOut } from "../app/try-out.ts";

async function meantBy(text: string, roles: readonly Role[]): Promise<string> {
  const who = "json:staff" as LearnerId;
  const { intent } = await tryOut({ qualification: "10266" }).says(text, { learner: who, profile: { roles } });
  return intent;
}

describe("the dashboard", () => {
  it.each([
    "dashboard",
    "open the dashboard",
    "Open dashboard please",
    "dashbord",
    "show me the dashboard",
    "can i see the dashboard?",
    "can you send me a link to the dashboard",
    "dashboard link pls",
    "where's my dashboard",
    "wheres the dash board",
    "log in to the dashboard",
    "send me the web page",
    "open it in the browser",
    "show the queue in a browser",
    "i want to see my team on a big screen",
    "new dashboard link please",
    "hi can i get the dashboard",
    "take me to the dashboard",
    "i need a new link to the dashboard",
    "manager page",
  ])("is opened for staff by “%s”", async (text) => {
    expect(await meantBy(text, ["manager"])).toBe("dashboard");
  });

  it.each(["dashboard", "open the dashboard", "show me the dashboard please"])(
    "is known to whoever may not open it, too: “%s”",
    async (text) => {
      expect(await meantBy(text, [])).toBe("dashboard");
    },
  );

  it.each([
    "what is a dashboard?",
    "what does a wallboard show",
    "how do i keep my dashboard green",
    "website",
    "how do I use a web page during a call",
    "which browser should i use at work",
    "quiz me on dashboards",
  ])("is not opened for an apprentice by “%s”", async (text) => {
    expect(await meantBy(text, [])).not.toBe("dashboard");
  });

  it.each(["what is a dashboard?", "how is my team doing", "who is stuck", "explain the team page"])(
    "is not opened for staff by “%s”",
    async (text) => {
      expect(await meantBy(text, ["manager", "trainer"])).not.toBe("dashboard");
    },
  );
});
