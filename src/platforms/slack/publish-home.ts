import type { WebClient } from "@slack/web-api";
import type { Assistant } from "../../ports/platform.ts";
import { learnerOf, type SlackPerson } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";
import { homeView } from "./home-view.ts";
import type { People } from "./people.ts";

/** Whose page it is, and when they opened it. */
export interface HomeOpened {
  readonly person: SlackPerson;
  readonly client: WebClient;
  readonly at: number;
}

/** Draws the page of the app for one person: their plan, what can be asked. Nothing they did is changed by looking. */
export async function publishHome(
  { person, client, at }: HomeOpened,
  { assistant, people, call }: { readonly assistant: Assistant; readonly people: People; readonly call: CallSlack },
): Promise<void> {
  const profile = await people.profileOf({ client, ...person });
  const seen = { learner: learnerOf(person), at, profile };
  const plan = await assistant.look({ ...seen, act: { kind: "pressed", intent: { kind: "plan.show" } } });
  const help = await assistant.look({ ...seen, act: { kind: "pressed", intent: { kind: "help", topic: null } } });
  // Buttons of a page drawn anew are new buttons.
  const view = homeView(plan.reply, help.reply, { nonce: `home${at.toString(36)}` });
  await call({ client, team: person.team, method: "views.publish", args: { user_id: person.user, view } });
}
