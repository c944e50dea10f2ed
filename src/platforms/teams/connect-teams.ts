import { OutsideError } from "../../domain/outside-error.ts";
import type { DrawPicture } from "../../ports/draw.ts";
import type { FileShelf } from "../../ports/file-shelf.ts";
import type { HttpAnswer } from "../../ports/http.ts";
import type { Inbox } from "../../ports/inbox.ts";
import type { Assistant, ChatPlatform } from "../../ports/platform.ts";
import { type AnswerOptions, openAnswering } from "./answer-delivery.ts";
import { answerPress } from "./answer-press.ts";
import { answerRequest, type Pressed, refuseRequest } from "./answer-request.ts";
import { type ChannelOptions, openChannel } from "./botbuilder/open-channel.ts";
import { openCardPictures } from "./card-picture.ts";
import type { TeamsChannel } from "./channel.ts";
import { keepReceived } from "./keep-received.ts";
import { mostRequestBytes } from "./limits.ts";
import type { Received } from "./received.ts";
import { openRefusalNotes } from "./refusal-notes.ts";
import { tellPerson, unaskedPace } from "./tell-person.ts";
import { realTimer } from "./timer.ts";
import { openUnderway } from "./underway.ts";

/** What Teams takes. */
export interface TeamsOptions extends Omit<ChannelOptions, "timer"> {
  /** Of this platform alone; it is begun and closed here. */
  readonly inbox: Inbox;
  /** A new name at each call, not to be guessed. */
  readonly makeNonce: () => string;
  /** The process's own timer where absent. */
  readonly timer?: ChannelOptions["timer"];
  /** Absent: pictures are told in words. */
  readonly draw?: DrawPicture;
  /** Absent: files that come with an answer cannot be fetched, and it is said why. */
  readonly shelf?: FileShelf;
}

const closed: HttpAnswer = { status: 503 };

/** Microsoft Teams behind its HTTP endpoint. Throws a StartupError where it could not tell who its requests come from. */
export function openTeams(given: TeamsOptions): ChatPlatform {
  const timer = given.timer ?? realTimer;
  const options = { ...given, timer, pictures: openCardPictures({ draw: given.draw, log: given.log, timer }) };
  const channel = openChannel(options);
  const underway = openUnderway(options.timer);
  let assistant: Assistant | undefined;
  let open = true;
  const answering = (): AnswerOptions | undefined =>
    assistant === undefined ? undefined : { ...options, channel, assistant };

  const press = async (pressed: Pressed): Promise<HttpAnswer> => {
    const now = answering();
    return now === undefined ? closed : answerPress(pressed, { ...options, ...now });
  };
  const { settings } = options;
  const desk = { settings, check: channel.check, onRefused: openRefusalNotes(options), take: takeInto(options), press };
  return {
    name: "teams",
    routes: [
      {
        kind: "whole",
        method: "POST",
        path: "/api/messages",
        mostBytes: mostRequestBytes,
        refuse: (headers) => (open ? refuseRequest(headers, desk) : closed),
        answer: async (request) => (open ? underway.watch(answerRequest(request, desk)) : closed),
      },
    ],
    start: async (given) => {
      assistant = given;
      await options.inbox.begin(openAnswering({ ...options, channel, assistant }));
    },
    state: () => stateOf({ channel, started: assistant !== undefined && open }),
    pace: unaskedPace,
    tell: (to, reply) => tellPerson(to, reply, { ...options, channel, assistant }),
    stop: async (graceMs) => {
      open = false;
      await Promise.all([underway.settle(graceMs), options.inbox.close(graceMs)]);
      channel.close();
    },
  };
}

function takeInto(options: TeamsOptions): (received: Received) => Promise<HttpAnswer> {
  const { metrics, log } = options;
  return async (received) => {
    try {
      await keepReceived(received, options);
      return { status: 200 };
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      metrics.failed({ platform: "teams", where: "inbox", code: error.code });
      log.error("Teams: a message could not be kept; the channel will bring it again", { code: error.code });
      return closed;
    }
  };
}

function stateOf({
  channel,
  started,
}: {
  readonly channel: TeamsChannel;
  readonly started: boolean;
}): ReturnType<ChatPlatform["state"]> {
  if (!started) return { connected: false, detail: "Teams is not started." };
  const trouble = channel.trouble();
  if (trouble !== undefined) return { connected: false, detail: `Teams could not be reached: ${trouble}.` };
  return { connected: true, detail: "Teams is answered at /api/messages." };
}
