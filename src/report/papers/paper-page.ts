/** A paper as its page. */
import type { Gap } from '../../core/paper.ts';
import { documentPage, documentSection, documentTable, factList, type Pair } from '../document/page.ts';
import { html, type Insert, type Markup } from '../html/escape.ts';
import {
  AUTHOR_GAP,
  type MissingField,
  missingOf,
  type Paper,
  type PaperBlock,
  type PaperCard,
  type PaperField,
} from './model.ts';
import type { PaperVoice } from './voice.ts';

/** A gap as the page shows it: that something is missing, and what fills it. */
function gapMark({ place, line }: Gap, { texts }: PaperVoice): Markup {
  const { missing, fill } = texts.frame;
  const way = line === '' ? undefined : html` <code>${line}</code>`;
  return html`<span class="gap"><b>${missing}</b> · ${fill[place]}${way}</span>`;
}

function pairsOf(fields: readonly PaperField[], voice: PaperVoice): Pair[] {
  return fields.map(({ label, shown, gap }) => [label, gap === undefined ? shown : gapMark(gap, voice)]);
}

function emptyText(empty: string, gap: Gap | undefined, voice: PaperVoice): Markup {
  return html`<p class="prose">${empty}${gap === undefined ? undefined : html` ${gapMark(gap, voice)}`}</p>`;
}

function card({ title, fields, blocks = [] }: PaperCard, voice: PaperVoice): Markup {
  return html`<article class="card"><h3>${title}</h3>${factList(pairsOf(fields, voice))}${blocks.map((one) => blockMarkup(one, voice))}</article>`;
}

const TONES = { note: 'note', muted: 'muted prose', letter: 'letter' } as const;

function blockMarkup(block: PaperBlock, voice: PaperVoice): Insert {
  switch (block.kind) {
    case 'fields':
      return factList(pairsOf(block.fields, voice));
    case 'text':
      return html`<div class="${block.tone === undefined ? 'prose' : TONES[block.tone]}">${block.text}</div>`;
    case 'heading':
      return html`<h3>${block.text}</h3>`;
    case 'cards':
      return block.cards.length === 0
        ? emptyText(block.empty, block.gap, voice)
        : html`<div class="cards">${block.cards.map((one) => card(one, voice))}</div>`;
    default: {
      const heading = block.title === undefined ? undefined : html`<h3>${block.title}</h3>`;
      if (block.rows.length === 0) return [heading, emptyText(block.empty, block.gap, voice)];
      const head = block.columns.map(({ label, kind }) => ({ content: label, ...(kind && { kind }) }));
      const rows = block.rows.map((cells) =>
        cells.map(({ shown }, index) => {
          const kind = block.columns[index]?.kind;
          return { content: shown, ...(kind && { kind }) };
        }),
      );
      return [heading, documentTable(block.title ?? block.empty, head, rows)];
    }
  }
}

function missingSection(missing: readonly MissingField[], voice: PaperVoice): Markup | undefined {
  if (missing.length === 0) return undefined;
  const { frame } = voice.texts;
  const head = [frame.detail, frame.fills].map((content) => ({ content }));
  const rows = missing.map(({ label, gap }) => [
    { content: label },
    {
      content: html`${frame.fill[gap.place]}${gap.line === '' ? undefined : html` <code class="line">${gap.line}</code>`}`,
    },
  ]);
  return documentSection('missing', frame.missingTitle, documentTable(frame.missingTitle, head, rows));
}

function footPairs({ head }: Paper, { texts, rights, format }: PaperVoice): Pair[] {
  const { frame } = texts;
  const { controller, checkpoint } = head;
  const signed: Insert =
    checkpoint === undefined
      ? frame.noCheckpoint
      : html`${frame.checkpointOf(format.number(checkpoint.size))} <code>${checkpoint.root}</code>`;
  const note: Pair[] =
    checkpoint === undefined
      ? []
      : [
          [frame.signature, html`<div class="letter note-text">${checkpoint.note.trimEnd()}</div>`],
          [frame.key, html`<code>${checkpoint.verifierKey}</code>`],
        ];
  return [
    [
      rights.document.controller,
      `${controller.name}, ${controller.address}, ${format.country(controller.country)}`,
    ],
    [
      frame.policies,
      head.policies
        .map(({ name, reviewedOn }) => frame.policy(name, format.calendarDay(reviewedOn)))
        .join(', '),
    ],
    [frame.policyDigest, html`<code>${head.policyDigest}</code>`],
    [frame.checkpoint, signed],
    ...note,
    [rights.document.version, head.version],
  ];
}

/** The paper's page; `document` is the id that its JSON document has. */
export function paperPage(
  paper: Paper,
  voice: PaperVoice,
  { document, sha256Base64 }: { readonly document: string; readonly sha256Base64: (text: string) => string },
): string {
  const { texts, rights, format, language } = voice;
  const { frame } = texts;
  const missing = missingOf(paper, frame.author);
  const state =
    missing.length === 0 ? frame.complete : frame.missingCount(missing.length, format.number(missing.length));
  const sections = paper.sections.map(({ id, title, blocks }) =>
    documentSection(
      id,
      title,
      blocks.map((block) => blockMarkup(block, voice)),
    ),
  );
  const gaps = missingSection(missing, voice);
  return documentPage({
    language,
    title: `${paper.title} · ${paper.head.controller.name}`,
    kicker: html`<b>${paper.title}</b> · ${paper.article} · ${paper.head.controller.name}`,
    headline: paper.headline,
    lead: html`<p>${paper.lead} <b>${state}</b></p>`,
    ids: [
      [rights.document.document, html`<code>${document}</code>`],
      [rights.document.madeAt, format.dayTime(paper.head.madeAt)],
      [frame.author, paper.head.author ?? gapMark(AUTHOR_GAP, voice)],
    ],
    sections: [...sections, ...(gaps === undefined ? [] : [gaps])],
    foot: {
      title: rights.document.footer,
      pairs: footPairs(paper, voice),
      closing: [paper.closing, frame.notice].filter((one) => one !== undefined).join(' '),
    },
    skip: rights.document.skip,
    sha256Base64,
  });
}
