/** About the daily question. English, as ICU messages. */
export const dailyWords = {} as const;
