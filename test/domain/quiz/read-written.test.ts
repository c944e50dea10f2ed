import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/domain/question.ts";
import { markAnswer } from "../../../src/domain/quiz/mark-answer.ts";
import { readAnswer } from "../../../src/domain/quiz/read-answer.ts";
import { number, short } from "./sample-questions.ts";

const words = new Set(["impart", "intact", "exemption", "attraction"]);

function verdict(question: Question, text: string): unknown {
  const read = readAnswer(question, [], { text, isWord: (word) => words.has(word) });
  if (read.kind === "unclear") return read.why;
  if (read.given.kind === "none") return "none";
  return markAnswer(question, read.given).right ? "right" : "wrong";
}

const value = (question: Question, text: string) => {
  const read = readAnswer(question, [], { text });
  if (read.kind === "unclear") return read.why;
  return read.given.kind === "number" ? read.given.value : read.given.kind;
};

describe("a word or a few", () => {
  const warm = short(["warm transfer", "attended transfer", "warm"], ["cold transfer", "blind transfer"]);
  const impact = short(["impact"], ["improvement"], "In the SBI model, what does the I stand for?");
  const miss = short(["near miss"], ["accident", "hazard"]);
  const phishing = short(["phishing"], ["vishing", "smishing", "spam"]);
  const centre = short(["organisation of the centre"]);
  const mk = short(["mk"], ["nk"]);

  test.each([
    [warm, "Warm Transfer", "right"],
    [warm, "a warm transfer.", "right"],
    [warm, "i think it's a warm transfer", "right"],
    [warm, "its called warm transfer please", "right"],
    [warm, "warm-transfers", "right"],
    [warm, "wram transfer", "right"],
    [warm, "atended tranfer", "right"],
    [warm, "cold transfer", "wrong"],
    [warm, "cold tranfser", "wrong"],
    [warm, "conference", "wrong"],
    [warm, "why is that wrong", "unknown"],
    [warm, "can i do 4 and 5?", "unknown"],
    [warm, "next", "unknown"],
    [warm, "warm or cold transfer", "longer"],
    [warm, "not a warm transfer", "longer"],
    [warm, "it is when you talk to the other person first before you pass it on", "longer"],
    [warm, "dont know", "none"],
    [warm, "not sure, warm transfer?", "right"],
    [impact, "Impact", "right"],
    [impact, "the I stands for impact", "right"],
    [impact, "it stands for impact", "right"],
    [impact, "impcat", "right"],
    [impact, "impart", "spelling"],
    [impact, "intact", "wrong"],
    [impact, "improvment", "wrong"],
    [impact, "individual", "wrong"],
    [miss, "near-miss", "right"],
    [miss, "nearmiss", "right"],
    [miss, "near misses", "right"],
    [miss, "A Near Miss", "right"],
    [miss, "accidents", "wrong"],
    [phishing, "fishing", "several"],
    [phishing, "phising", "right"],
    [phishing, "vishing", "wrong"],
    [centre, "organization of the center", "right"],
    [centre, "organizations of centres", "right"],
    [mk, "MK", "right"],
    [mk, "m k", "right"],
    [mk, "m.k.", "right"],
    [mk, "nk", "wrong"],
    [mk, "mp", "wrong"],
    [short(["55"], ["99"]), "55", "right"],
    [short(["55"], ["99"]), "56", "wrong"],
    [short(["exception"], ["shrinkage"]), "exemption", "spelling"],
    [short(["churn rate", "attrition"], ["retention"]), "attraction", "spelling"],
    [short(["aaaab"], ["aaaac"]), "aaaad", "several"],
  ])("%# is marked: %o", (question, said, wanted) => {
    expect([said, verdict(question, said)]).toEqual([said, wanted]);
  });
});

