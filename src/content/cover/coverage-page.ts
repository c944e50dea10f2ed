import type { Cover, Spread, UnitCover } from "./coverage.ts";
import { columns, difficulties, gapCount } from "./coverage-words.ts";
import { pageStyle } from "./page-style.ts";

/**
 * A page of its own: no scripts, nothing fetched. Every gap is said in words, and what is shown by depth of colour stands
 * there as a number too. `today` is the local date it is made on.
 */
export function coveragePage(units: readonly UnitCover[], today: string): string {
  const several = units.length > 1;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the questions cover</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#units">Skip to the units</a>
<header>
<h1>What the questions cover</h1>
<p>${introduction(units, today)}</p>
<dl class="legend">${difficulties.map((name, at) => `<div><dt><span class="d d${at + 1}">${at + 1}</span></dt><dd>${name}</dd></div>`).join("")}</dl>
</header>
<main id="units">
${several ? overview(units) : ""}
${units.map(unitSection).join("\n")}
</main>
</body>
</html>
`;
}

function introduction(units: readonly UnitCover[], today: string): string {
  const topics = units.reduce((sum, unit) => sum + unit.topics.length, 0);
  const questions = units.reduce((sum, unit) => sum + unit.questions, 0);
  const many = units.length === 1 ? "1 unit" : `${units.length} units`;
  return `${many}, ${topics} topics, ${questions} questions on ${escapeHtml(today)}. In a cell: how many of difficulty 1, 2 and 3, from left to right.`;
}

function overview(units: readonly UnitCover[]): string {
  const rows = units.map(
    (unit) => `<tr><th scope="row"><a href="#${escapeHtml(unit.subject)}">${escapeHtml(unit.title)}</a></th>
<td class="n">${unit.topics.length}</td><td class="n">${unit.questions}</td><td>${bar(unit)}</td>
<td class="n">${unit.scenarios}</td><td class="${gapCount(unit) === "no gaps" ? "whole" : "gap"}">${gapCount(unit)}</td></tr>`,
  );
  return `<section aria-labelledby="overview"><h2 id="overview">All units</h2>
<div class="scroll" role="region" aria-labelledby="overview" tabindex="0"><table>
<thead><tr><th scope="col">Unit</th><th scope="col" class="n">Topics</th><th scope="col" class="n">Questions</th><th scope="col">By difficulty</th><th scope="col" class="n">Scenarios</th><th scope="col">Gaps</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div></section>`;
}

function bar({ all, questions }: UnitCover): string {
  if (questions === 0) return "none";
  const parts = all.map((count, at) =>
    count === 0 ? "" : `<span class="d d${at + 1}" style="flex:${count}">${count}</span>`,
  );
  return `<span class="bar">${parts.join("")}</span>`;
}

function unitSection(unit: UnitCover): string {
  const id = escapeHtml(unit.subject);
  const head = `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(unit.title)}</h2>\n${unitGaps(unit)}`;
  if (unit.topics.length === 0) return `${head}</section>`;
  const heads = columns.map(({ name }) => `<th scope="col">${name}</th>`).join("");
  const rows = unit.topics.map(row).join("\n");
  return `${head}
<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table>
<thead><tr><th scope="col">Topic</th>${heads}<th scope="col" class="n">All</th><th scope="col">Gaps</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot>${row({ ...unit, title: "The unit", gaps: [] })}</tfoot></table></div></section>`;
}

function unitGaps({ gaps, questions, scenarios }: UnitCover): string {
  const counts = `${questions} questions, ${scenarios} of them scenarios.`;
  return gaps.length === 0
    ? `<p>${counts}</p>`
    : `<p>${counts} <strong class="gap">Missing: ${escapeHtml(gaps.join(", "))}.</strong></p>`;
}

function row(cover: Cover): string {
  const cells = columns.map(({ type }) => `<td>${chips(cover.byType[type])}</td>`).join("");
  const gaps = cover.gaps.length === 0 ? "" : `<span class="gap">${escapeHtml(cover.gaps.join(", "))}</span>`;
  return `<tr><th scope="row">${escapeHtml(cover.title)}</th>${cells}<td class="n">${cover.questions}</td><td>${gaps}</td></tr>`;
}

// Each difficulty has its own place in the cell, so that nobody needs the colours to tell them apart.
function chips(spread: Spread): string {
  if (spread.every((count) => count === 0)) return `<span class="none">none</span>`;
  const places = spread.map((count, at) =>
    count === 0
      ? `<span class="d" aria-hidden="true">·</span>`
      : `<span class="d d${at + 1}">${count}<span class="unseen"> of difficulty ${at + 1}, </span></span>`,
  );
  return `<span class="places">${places.join("")}</span>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
