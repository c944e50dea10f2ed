/** About what was practised and how well it is remembered. English, as ICU messages. */
export const progressWords = {} as const;