describe("a number", () => {
  const percent = number(82, { unit: "%", tolerance: 0.05, slips: [{ value: 18, because: "The rest." }] });
  const tiny = number(2, { unit: "%", tolerance: 0.01, slips: [{ value: 0.2, because: "A place off." }] });
  const minutes = number(75, { unit: "minutes" });
  const hours = number(14.5, { unit: "hours" });
  const pounds = number(12.5, { unit: "£" });
  const millions = number(24, { unit: "£ million" });
  const bare = number(1200);
  const within = number(72, { prompt: "Within how many hours must it be reported?" });

  test.each([
    [percent, "82%", 82],
    [percent, "82 per cent", 82],
    [percent, "82 percent", 82],
    [percent, "82pc", 82],
    [percent, "82", 82],
    [percent, "eighty two", 82],
    [percent, "about 82.0 %", 82],
    [percent, "I think it's 82%.", 82],
    [percent, "0.82", 82],
    [percent, "0.82%", 0.82],
    [percent, "82/100", 82],
    [percent, "41 out of 50", 82],
    [percent, "410/500 = 82%", 82],
    [percent, "82 minutes", "unit"],
    [percent, "82 or 83", "several"],
    [percent, "80-85", "several"],
    [percent, "more than 80", "range"],
    [percent, "loads", "not-a-number"],
    [percent, "no idea", "none"],
    [percent, "unit 7", "unknown"],
    [percent, "level 3", "unknown"],
    [percent, "what's unit 9 about", "unknown"],
    [percent, "send me a question at 8:30", "unknown"],
    [percent, "well, it’s roughly 82% of all the calls", 82],
    [tiny, "0.02", 0.02],
    [tiny, "0.2", 0.2],
    [minutes, "75", 75],
    [minutes, "75 mins", 75],
    [minutes, "75m", 75],
    [minutes, "1 hour 15 minutes", 75],
    [minutes, "1h15", 75],
    [minutes, "1 hr 15", 75],
    [minutes, "1:15", 75],
    [minutes, "an hour and a quarter", 75],
    [minutes, "1.25 hours", 75],
    [minutes, "one and a quarter hours", 75],
    [minutes, "half an hour", 30],
    [minutes, "an hour and a half", 90],
    [minutes, "1 1/2 hours", 90],
    [minutes, "three quarters of an hour", 45],
    [minutes, "2 mins", 2],
    [minutes, "4500 seconds", 75],
    [minutes, "seventy-five", 75],
    [minutes, "2 months", "unit"],
    [minutes, "75 sheep", 75],
    [hours, "14:30", 14.5],
    [hours, "fourteen and a half", 14.5],
    [hours, "14½", 14.5],
    [pounds, "£12.50", 12.5],
    [pounds, "12.50", 12.5],
    [pounds, "12,50", 12.5],
    [pounds, "12 pounds 50", 12.5],
    [pounds, "1250p", 12.5],
    [pounds, "twelve pounds fifty", 12.5],
    [millions, "24", 24],
    [millions, "£24m", 24],
    [millions, "24 million", 24],
    [millions, "£24 million", 24],
    [millions, "24,000,000", 24],
    [bare, "1,200", 1200],
    [bare, "1 200", 1200],
    [bare, "1200 calls", 1200],
    [bare, "1.2k", 1200],
    [bare, "twelve hundred", 1200],
    [bare, "one thousand two hundred", 1200],
    [bare, "minus 5", -5],
    [bare, "-5", -5],
    [bare, "the 19th", 19],
    [bare, "19 June", 19],
    [within, "72 hours", 72],
    [within, "3 days", 72],
    [within, "seventy two", 72],
    [number(8, { unit: "weeks" }), "56 days", 8],
    [number(6, { unit: "months" }), "half a year", 6],
    [number(6, { unit: "months" }), "26 weeks", "unit"],
    [number(2, { unit: "weeks" }), "a fortnight", 2],
  ])("%# is read: %o", (question, said, wanted) => {
    expect([said, value(question, said)]).toEqual([said, wanted]);
  });

  test("what is within the tolerance but nearer to a slip is that slip", () => {
    const close = number(3, { tolerance: 0.1, slips: [{ value: 3.1, because: "Rounded." }] });
    expect(verdict(close, "3.04")).toBe("right");
    expect(verdict(close, "3.08")).toBe("wrong");
    expect(verdict(close, "2.9")).toBe("right");
  });
});
