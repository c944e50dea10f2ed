const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const values: ReadonlyMap<string, number> = new Map([
  ...small.map((word, at): [string, number] => [word, at]),
  ...tens.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ["nil", 0],
  ["fourty", 40],
  ["dozen", 12],
]);
const thousands: ReadonlyMap<string, number> = new Map([
  ["thousand", 1000],
  ["million", 1_000_000],
]);

/** A number in words, "two thousand and seventy nine", "twelve point five"; undefined where a word is none. */
export function numberInWords(words: readonly string[]): number | undefined {
  const point = words.indexOf("point");
  if (point > 0) {
    const whole = numberInWords(words.slice(0, point));
    const after = words.slice(point + 1).map((word) => values.get(word));
    const good = whole !== undefined && after.length > 0 && after.every((one) => one !== undefined && one < 10);
    return good ? Number(`${whole}.${after.join("")}`) : undefined;
  }
  let total = 0;
  let group = 0;
  let seen = false;
  for (const word of words.filter((one) => one !== "and" && one !== "a")) {
    const value = values.get(word);
    const times = thousands.get(word);
    if (value !== undefined) group += value;
    else if (word === "hundred") group = Math.max(group, 1) * 100;
    else if (times !== undefined) {
      total += Math.max(group, 1) * times;
      group = 0;
    } else return undefined;
    seen = true;
  }
  return seen ? total + group : undefined;
}

/** Whether a word may be part of a number in words. */
export function isNumberWord(word: string): boolean {
  return values.has(word) || thousands.has(word) || word === "hundred";
}
