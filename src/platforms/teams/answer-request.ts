import type { HttpAnswer, HttpRequest } from "../../ports/http.ts";
import type { TeamsSettings } from "../../ports/settings.ts";
import type { Checked, TeamsChannel } from "./channel.ts";
import { type Activity, parseActivity, tenantOf } from "./incoming-activity.ts";
import { type Received, readActivity } from "./received.ts";
import { mayServe } from "./service-host.ts";

/** Somebody's press of a button. */
export type Pressed = Extract<Received, { kind: "pressed" }>;

/** What becomes of requests that are the channel's. */
export interface Desk {
  readonly settings: TeamsSettings;
  readonly check: TeamsChannel["check"];
  /** Told of every request that is refused: for its token, or because a genuine token's activity is not for us. */
  readonly onRefused: (why: "token" | "activity") => void;
  /** Keeps what is answered by a message later. */
  readonly take: (received: Received) => Promise<HttpAnswer>;
  /** Answers what waits for its answer. */
  readonly press: (pressed: Pressed) => Promise<HttpAnswer>;
}

// Nothing is told of why.
const refused: HttpAnswer = { status: 401 };

function refuse(why: "token" | "activity", desk: Desk): HttpAnswer {
  desk.onRefused(why);
  return refused;
}

/** Refuses by the token alone, so that nobody else's body is even read; undefined for the channel's. */
export async function refuseRequest(
  { authorization }: HttpRequest["headers"],
  desk: Desk,
): Promise<HttpAnswer | undefined> {
  const { kind } = await desk.check(authorization);
  if (kind === "refused") return refuse("token", desk);
  return kind === "unavailable" ? { status: 503 } : undefined;
}

/** Answers one request. Whose it is comes first: nothing of the body is looked at for anybody else. */
export async function answerRequest({ headers, body }: HttpRequest, desk: Desk): Promise<HttpAnswer> {
  const caller = await desk.check(headers.authorization);
  if (caller.kind === "refused") return refuse("token", desk);
  if (caller.kind === "unavailable") return { status: 503 };
  const activity = parseActivity(body);
  if (activity === undefined) return { status: 400 };
  if (!speaksFor(caller, activity, desk.settings)) return refuse("activity", desk);
  const received = readActivity(activity);
  if (activity.type === "invoke") {
    return received?.kind === "pressed" ? desk.press(received) : { status: 501 };
  }
  return received === undefined ? { status: 200 } : desk.take(received);
}

/** Whether who brings an activity may do so: the address of the token, Teams, an address of Microsoft's, our tenant. */
function speaksFor(caller: Checked, activity: Activity, settings: TeamsSettings): boolean {
  const { serviceUrl, channelId } = activity;
  if (serviceUrl === undefined || channelId !== "msteams" || !mayServe(serviceUrl, settings)) return false;
  if (caller.kind === "anybody") return true;
  const ours = tenantOf(activity) === settings.tenantId?.toLowerCase();
  return caller.kind === "channel" && caller.serviceUrl === serviceUrl && ours;
}
