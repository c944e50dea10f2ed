/** The value of JSON in UTF-8; throws where it is not exactly that. */
export function parseJson(bytes: Uint8Array): unknown {
  // Not fatal, a decoder would mend a bit that flipped in a name in silence; ignoring a BOM, it would hide a foreign editor.
  return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
}
