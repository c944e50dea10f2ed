/**
 * A question as it may be shown to others: lower case, without the asker's name, addresses, numbers long enough to be
 * somebody's, and mentions.
 */
export function scrubQuestion(question: string, name: string | null): string {
  const names = (name ?? "").split(/\s+/).filter((part) => part.length > 1);
  const bare = question
    .normalize("NFKC")
    .replace(/<[@#!][^>]*>/g, "…")
    .replace(/\bhttps?:\/\/\S+/gi, "…")
    .replace(/\S+@\S+/g, "…")
    .replace(/@\S+/g, "…")
    .replace(/\b(?:my name is|this is|i am called|i'm called)\s+\p{L}+(?:\s+\p{Lu}\p{L}+)?/giu, "…")
    .replace(/\d(?:[\s-]?\d){5,}/g, "…");
  return names
    .reduce((text, part) => text.replace(new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})`, "giu"), "…"), bare)
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
