import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/domain/question.ts";
import { readAnswer } from "../../../src/domain/quiz/read-answer.ts";
import { asInFile, figures, match, multiple, order, single, trueFalse } from "./sample-questions.ts";

/** The places that were chosen, or "none", or why it is unclear. */
function read(question: Question, text: string, arrangement: readonly number[] = asInFile): unknown {
  const shown = arrangement.slice(0, lengthOf(question));
  const got = readAnswer(question, shown, { text });
  if (got.kind === "unclear") return got.why;
  return "places" in got.given ? got.given.places.join("") : got.given.kind;
}

function lengthOf(question: Question): number {
  if ("options" in question) return question.options.length;
  if ("steps" in question) return question.steps.length;
  return "pairs" in question ? question.pairs.length + question.spare.length : 0;
}

describe("one option", () => {
  test.each([
    ["b", "1"],
    ["B)", "1"],
    ["(b)", "1"],
    ["b.", "1"],
    ["option b", "1"],
    ["i think b", "1"],
    ["its B", "1"],
    ["b please mate", "1"],
    ["The answer is B.", "1"],
    ["I believe it is D.", "3"],
    ["is it a", "0"],
    ["a guess, b", "1"],
    ["not sure but maybe b", "1"],
    ["i dont know, b?", "1"],
    ["2", "1"],
    ["number 2", "1"],
    ["the second", "1"],
    ["I think it's the second one", "1"],
    ["2nd", "1"],
    ["one", "0"],
    ["the last one", "3"],
    ["last but one", "2"],
    ["the top one", "0"],
    ["bottom", "3"],
    ["opportunities", "0"],
    ["Oppertunities", "0"],
    ["oppor", "0"],
    ["strenghts", "1"],
    ["i think weaknesses", "2"],
    ["threats because a rival is dangerous", "3"],
    ["our price is now better", "1"],
    ["THREATS, SINCE A RIVAL IS A DANGER TO SALES", "3"],
  ])("%j is read", (said, places) => {
    expect(read(single, said)).toBe(places);
  });

  test.each([
    ["", "empty"],
    ["f", "no-such"],
    ["the sixth", "no-such"],
    ["9", "no-such"],
    ["a and c", "too-many"],
    ["b or c", "several"],
    ["not b", "several"],
    ["as", "unknown"],
    ["banana", "unknown"],
    ["what is a SWOT", "unknown"],
    ["the middle one", "unknown"],
    ["quiz me on unit 4", "unknown"],
    ["why", "unknown"],
    ["can you explain the threats", "unknown"],
    ["x".repeat(2000), "longer"],
  ])("%j is unclear: %s", (said, why) => {
    expect(read(single, said)).toBe(why);
  });

  test.each([
    "dunno",
    "I don't know",
    "no idea mate",
    "idk",
    "not sure",
    "haven't a clue",
    "pass",
    "?",
    "sorry no clue",
    "i'm not sure about this one",
  ])("%j is no answer", (said) => {
    expect(read(single, said)).toBe("none");
  });

  test("letters go by what is shown", () => {
    expect(read(single, "a", [2, 0, 3, 1])).toBe("2");
    expect(read(single, "the last", [2, 0, 3, 1])).toBe("1");
  });

  test.each([
    ["2", "1"],
    ["2 days", "1"],
    ["14", "2"],
    ["b", "1"],
    ["the second", "1"],
    ["1", "unknown"],
    ["5 days", "unknown"],
  ])("among figures %j is the figure and no place", (said, places) => {
    expect(read(figures, said)).toBe(places);
  });
});

describe("several options", () => {
  test.each([
    ["a and c", "02"],
    ["ac", "02"],
    ["a, c", "02"],
    ["C A", "02"],
    ["a c", "02"],
    ["A & C", "02"],
    ["a/b/c", "012"],
    ["1 and 3", "02"],
    ["13", "02"],
    ["first and third", "02"],
    ["the first three", "012"],
    ["the last two", "34"],
    ["i think its a b and c", "012"],
    ["b", "1"],
    ["all of them", "01234"],
    ["all except d", "0124"],
    ["all but d and e", "012"],
    ["slow down and stop the sale", "01"],
    ["Slow down, stop the sale, offer to send", "012"],
    ["slow down; close quickly", "03"],
    ["ask him whether he has dementia", "4"],
    ["a, a, c", "02"],
    ["dunno", "none"],
    ["a or c", "several"],
    ["a b not c", "several"],
    ["a and g", "no-such"],
    ["hello there", "unknown"],
  ])("%j is read as %s", (said, wanted) => {
    expect(read(multiple, said)).toBe(wanted);
  });
});

describe("true or false", () => {
  test.each([
    ["c", "2"],
    ["true, c", "2"],
    ["true because calls bunch", "2"],
    ["True: nobody would be free in the peaks", "2"],
    ["because calls bunch", "2"],
    ["calls bunch", "2"],
    ["false", "1"],
    ["F", "1"],
    ["no", "1"],
    ["false because of something else", "1"],
    ["True", "reason"],
    ["yes", "reason"],
    ["true because of the weather", "reason"],
    ["false, c", "several"],
    ["yeah c", "2"],
    ["no idea", "none"],
    ["dont know", "none"],
  ])("%j is read as %s", (said, wanted) => {
    expect(read(trueFalse, said)).toBe(wanted);
  });
});

describe("an order", () => {
  test.each([
    ["b then a then c", "102"],
    ["C A B", "201"],
    ["bac", "102"],
    ["b, a, c", "102"],
    ["b > a > c", "102"],
    ["b-a-c", "102"],
    ["first b, then a, last c", "102"],
    ["1b 2a 3c", "102"],
    ["1. b 2. a 3. c", "102"],
    ["2 1 3", "102"],
    ["213", "102"],
    ["unfreeze, change, refreeze", "012"],
    ["Unfreeze then change then refreeze", "012"],
    ["first unfreeze, then change, finally refreeze", "012"],
    ["1. change\n2. unfreze\n3. refreeze", "102"],
    ["b a", "incomplete"],
    ["b a b", "repeated"],
    ["b a d", "no-such"],
    ["unfreeze first", "incomplete"],
    ["some words", "unknown"],
    ["not sure", "none"],
  ])("%j is read as %s", (said, wanted) => {
    expect(read(order, said)).toBe(wanted);
  });
});

describe("a matching", () => {
  test.each([
    ["1-C 2-A 3-B", "201"],
    ["1c 2a 3b", "201"],
    ["1c2a3b", "201"],
    ["1=c, 2=a, 3=d", "203"],
    ["3b 1c 2a", "201"],
    ["c1 a2 b3", "201"],
    ["one c two a three b", "201"],
    ["1 is c and 2 is a and 3 is b", "201"],
    ["C A B", "201"],
    ["cab", "201"],
    ["forming = c, storming = a, norming = b", "201"],
    ["forming is polite, storming is conflict, norming is shared rules", "012"],
    ["storming: conflict\nforming: polite\nnorming: works well", "013"],
    ["1 polite; 2 conflict over roles; 3 shared rules", "012"],
    ["1c 2a", "incomplete"],
    ["1c 2a 3c", "repeated"],
    ["1c 1a 3b", "several"],
    ["1c 2a 3z", "no-such"],
    ["1c 2a 3b 4d", "too-many"],
    ["hello", "unknown"],
    ["dunno", "none"],
  ])("%j is read as %s", (said, wanted) => {
    expect(read(match, said)).toBe(wanted);
  });
});
