/** Real English words that look like misspelt words of ours and are not to be mended. */
export const realWords: ReadonlySet<string> = new Set<string>();
