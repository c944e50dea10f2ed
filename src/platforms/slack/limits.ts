/**
 * What Slack accepts. Lengths are counted here after `&`, `<` and `>` are escaped, as Slack stores them so; sizes that
 * Slack's pages leave open are our own and say so.
 */
export const limits = {
  /** Characters of a message's `text`: chat.postMessage's page recommends 4,000, and longer ones are split up. */
  messageText: 4_000,
  /** Blocks of a message: Block Kit reference, "Blocks". */
  messageBlocks: 50,
  /** Blocks of a modal or an App Home: Block Kit reference, "Blocks". */
  viewBlocks: 100,
  /** Characters of one block of ours. Rich text has no published limit, so a text object's 3,000, with room for a number. */
  block: 2_900,
  /** Characters of a picture's words: Block Kit reference, "Image block". */
  altText: 2_000,
  /** Elements of an actions block: Block Kit reference, "Actions block". */
  actions: 25,
  /** Characters on a button: Block Kit reference, "Button element". A phone shows about 30. */
  button: 75,
  /** Characters that a button carries: Block Kit reference, "Button element". */
  buttonValue: 2_000,
  /** Characters read out for a button: Block Kit reference, "Button element". */
  accessibility: 75,
  /** Characters of an option in a menu: Block Kit reference, "Option object". */
  option: 75,
  /** Characters that an option carries: Block Kit reference, "Option object" (the types' comments say 75). */
  optionValue: 150,
  /** Options of a menu, or of one group of it: Block Kit reference, "Select menu element". */
  options: 100,
  /** Options of a whole form, our own, so that a view stays below the 250 kB of the "Views" reference. */
  formOptions: 600,
  /** Checkboxes or radio buttons of one element: Block Kit reference, "Checkboxes", "Radio button group". */
  ticks: 10,
  /** Characters of an input's label: Block Kit reference, "Input block". */
  inputLabel: 2_000,
  /** Characters of a modal's title, its submit and its close button: "Views" reference. */
  viewTitle: 24,
  /** Items of a list in one block, our own. */
  listItems: 60,
  /** Characters of title and blocks of one reply: some four full messages, our own; more is a flood on a phone. */
  reply: 16_000,
  /** Characters of a label where it stands in full, our own. */
  fullLabel: 500,
  /** Characters that a form takes in a message's text, our own: the menus beside it hold the rest. */
  formText: 2_000,
  /** Fields of one form, our own, so that a form fits into one message. */
  fields: 40,
  /** Characters of the label of a field that cannot be picked, our own, so that all of them fit into one block. */
  leftLabel: 65,
  /**
   * Messages a second that are written unasked in one workspace: chat.postMessage's page allows "several hundred a minute"
   * of one workspace; 240 a minute leaves room for the answers that people wait for.
   */
  unasked: 4,
  /** Of those, so many under way at once, our own. */
  unaskedAtOnce: 8,
  /** Characters of a field's id, our own, so that an action_id can carry it. */
  fieldId: 200,
} as const;
