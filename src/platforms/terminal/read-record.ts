import { z } from "zod";
import { type RecordRequest, waivableRules } from "../../domain/decision.ts";
import type { LearnerId } from "../../domain/learner.ts";
import type { CommandLine, UsageProblem } from "./command-line.ts";

const mostUnits = 30;
const longestWhy = 500;

const words = (name: string, most: number) =>
  z
    .string({ error: `--${name} is missing` })
    .trim()
    .min(1, `--${name} is empty`)
    .max(most, `--${name} is longer than ${most} characters`);

const learner = z
  .string({ error: "--learner is missing: the learner's id with its platform, such as terminal:you" })
  .trim()
  .regex(/^[a-z]+:\S.*$/, "--learner is an id with its platform, such as terminal:you or json:u1")
  .max(200, "--learner is longer than 200 characters")
  .transform((id) => id as LearnerId);

const qualification = z
  .string({ error: "--qualification is missing: 10266 or 10267" })
  .trim()
  .regex(/^\w{1,20}$/, "--qualification is the code of a certificate: 10266 or 10267");

const units = z
  .string({ error: "--units is missing: unit numbers with commas, such as 6,8" })
  .trim()
  .regex(/^\d{1,3}(?:[ ,]+\d{1,3})*$/, "--units takes unit numbers with commas between them, such as 6,8")
  .transform((text) => [...new Set(text.split(/[ ,]+/).map(Number))].sort((a, b) => a - b))
  .refine((list) => list.length <= mostUnits, `--units takes at most ${mostUnits} units`);

const waives = z.enum(waivableRules, { error: `--waive takes one of ${waivableRules.join(", ")}` });

const grounds = {
  who: words("who", 200),
  why: words("why", longestWhy),
  when: z.iso.date({ error: "--when takes a date such as 2026-11-23" }).optional(),
};

const alone = { learner, qualification: qualification.optional() };
const unused = (name: string, about: string) => z.undefined({ error: `--${name} belongs to ${about}` }).optional();
const noGrounds = {
  who: unused("who", "rpl and exception"),
  why: unused("why", "rpl and exception"),
  when: unused("when", "rpl and exception"),
};

const requests = {
  rpl: z.object({ learner, qualification, units, ...grounds, waive: unused("waive", "exception") }),
  exception: z.object({ learner, qualification, units: units.optional(), waive: waives, ...grounds }),
  show: z.object({ ...alone, ...noGrounds, units: unused("units", "rpl"), waive: unused("waive", "exception") }),
  remove: z.object({ ...alone, ...noGrounds, units: units.optional(), waive: waives.optional() }),
};

/** What the words and options of `record` ask for, or everything that is wrong with them. */
export function readRecord(line: CommandLine): RecordRequest | UsageProblem {
  const [action = "", ...more] = line.words;
  if (more.length > 0 || !Object.hasOwn(requests, action))
    return { problem: `record takes one word, which is one of ${Object.keys(requests).join(", ")}` };
  switch (action) {
    case "rpl": {
      const { data, error } = requests.rpl.safeParse(line);
      return data === undefined ? problemOf(error) : decided(data, { kind: "rpl", units: data.units });
    }
    case "exception": {
      const { data, error } = requests.exception.safeParse(line);
      if (data === undefined) return problemOf(error);
      return decided(data, { kind: "exception", waives: data.waive, units: data.units ?? [] });
    }
    case "show": {
      const { data, error } = requests.show.safeParse(line);
      return data === undefined ? problemOf(error) : { kind: "show", ...aboutOf(data) };
    }
    default: {
      const { data, error } = requests.remove.safeParse(line);
      if (data === undefined) return problemOf(error);
      const waived = data.waive === undefined ? {} : { waives: data.waive };
      return { kind: "remove", ...aboutOf(data), units: data.units ?? [], ...waived };
    }
  }
}

type Decided = Extract<RecordRequest, { kind: "decide" }>;
type Matter =
  | { readonly kind: "rpl"; readonly units: readonly number[] }
  | {
      readonly kind: "exception";
      readonly units: readonly number[];
      readonly waives: (typeof waivableRules)[number];
    };
type Given = z.output<typeof requests.rpl> | z.output<typeof requests.exception>;

function decided({ learner, qualification, who, why, when }: Given, matter: Matter): Decided {
  const said = { who, why, ...(when === undefined ? {} : { when }) };
  return { kind: "decide", learner, qualification, decision: { ...matter, ...said } };
}

function aboutOf(data: { readonly learner: LearnerId; readonly qualification?: string | undefined }) {
  const { learner, qualification } = data;
  return { learner, ...(qualification === undefined ? {} : { qualification }) };
}

function problemOf(error: z.ZodError | undefined): UsageProblem {
  return { problem: (error?.issues ?? []).map((issue) => issue.message).join(";\n") };
}
