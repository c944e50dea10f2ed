import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Picture } from "../../domain/picture.ts";
import type { Block, Choice, Reply, ReplyFile } from "../../domain/reply.ts";
import { makeInert, Run, visibleOr, Words } from "./inert-words.tsx";
import { FormBlock, PressButton, type PressTo } from "./press-form.tsx";
import { webWords } from "./web-words.ts";

/** Draws figures as an SVG document with a size. */
export type DrawSvg = (picture: Picture) => string;

/** How a reply is drawn. */
export interface ReplyLook {
  readonly drawSvg: DrawSvg;
  /** Where a file can be had; a data address will do. */
  readonly fileHref: (file: ReplyFile) => string;
  readonly press: PressTo;
  /** The page of the person whose row of a table begins with this name; undefined where there is none. Absent: there are no such pages. */
  readonly linkForName?: (name: string) => string | undefined;
  /** Of its title. */
  readonly level: 1 | 2 | 3;
}

/** A reply as HTML, everything from content and people escaped. */
export function renderReplyHtml(reply: Reply, look: ReplyLook): string {
  return renderToString(<ReplyHtml reply={reply} look={look} />);
}

/** A reply as part of a page. */
export function ReplyHtml({ reply, look }: { readonly reply: Reply; readonly look: ReplyLook }): VNode {
  const Heading = `h${look.level}` as const;
  return (
    <>
      <Heading class="reply-title">
        <Words text={reply.title} />
      </Heading>
      {reply.blocks.map((block) => (
        <BlockHtml block={block} look={look} />
      ))}
      <Presses choices={reply.choices} about={webWords.choices} look={look} />
      <Presses choices={reply.next} about={webWords.next} look={look} />
    </>
  );
}

function BlockHtml({ block, look }: { readonly block: Block; readonly look: ReplyLook }): VNode {
  switch (block.kind) {
    case "text":
      return (
        <p class={block.tone ?? "plain"}>
          <Run text={block.text} />
        </p>
      );
    case "list":
      return <ListHtml list={block} />;
    case "table":
      return <TableHtml table={block} look={look} />;
    case "picture":
      return <PictureHtml block={block} look={look} />;
    case "file":
      return <FileHtml file={block.file} look={look} />;
    case "form":
      return <FormBlock form={block} to={look.press} />;
    default:
      return block satisfies never;
  }
}

function ListHtml({ list }: { readonly list: Extract<Block, { kind: "list" }> }): VNode {
  const List = list.numbered === true ? "ol" : "ul";
  return (
    <List>
      {list.items.map((item) => (
        <li>
          <Run text={item} />
        </li>
      ))}
    </List>
  );
}

function TableHtml({
  table,
  look,
}: {
  readonly table: Extract<Block, { kind: "table" }>;
  readonly look: ReplyLook;
}): VNode {
  const { caption, head, rows } = table;
  return (
    <div {...scrolling(visibleOr(caption, webWords.tableOf))}>
      <table>
        <caption>
          <Words text={caption} />
        </caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col">
                <Words text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = "", ...rest]) => (
            <tr>
              <th scope="row">
                <RowName name={first} href={look.linkForName?.(first)} />
              </th>
              {rest.map((cell) => (
                <td>
                  <Words text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowName({ name, href }: { readonly name: string; readonly href: string | undefined }): VNode {
  const words = <Words text={name} />;
  return href === undefined ? words : <a href={href}>{words}</a>;
}

/** In an image of its own, an SVG can run nothing and load nothing, whatever stands in it. */
function PictureHtml({
  block,
  look,
}: {
  readonly block: Extract<Block, { kind: "picture" }>;
  readonly look: ReplyLook;
}): VNode {
  const svg = drawn(block.picture, look.drawSvg);
  if (svg === undefined)
    return (
      <p>
        <Words text={block.alt} />
      </p>
    );
  const [, width, height] = /^<svg[^>]*? width="(\d+)[^>]*? height="(\d+)/.exec(svg) ?? [];
  const size = width === undefined || height === undefined ? {} : { width: Number(width), height: Number(height) };
  return (
    <div {...scrolling(visibleOr(block.picture.title, webWords.pictureOf))}>
      <img
        {...size}
        alt={makeInert(block.alt)}
        src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`}
      />
    </div>
  );
}

/** What cannot be drawn is told in words. */
function drawn(picture: Picture, drawSvg: DrawSvg): string | undefined {
  try {
    return drawSvg(picture);
  } catch {
    return undefined;
  }
}

/** What is wider than a phone scrolls by itself, with the keyboard too. */
function scrolling(label: string) {
  return { class: "scrolling", role: "group", tabIndex: 0, "aria-label": label } as const;
}

function FileHtml({ file, look }: { readonly file: ReplyFile; readonly look: ReplyLook }): VNode {
  const name = makeInert(file.name);
  return (
    <p>
      <Words text={file.about} />{" "}
      <a class="press" download={name} href={look.fileHref(file)}>
        {name}
      </a>
    </p>
  );
}

function Presses({
  choices,
  about,
  look,
}: {
  readonly choices: readonly Choice[];
  readonly about: string;
  readonly look: ReplyLook;
}): VNode | null {
  if (choices.length === 0) return null;
  return (
    <ul class="presses" aria-label={about}>
      {groupsOf(choices).map((group) => (
        <li>
          {group.map(({ choice, place }) => (
            <PressButton choice={choice} place={place} to={look.press} />
          ))}
        </li>
      ))}
    </ul>
  );
}

interface Placed {
  readonly choice: Choice;
  readonly place: number;
}

/** What can be done to the same evidence stands together. */
function groupsOf(choices: readonly Choice[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  for (const [index, choice] of choices.entries()) {
    const last = groups.at(-1);
    const about = evidenceOf(choice);
    const one = { choice, place: index + 1 };
    if (last?.[0] !== undefined && about !== undefined && about === evidenceOf(last[0].choice)) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

function evidenceOf({ intent }: Choice): string | undefined {
  if (!("criteria" in intent && "who" in intent)) return undefined;
  return JSON.stringify([intent.who, intent.qualification, intent.units, intent.criteria]);
}
