const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/**
 * The words of a little HTML, as Moodle's editor writes it around plain text. Undefined where there is more to it than
 * words: a picture, a table, a list, a link.
 */
export function plainOfHtml(html: string): string | undefined {
  const text = html
    .replaceAll(/<(?:br\s*\/?|\/p|\/div)>/gi, "\n")
    .replaceAll(/<\/?(?:p|div|span|b|strong|i|em|u)(?:\s[^<>]*)?>/gi, "");
  if (/<\/?[a-z!]/i.test(text)) return undefined;
  return text
    .replaceAll(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/[ \t]*\n\s*/g, "\n")
    .trim();
}
