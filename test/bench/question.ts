/** What every event of a bench asks. */
export const question = "can I take unit 6 and 8?";

/** What a true answer to it holds. */
export const truth = "No: unit 6";
