/** About questions that are reported as wrong, and about the diagnostic. English, as ICU messages. */
export const reportWords = {} as const;
