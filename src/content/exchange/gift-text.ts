/** A text that GIFT shows otherwise than it is. */
export interface Exact {
  readonly shown: string;
  readonly exact: string;
}

/**
 * A text as GIFT can carry it: no blanks at its ends, no two together, no arrow, nothing that reads as an escape. Most texts
 * are so already.
 */
export function toShown(text: string): string {
  return text
    .trim()
    .replaceAll(/[^\S\n]{2,}|[^\S\n\u00A0]/g, " ")
    .replaceAll("->", "→")
    .replaceAll(/&+(?=&\d{3})/g, "");
}

/** A text between GIFT's marks. To be given what `toShown` gave. */
export function escapeGift(shown: string): string {
  return shown.replaceAll(/[\\:#={}~]/g, "\\$&").replaceAll("\n", "\\n");
}

/** The same where GIFT would read a format or a weight at the beginning. */
export function escapeRich(shown: string): string {
  return /^(?:%|\[(?:html|markdown|plain|moodle)\])/.test(shown) ? `[plain]${escapeGift(shown)}` : escapeGift(shown);
}

const escapes: Readonly<Record<string, string>> = {
  "092;": "\\",
  "058;": ":",
  "035;": "#",
  "061;": "=",
  "123;": "{",
  "125;": "}",
  "126;": "~",
  "010": "\n",
};

/** What the parser leaves escaped: the right side of a pair. */
export function unescapeRight(text: string): string {
  return text.replaceAll(
    /&&(092;|058;|035;|061;|123;|125;|126;|010)/g,
    (whole, mark: string) => escapes[mark] ?? whole,
  );
}

/** Takes the texts down that are written into a question. */
export interface Pen {
  /** The text where a format may stand before it. */
  rich(text: string): string;
  /** The text where it may not. */
  plain(text: string): string;
  /** The texts that are shown otherwise than they are. */
  exact(): readonly Exact[];
}

/** Writes texts and remembers which of them GIFT does not show as they are. */
export function openPen(): Pen {
  const written: Exact[] = [];
  const note = (text: string) => {
    const shown = toShown(text);
    written.push({ shown, exact: text });
    return shown;
  };
  return {
    rich: (text) => escapeRich(note(text)),
    plain: (text) => escapeGift(note(text)),
    exact: () => {
      const changed = new Set(written.filter(({ shown, exact }) => shown !== exact).map(({ shown }) => shown));
      return [...changed].flatMap((shown) => {
        const all = written.filter((one) => one.shown === shown);
        // Where several texts look alike, each of their places is needed.
        return all.every(({ exact }) => exact === all[0]?.exact) ? all.slice(0, 1) : all;
      });
    },
  };
}

/** The way back: gives each text as it was, in the order in which they were written. */
export function readExact(list: readonly Exact[]): (shown: string) => string {
  const left = new Map<string, string[]>();
  for (const { shown, exact } of list) left.set(shown, [...(left.get(shown) ?? []), exact]);
  return (shown) => {
    const found = left.get(shown);
    if (found === undefined) return shown;
    const [first = shown] = found;
    if (found.length > 1) found.shift();
    return first;
  };
}
