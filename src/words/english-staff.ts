/** About roles: what is not for whoever asks. English, as ICU messages. */
export const staffWords = {
  "refused.manager":
    "Only a manager can do that, and only for their own team; I do not show other people's progress. Whoever runs this assistant can make somebody a manager.",
  "refused.trainer": "Only a trainer or assessor can do that. Whoever runs this assistant can make somebody one.",
  "refused.admin": "Only those who run this assistant can do that.",
} as const;
