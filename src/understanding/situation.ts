import type { Intent } from "../domain/intent.ts";
import type { Context, Instant } from "../domain/learner.ts";
import type { Qualification, QualificationCode, UnitNumber } from "../domain/qualification.ts";
import type { Role } from "../domain/role.ts";

/** What is known when a message arrives, beside its words. */
export interface Situation {
  /** The learner's certificate, chosen or given by the platform; null where neither. */
  readonly qualification: QualificationCode | null;
  /** The rules of every certificate on offer, by ascending level. */
  readonly offered: readonly Qualification[];
  /** The units of the learner's saved plan for a certificate. */
  readonly planned: (code: QualificationCode) => readonly UnitNumber[];
  /** The conversation so far; null where there is none or it has aged out. */
  readonly context: Context | null;
  /** Whether a quiz waits for an answer, however long ago it was talked of. */
  readonly quizzing?: boolean;
  /** Whether the question that waits is one that was sent unasked: the day's question. */
  readonly prompted?: boolean;
  /** What the roster says of whoever writes; absent: nothing. */
  readonly staff?: Staff;
  readonly at: Instant;
  /** An IANA zone. */
  readonly timezone: string;
}

/** Roles, and the names that may stand in a message; a name that is none of these is no person's. */
export interface Staff {
  readonly roles: readonly Role[];
  /** Names of teams that this person may speak of. */
  readonly teams: readonly string[];
  /** Names of people that this person may speak of, and of those mentioned ("@sam" stands in the text). */
  readonly people: readonly string[];
}

/**
 * What a message was taken to mean. `fixed` needs no certificate; `per-certificate` is made once it is known which one,
 * and may come out differently for each.
 */
export type Draft =
  | { readonly kind: "fixed"; readonly intent: Intent }
  | { readonly kind: "per-certificate"; readonly make: (qualification: Qualification) => Intent };

/** A draft that means the same whatever the certificate. */
export function fixed(intent: Intent): Draft {
  return { kind: "fixed", intent };
}

/** A draft whose units depend on the certificate. */
export function perCertificate(make: (qualification: Qualification) => Intent): Draft {
  return { kind: "per-certificate", make };
}

/** Intents that are about one certificate. */
type CertificateIntent = Extract<Intent, { readonly qualification?: QualificationCode }> | PlanIntent;
type PlanIntent = Extract<Intent, { readonly units: readonly number[] }>;

const certificateKinds: ReadonlySet<Intent["kind"]> = new Set<Intent["kind"]>([
  "plan.check",
  "plan.suggest",
  "plan.save",
  "plan.show",
  "plan.clear",
  "plan.like",
  "plan.carry",
  "unit.info",
  "unit.compare",
  "qualification.info",
  "quiz.start",
  "progress.me",
  "evidence.show",
  "evidence.set",
]);

/** Whether an intent is about one certificate, named or not. */
export function takesCertificate(intent: Intent): intent is CertificateIntent {
  return certificateKinds.has(intent.kind);
}

/** The same intent for this certificate; an intent that is about none stays as it is. */
export function forCertificate(intent: Intent, qualification: QualificationCode): Intent {
  return takesCertificate(intent) ? { ...intent, qualification } : intent;
}
