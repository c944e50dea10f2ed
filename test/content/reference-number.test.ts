import { describe, expect, it } from "vitest";
import { checkLetter } from "../../src/content/reference-number.ts";

describe("the check letter of a unit reference number", () => {
  it.each(["L/503/0377", "T/503/0356", "A/503/0360", "L/601/7638", "F/503/0358", "D/601/7644", "K/503/0421"])(
    "fits %s",
    (reference) => expect(checkLetter(reference)).toBe(reference[0]),
  );

  it("changes with a digit that is misread or two that are swapped", () => {
    expect(checkLetter("L/503/0378")).not.toBe("L");
    expect(checkLetter("L/503/3077")).not.toBe("L");
  });

  it.each(["", "L/503/377", "503/0377", "l/503/0377", "L/503/0377 "])("is undefined for %j", (reference) => {
    expect(checkLetter(reference)).toBeUndefined();
  });
});
