/** Parts that sections share: a section with its heading, a list of facts, a filter box, bars. */
import type { Voice } from '../voice.ts';
import { html, type Insert, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';

/** A text in the voice's language. */
export type Say = (voice: Voice) => Insert;

/** A section with a heading of the second level; `id` names it for assistive technology and links. */
export function section(page: PageVoice, id: string, title: Say, content: Insert): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${page.say(title)}</h2>${content}</section>
`;
}

/** Names and values, one pair a line. */
export function facts(page: PageVoice, pairs: readonly (readonly [name: Say, value: Insert])[]): Markup {
  return html`<dl class="facts">${pairs.map(
    ([name, value]) => html`<div><dt>${page.say(name)}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** A text box that filters the rows of the table `target`; hidden until the script runs, which alone makes it work. */
export function filterBox(page: PageVoice, target: string): Markup {
  return html`<p class="filter" hidden><label>${page.say((v) => v.texts.html.filter)} <input type="search" data-filters="${target}" autocomplete="off" spellcheck="false"></label> <output data-counts="${target}" aria-live="polite"></output> <span class="muted">${page.say((v) => v.texts.html.shown)}</span></p>`;
}

/** A table's caption for those who cannot see the heading above it. */
export function caption(page: PageVoice, text: Say): Markup {
  return html`<caption class="unseen">${page.say(text)}</caption>`;
}

/** Header cells; `num`: the column holds numbers. */
export function headerRow(
  page: PageVoice,
  cells: readonly { readonly text: Say; readonly num?: boolean }[],
): Markup {
  return html`<thead><tr role="row">${cells.map(
    (cell) =>
      html`<th scope="col" role="columnheader"${cell.num === true ? html` class="num"` : undefined}>${page.say(cell.text)}</th>`,
  )}</tr></thead>`;
}

/** A part of a bar: its size, its name, and the class that gives colour and pattern. */
export interface BarPart {
  readonly className: string;
  readonly count: number;
  readonly label: Say;
}

const DIGITS = 3;

function at(value: number): string {
  return value.toFixed(DIGITS);
}

/**
 * One horizontal bar whose parts add up, and a legend with numbers and shares. Sizes stand in SVG attributes: the page's
 * policy allows no inline styles.
 */
export function stackedBar(page: PageVoice, parts: readonly BarPart[]): Markup {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const shown = parts.filter((part) => part.count > 0);
  let start = 0;
  const rects = shown.map((part) => {
    const width = (part.count / total) * 100;
    const x = start;
    start += width;
    const inside =
      width >= 9
        ? page.saySvg(
            (v) =>
              html`<text class="t-${part.className}" x="${at(x + width / 2)}%" y="50%">${v.format.number(part.count)}</text>`,
          )
        : undefined;
    return html`<rect class="p-${part.className}" x="${at(x)}%" y="0" width="${at(width)}%" height="100%"/>${inside}<line class="cut" x1="${at(x)}%" x2="${at(x)}%" y1="0" y2="100%"/>`;
  });
  const legend = parts.map(
    (part) =>
      html`<li><svg class="swatch" aria-hidden="true"><rect class="p-${part.className}" width="100%" height="100%"/></svg><b>${page.say((v) => v.format.number(part.count))}</b> <span>${page.say(part.label)}</span> <span class="muted">${page.say((v) => v.format.percent(total === 0 ? 0 : part.count / total))}</span></li>`,
  );
  return html`<svg class="bar" aria-hidden="true">${rects}</svg><ul class="legend">${legend}</ul>`;
}

/** Patterns that tell parts apart without colour; once a page. */
export const patterns: Markup = html`<svg class="defs" aria-hidden="true"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pat-bg-hold" width="6" height="6"/><rect class="pat-fg-hold" width="2" height="6"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="pat-bg-repeat" width="6" height="6"/><circle class="pat-fg-repeat" cx="3" cy="3" r="1.2"/></pattern>
<pattern id="closed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pat-fg-closed" width="1" height="6"/></pattern>
</defs></svg>`;
