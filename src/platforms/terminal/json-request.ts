import { z } from "zod";
import type { Instant, LearnerId } from "../../domain/learner.ts";
import type { Incoming } from "../../ports/platform.ts";
import { decodePress } from "../../ports/press-value.ts";

/** What a line asked for: a message of one user, or why it is none. */
export type JsonRequest =
  | { readonly kind: "message"; readonly user: string; readonly message: Incoming }
  | { readonly kind: "bad"; readonly problem: string };

/** What a line is read against. */
export interface JsonSetting {
  readonly now: () => Instant;
  /** For learners who have chosen none. */
  readonly qualification?: string | undefined;
  /** Whether a line may say which roles its user has; never with the learners people really work with. */
  readonly rolesAllowed: boolean;
}

/** Reads one line of the JSON mode. */
export function readJsonRequest(line: string, setting: JsonSetting): JsonRequest {
  const parsed = parseJson(line);
  if ("problem" in parsed) return { kind: "bad", problem: parsed.problem };
  const checked = requestSchema.safeParse(parsed.value);
  if (!checked.success) return { kind: "bad", problem: checked.error.issues.map(describeIssue).join("; ") };
  return toMessage(checked.data, setting);
}

const requestSchema = z.object({
  user: z.string().min(1).max(200),
  text: z.string().nullish(),
  press: z.string().nullish(),
  at: z.iso.datetime({ offset: true, error: "must be a time such as 2026-11-23T09:00:00Z" }).nullish(),
  qualification: z.string().min(1).max(20).nullish(),
  name: z.string().max(200).nullish(),
  timezone: z.string().refine(isTimezone, "must be an IANA time zone such as Europe/London").nullish(),
  roles: z.array(z.enum(["manager", "trainer", "admin"])).nullish(),
});

type Request = z.infer<typeof requestSchema>;

function toMessage(request: Request, setting: JsonSetting): JsonRequest {
  if (request.roles?.length && !setting.rolesAllowed)
    return { kind: "bad", problem: "roles: taken only with --memory or --data" };
  const act = readAct(request);
  if (typeof act === "string") return { kind: "bad", problem: act };
  const at = typeof request.at === "string" ? Date.parse(request.at) : setting.now();
  const learner = `json:${request.user}` as LearnerId;
  return { kind: "message", user: request.user, message: { learner, at, act, profile: readProfile(request, setting) } };
}

function readAct({ text, press }: Request): Incoming["act"] | string {
  if (typeof text === "string" && typeof press === "string") return "text, press: give one of them, not both";
  if (typeof text === "string") return { kind: "said", text };
  if (typeof press !== "string") return "text: missing (or press, to press a choice)";
  const intent = decodePress(press);
  return intent === undefined ? "press: not the value of a choice" : { kind: "pressed", intent };
}

function readProfile(request: Request, setting: JsonSetting): Incoming["profile"] {
  const qualification = request.qualification ?? setting.qualification;
  return {
    ...(qualification === undefined ? {} : { qualification }),
    ...(typeof request.name === "string" ? { name: request.name } : {}),
    ...(typeof request.timezone === "string" ? { timezone: request.timezone } : {}),
    roles: request.roles ?? [],
  };
}

function parseJson(line: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    // Some shells begin a pipe with a byte order mark.
    return { value: JSON.parse(line.startsWith("\ufeff") ? line.slice(1) : line) };
  } catch (error) {
    return { problem: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.join(".");
  return path === "" ? `not a JSON object: ${issue.message}` : `${path}: ${issue.message}`;
}

const knownZones = new Set<string>();

// A check costs a hundred times what the rest of a line does, so zones found right are remembered; there are some 600.
function isTimezone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    knownZones.add(zone);
    return true;
  } catch {
    return false;
  }
}
