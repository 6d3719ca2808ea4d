/** The page around the sections: policy, head, verdict, foot. */
import type { ReportFrame } from '../model.ts';
import { localized, templateState } from '../phrases.ts';
import { html, type Insert, Markup } from './escape.ts';
import { type HtmlOptions, PAGE_LANGUAGES, type PageVoice } from './page-voice.ts';
import { facts, patterns, type Say } from './parts.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** What fills a page. */
export interface PageContent {
  readonly title: (voice: PageVoice['voices']['en']) => string;
  readonly verdict: Say;
  readonly sections: Insert;
}

/** Nothing may be loaded from anywhere; the one style and the one script are named by their digests. */
function policy(sha256Base64: HtmlOptions['sha256Base64']): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${sha256Base64(STYLE)}'`,
    `script-src 'sha256-${sha256Base64(SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function tools(page: PageVoice): Markup {
  const languages = PAGE_LANGUAGES.map(
    (language) =>
      html`<button type="button" data-language="${language}" lang="${language}" aria-pressed="${String(language === page.language)}">${page.voices[language].texts.languageName}</button>`,
  );
  return html`<div class="tools" hidden role="group" ${page.attribute('aria-label', (v) => v.texts.html.language)}>${languages}<button type="button" data-theme-toggle ${page.attribute('aria-label', (v) => v.texts.html.theme)}><span aria-hidden="true">◐</span></button></div>`;
}

function top(page: PageVoice, report: ReportFrame, content: PageContent): Markup {
  const fact = (name: Say, value: Insert) => html`<div><dt>${page.say(name)}</dt><dd>${value}</dd></div>`;
  const digest = (name: 'campaign' | 'recipients' | 'template') =>
    [
      (v: PageVoice['voices']['en']) => v.texts.html.inputNames[name],
      html`<code>${report.inputs[name]}</code>`,
    ] as const;
  const ledger = report.inputs.ledger;
  return html`<header><div class="top"><p><b>${report.campaign.title}</b> · ${page.say((v) => localized(report.purpose.title, v.language, report.purpose.id))} · ${report.sender}</p>${tools(page)}</div>
<h1>${page.say(content.verdict)}</h1>
<dl class="ids">${fact((v) => v.texts.html.plan, html`<code>${report.plan}</code>`)}${fact(
    (v) => v.texts.html.madeAt,
    page.say((v) => v.format.dayTime(report.madeAt)),
  )}${fact(
    (v) => v.texts.html.template,
    html`<code>${report.template.name}</code> (${report.template.languages.map((each) => each.language).join(', ')}), ${report.template.category}, ${page.say((v) => templateState(report.template, v))}`,
  )}</dl>
<details class="digests"><summary>${page.say((v) => v.texts.html.inputs)}</summary>${facts(page, [
    digest('campaign'),
    digest('recipients'),
    digest('template'),
    [
      (v) => v.texts.html.inputNames.ledger,
      html`${page.say((v) => v.texts.html.ledgerAt(v.format.number(ledger.size)))}, <code>${ledger.root}</code>`,
    ],
  ])}</details></header>
`;
}

function foot(page: PageVoice, report: ReportFrame): Markup {
  const { reviewedOn } = report.policy;
  const synced = report.template.syncedAt;
  return html`<footer aria-labelledby="foot-h"><h2 id="foot-h">${page.say((v) => v.texts.html.footer)}</h2>${facts(
    page,
    [
      [
        (v) => v.texts.html.ledger,
        html`${page.say((v) => v.texts.html.ledgerAt(v.format.number(report.ledger.size)))}, <code>${report.ledger.root}</code>`,
      ],
      [
        (v) => v.texts.html.templateCopy,
        page.say((v) => (synced === undefined ? v.texts.html.never : v.format.dayTime(synced))),
      ],
      [(v) => v.texts.html.version, html`consend ${report.consendVersion}`],
      [
        (v) => v.texts.html.policy,
        html`${report.policy.name}${reviewedOn === undefined ? undefined : html`, ${page.say((v) => v.texts.html.reviewed(v.format.calendarDay(reviewedOn)))}`}`,
      ],
    ],
  )}</footer>
`;
}

/** The whole document. */
export function renderPage(
  page: PageVoice,
  report: ReportFrame,
  parts: { readonly content: PageContent; readonly options: HtmlOptions },
): string {
  const { content, options } = parts;
  const titles = PAGE_LANGUAGES.map(
    (language) => html` data-${language}="${content.title(page.voices[language])}"`,
  );
  return html`<!doctype html>
<html lang="${page.language}" data-language="${page.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy(options.sha256Base64))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title${titles}>${content.title(page.voices[page.language])}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${page.say((v) => v.texts.html.skip)}</a>
${patterns}
${top(page, report, content)}
<main id="main">
${content.sections}
</main>
${foot(page, report)}
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.source;
}
