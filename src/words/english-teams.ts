/** About teams, roles and who sees what. English, as ICU messages. */
export const teamWords = {
  "person.nobody": 'I find nobody called "{said}" in your teams. Type their name, or mention them with @.',
  "person.several": 'There is more than one "{said}". Who do you mean?',
  "team.none": "You have no team here yet.",
  "team.nobody": 'I find no team called "{said}" among yours.',
  "team.several": "Which team do you mean?",
} as const;
