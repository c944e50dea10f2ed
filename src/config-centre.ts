import type { CentreName, CentreValues } from "./config.ts";
import type { LearnerId } from "./domain/learner.ts";
import type { StartupProblem } from "./domain/startup-error.ts";
import type { CentreSettings } from "./ports/centre-settings.ts";

/** A month: whoever is on holiday must not come back to nothing. */
const leastRetention = 30;
const usualLooks = 365;
/** An id as "who am I" tells it: the platform, then what that platform knows the person by. */
const anId = /^[a-z]+:\S{1,500}$/;

/** Everything wrong with what a centre decides. */
export function centreProblems({
  ADMINS,
  PUBLIC_URL: url,
  RETENTION_DAYS: kept,
  LOOKS_DAYS: looks,
}: CentreValues): readonly StartupProblem[] {
  const problem = (where: CentreName, text: string, fix: string) => ({ where, problem: text, fix });
  const strange = namesIn(ADMINS).filter((one) => !anId.test(one));
  return [
    ...strange.map((one) =>
      problem(
        "ADMINS",
        `holds "${one.slice(0, 100)}", which is no id.`,
        'Ask the assistant "who am I": it says the id, for example slack:T012AB3/U045CD6; several with commas.',
      ),
    ),
    ...(url === undefined || isAddress(url)
      ? []
      : [problem("PUBLIC_URL", "is no address.", "Give where browsers reach the server: https://unitwise.example.")]),
    ...(kept === undefined || isDays(kept, leastRetention)
      ? []
      : [problem("RETENTION_DAYS", "is no number of days.", `Give ${leastRetention} or more, or leave it empty.`)]),
    ...(looks === undefined || isDays(looks, 1)
      ? []
      : [problem("LOOKS_DAYS", "is no number of days.", "Give 1 or more, or leave it empty.")]),
  ];
}

function namesIn(list: string | undefined): readonly string[] {
  return (list ?? "").split(/[\s,]+/).filter((one) => one !== "");
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).search === "";
}

function isDays(text: string, least: number): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= least;
}

/** What a centre decides. Call with values that have no problems. */
export function readCentre({ ADMINS, PUBLIC_URL, RETENTION_DAYS, LOOKS_DAYS }: CentreValues): CentreSettings {
  return {
    admins: namesIn(ADMINS).map((one) => one as LearnerId),
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ""),
    retentionDays: RETENTION_DAYS === undefined ? undefined : Number(RETENTION_DAYS),
    looksDays: LOOKS_DAYS === undefined ? usualLooks : Number(LOOKS_DAYS),
  };
}
