/** What every event of a bench asks. */
export const question = "can I take unit 6 and 8?";

/** What a true answer to it holds. */
export const truth = "No: unit 6";

const letters = "bcdfghjklmnpqrstvwxz";

/** The same question in words that never come twice, so that nothing remembered of earlier ones helps. */
export function newWords(n: number): string {
  let name = "";
  for (let rest = n; rest > 0 || name === ""; rest = Math.floor(rest / letters.length))
    name += letters[rest % letters.length];
  return `hi qx${name} here, ${question}`;
}
