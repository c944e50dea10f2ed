import type { Reply } from "../../domain/reply.ts";
import { calibrationWords } from "../report-calibration.ts";
import { makeReply } from "../scene.ts";
import type { ContentFigures } from "./content-figures.ts";
import type { Showing } from "./list-views.ts";

/** Whether expected recall comes true: a picture, the same as a table, and what it comes to. */
export function showCalibration(
  { report }: Extract<ContentFigures, { readonly view: "calibration" }>,
  { scene: { say }, next }: Showing,
): Reply {
  const [first = "", ...words] = calibrationWords(report);
  const points = report.all.bins.flatMap(({ predicted, actual, answers }) =>
    predicted === null || actual === null ? [] : [{ x: predicted, y: actual, count: answers }],
  );
  if (points.length === 0) return makeReply(first, { next });
  const percent = (share: number) => String(Math.round(share * 100));
  const told = points.map(({ x, y, count }) =>
    say("content.calibration.point", { expected: percent(x), came: percent(y), count }),
  );
  return makeReply(first, {
    blocks: [
      {
        kind: "picture",
        picture: {
          kind: "plot",
          title: say("content.calibration.picture"),
          across: say("content.calibration.across"),
          up: say("content.calibration.up"),
          points,
        },
        alt: [say("content.calibration.alt"), ...told].join(" "),
      },
      {
        kind: "table",
        caption: say("content.calibration.picture"),
        head: [say("content.calibration.across"), say("content.calibration.up"), say("content.head.answers")],
        rows: points.map(({ x, y, count }) => [`${percent(x)} %`, `${percent(y)} %`, String(count)]),
      },
      ...words.map((text) => ({ kind: "text" as const, text: [text] })),
    ],
    next,
  });
}
