/** A document about one person as one self-contained page in one language: no script, nothing loaded, A4 on paper. */
import type { Language } from '../../i18n/index.ts';
import { html, type Insert, Markup } from '../html/escape.ts';
import { DOCUMENT_STYLE } from './style.ts';

/** What a document's page is made of. */
export interface DocumentPage {
  readonly language: Language;
  readonly title: string;
  /** A line above the headline: whose document, under which article. */
  readonly kicker: Insert;
  readonly headline: string;
  /** What is said under the headline. */
  readonly lead: Insert;
  readonly ids: readonly Pair[];
  readonly sections: readonly Markup[];
  readonly foot: { readonly title: string; readonly pairs: readonly Pair[]; readonly closing: string };
  readonly skip: string;
  /** SHA-256 of a text's UTF-8 bytes in base64, for the content security policy. */
  readonly sha256Base64: (text: string) => string;
}

/** A name and its value. */
export type Pair = readonly [name: string, value: Insert];

function pairs(entries: readonly Pair[]): Markup[] {
  return entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
}

/** Names and values, one pair a line. */
export function factList(entries: readonly Pair[]): Markup {
  return html`<dl class="facts">${pairs(entries)}</dl>`;
}

/** A section with its heading; `id` names it for links and assistive technology. */
export function documentSection(id: string, title: string, content: Insert): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>${content}</section>
`;
}

/** A cell: its content, and whether it is a number or running text. */
export interface Cell {
  readonly content: Insert;
  readonly kind?: 'num' | 'prose';
}

/** A table whose caption is its heading, read out but not shown twice. */
export function documentTable(
  caption: string,
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): Markup {
  const cell = ({ content, kind }: Cell): Markup =>
    html`<td role="cell"${kind === undefined ? undefined : html` class="${kind}"`}>${content}</td>`;
  const heading = ({ content, kind }: Cell): Markup =>
    html`<th scope="col" role="columnheader"${kind === 'num' ? html` class="num"` : undefined}>${content}</th>`;
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="${caption}"><table role="table"><caption class="unseen">${caption}</caption><thead><tr role="row">${head.map(heading)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr role="row">${row.map(cell)}</tr>`,
  )}</tbody></table></div>`;
}

/** The whole document. */
export function documentPage(page: DocumentPage): string {
  const policy = `default-src 'none'; style-src 'sha256-${page.sha256Base64(DOCUMENT_STYLE)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${page.language}" data-language="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<style>${new Markup(DOCUMENT_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${page.skip}</a>
<header><div class="top"><p>${page.kicker}</p></div>
<h1>${page.headline}</h1>
<div class="lead">${page.lead}</div>
<dl class="ids">${pairs(page.ids)}</dl></header>
<main id="main">
${page.sections}
</main>
<footer aria-labelledby="foot-h"><h2 id="foot-h">${page.foot.title}</h2>${factList(page.foot.pairs)}<p class="muted">${page.foot.closing}</p></footer>
</body>
</html>
`.source;
}
