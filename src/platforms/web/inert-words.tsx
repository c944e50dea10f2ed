import { stripVTControlCharacters } from "node:util";
import { Fragment, type VNode } from "preact";
import type { Inline } from "../../domain/reply.ts";

/**
 * Words from content or people on a page: markup stays words, marks that turn the direction of writing are taken out,
 * runs of right-to-left letters are isolated, and addresses on the web become links that tell nobody where they were.
 */
export function Words({ text }: { readonly text: string }): VNode {
  const bare = makeInert(text);
  if (plain.test(bare) && !bare.includes("://")) return <>{bare}</>;
  return <>{bare.split(address).map((part, index) => (index % 2 === 1 ? linkTo(part) : isolated(part)))}</>;
}

/** A run with its emphasis. */
export function Run({ text }: { readonly text: readonly Inline[] }): VNode {
  return (
    <>
      {text.map((part) =>
        typeof part === "string" ? (
          <Words text={part} />
        ) : (
          <strong>
            <Words text={part.strong} />
          </strong>
        ),
      )}
    </>
  );
}

/** Without control characters and marks that turn what follows; for attributes, where nothing can be isolated. */
export function makeInert(text: string): string {
  if (plain.test(text)) return text;
  return stripVTControlCharacters(text)
    .replaceAll(turning, "")
    .replaceAll(/\p{Cc}+/gu, " ");
}

/** The same, or other words where there is nothing to be seen. */
export function visibleOr(text: string, other: string): string {
  const bare = makeInert(text).trim();
  return bare.replaceAll(/[\s\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, "") === "" ? other : bare;
}

const plain = /^[\x20-\x7e\xa1-\u058f]*$/;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const letters = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}";
const rightToLeft = new RegExp(`([${letters}]+(?:[\\s\\p{P}\\d]+[${letters}]+)*)`, "u");
const address = /(https?:\/\/[^\s<>"'`{}|\\^]{1,400})/;

function isolated(text: string): VNode {
  const runs = text.split(new RegExp(rightToLeft, "gu"));
  if (runs.length === 1) return <>{text}</>;
  return <Fragment>{runs.map((run, index) => (index % 2 === 1 ? <bdi>{run}</bdi> : run))}</Fragment>;
}

/** Points and brackets behind an address belong to the sentence. */
function linkTo(found: string): VNode {
  const href = found.replace(/[.,;:!?)\]]+$/, "");
  if (!URL.canParse(href)) return <>{found}</>;
  return (
    <>
      <a href={href} rel="noopener noreferrer nofollow" target="_blank">
        <bdi>{href}</bdi>
      </a>
      {found.slice(href.length)}
    </>
  );
}
