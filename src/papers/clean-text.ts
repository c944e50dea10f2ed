/** The text without what neither XML nor a printed page can hold: control signs but line ends and tabs, halves of letters. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, "\n")
    .replaceAll(/[\p{Cs}\ufffe\uffff]/gu, "\ufffd")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "");
}

/** A name that any system can keep a file under: letters, digits, dots and hyphens; never empty, never hidden. */
export function fileName(wanted: string): string {
  const plain = wanted
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9.]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  return plain.slice(-100) || "file";
}
