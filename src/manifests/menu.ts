/** One thing to say that a platform's menu offers; choosing it puts `title` into the message box. */
export interface MenuCommand {
  /** What is sent: at most 32 characters. */
  readonly title: string;
  /** What one gets for it: at most 128 characters. */
  readonly about: string;
  /** True: also offered where others read along; a person's own plan and data are not. */
  readonly shared: boolean;
}

/** The examples of help, in groups, as the command table of the assistant lists them. */
export type ExampleGroups = readonly { readonly examples: readonly string[] }[];

// What a menu says of an example; one that is not here is left to help. Menus are read at a glance, so not all are here.
const abouts: Readonly<Record<string, Omit<MenuCommand, "title">>> = {
  "can I take unit 6 and 8?": { about: "Whether units go together, and by which rule", shared: true },
  "is 1-3 plus 6 enough?": { about: "Whether these units make the certificate", shared: true },
  "what do I still need?": { about: "What your saved plan lacks", shared: false },
  "save 1 2 3 and 6": { about: "Keep these units as your plan", shared: false },
  home: { about: "Today's question, your plan, practice and settings", shared: false },
  "show my plan": { about: "Your saved plan, checked", shared: false },
  "what is unit 6 about?": { about: "One unit in short", shared: true },
  "6 or 8?": { about: "Two units side by side", shared: true },
  "which units cannot go together?": { about: "The units that exclude each other", shared: true },
  "how is it assessed?": { about: "How evidence is gathered and who assesses it", shared: true },
};

const help: MenuCommand = { title: "help", about: "All that can be asked, with examples", shared: true };

/** The menu made from the examples that help shows, in their order, with help itself first. */
export function menuOf(groups: ExampleGroups): readonly MenuCommand[] {
  const known = groups.flatMap(({ examples }) =>
    examples.flatMap((title) => {
      const rest = abouts[title];
      return rest === undefined ? [] : [{ title, ...rest }];
    }),
  );
  return [help, ...known];
}

/** The examples that the menu has words for; each must be one that help shows. */
export const menuTitles: readonly string[] = Object.keys(abouts);
