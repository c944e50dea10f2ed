import { type Command, makeReply, offer } from "./scene.ts";

/** As the keys to the pages have it; the sentence would be wrong otherwise, which a test holds true. */
export const dashboardHolds = { minutes: 10, hours: 8 } as const;

/** "Open the dashboard": a link for whoever asks, in private, never kept. */
export const dashboard: Command<"dashboard"> = (_, scene) => {
  const { say, roles, gathered } = scene;
  if (gathered === null) return { intent: "dashboard", data: {}, reply: makeReply(""), wants: { pageLink: true } };
  const link = gathered.pageLink;
  const next = [
    ...(roles.includes("manager") || roles.includes("admin")
      ? [offer(say("dashboard.team"), { kind: "progress.team" } as const)]
      : []),
    ...(roles.includes("trainer") ? [offer(say("dashboard.queue"), { kind: "evidence.queue", skip: 0 } as const)] : []),
  ];
  if (link === undefined)
    return {
      intent: "dashboard",
      data: { error: { code: "no-pages" } },
      reply: makeReply(say("dashboard.none"), { next }),
    };
  return {
    intent: "dashboard",
    data: { minutes: dashboardHolds.minutes },
    reply: makeReply(say("dashboard.title"), {
      blocks: [
        { kind: "text", text: [link] },
        { kind: "text", text: [say("dashboard.rules", dashboardHolds)] },
        { kind: "text", text: [say("dashboard.careful")], tone: "muted" },
      ],
    }),
    personal: true,
  };
};
