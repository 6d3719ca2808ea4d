/** Findings in words: what stops the campaign, why people are blocked, what is worth a look. */
import { groupOf } from '../../core/finding-groups.ts';
import type { FindingLine, PlanReport } from '../model.ts';
import { groupText } from '../parameter-reason.ts';
import { warningText } from '../phrases.ts';
import { freeingText, sourceText } from '../rule-text.ts';
import { html, type Markup, nothing } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { caption, filterBox, headerRow, type Say, section } from './parts.ts';

/** Actions told in the page; the plan has them all. */
const MOST_ACTIONS = 3;

/** What is wrong with values. */
function problemList(page: PageVoice, { problems = [] }: FindingLine): Markup | undefined {
  if (problems.length === 0) return undefined;
  const items = problems.map((group) => html`<li>${page.say((v) => groupText(group, v))}</li>`);
  return html`<ul class="plain">${items}</ul>`;
}

function reasonRow(page: PageVoice, finding: FindingLine): Markup {
  const words =
    (part: 'rule' | 'fix'): Say =>
    (v) =>
      v.checks(finding.code, finding.params)[part];
  return html`<tr role="row"><td role="cell" class="code"><code>${finding.code}</code><span class="source">${page.say((v) => v.rules.groups[groupOf(finding.code)])}</span></td><td role="cell" class="rule">${page.say(words('rule'))}${problemList(page, finding)}<span class="source">${page.say((v) => v.texts.hardness[finding.hardness])}${
    finding.sources.length === 0 ? '' : ': '
  }${page.say((v) => sourceText(finding, v.rules))}</span></td><td role="cell" class="num">${page.say((v) => v.format.number(finding.count))}</td><td role="cell" class="fix">${page.say(words('fix'))}</td></tr>
`;
}

function reasonTable(page: PageVoice, id: string, findings: readonly FindingLine[], count: Say): Markup {
  return html`<table class="stacking" id="${id}" role="table">${caption(page, (v) => v.texts.html.reasonsTitle)}${headerRow(
    page,
    [
      { text: (v) => v.texts.html.check },
      { text: (v) => `${v.texts.html.rule}, ${v.texts.html.source}` },
      { text: count, num: true },
      { text: (v) => v.texts.html.fix },
    ],
  )}<tbody>${findings.map((finding) => reasonRow(page, finding))}</tbody></table>`;
}

/** What stops the whole campaign; nothing where nothing does. */
export function stopSection(page: PageVoice, report: PlanReport): Markup {
  const stops = report.findings.filter(
    (finding) => finding.scope !== 'recipient' && finding.severity === 'block',
  );
  if (stops.length === 0) return nothing;
  const items = stops.map((stop) => {
    const words =
      (part: 'rule' | 'fix'): Say =>
      (v) =>
        v.checks(stop.code, stop.params)[part];
    return html`<li><p><b>${page.say(words('rule'))}</b></p><p>${page.say((v) => v.texts.html.fix)}: ${page.say(words('fix'))}</p><p class="source"><code>${stop.code}</code> · ${page.say((v) => v.texts.scopes[stop.scope])} · ${page.say((v) => v.texts.hardness[stop.hardness])}: ${page.say((v) => sourceText(stop, v.rules))}</p></li>`;
  });
  return section(page, 'stops', (v) => v.texts.html.wholeTitle, html`<ul class="stops">${items}</ul>`);
}

/** What one action would free, most first, and how many people each group of reasons is about. */
function freeingParts(page: PageVoice, { freeing, groups, summary }: PlanReport): Markup {
  const actions = freeing
    .slice(0, MOST_ACTIONS)
    .map((one) => html`<li>${page.say((v) => freeingText(one, v, summary))}</li>`);
  const counts = groups.map(
    ({ group, people }) =>
      html`<li>${page.say((v) => `${v.rules.groups[group]}: ${v.format.number(people)}`)}</li>`,
  );
  return html`${actions.length === 0 ? undefined : html`<h3>${page.say((v) => v.rules.freeing.label)}</h3><ul class="plain">${actions}</ul>`}${counts.length === 0 ? undefined : html`<ul class="plain">${counts}</ul>`}`;
}

/** Why people are blocked, the most fundamental first. */
export function reasonsSection(page: PageVoice, report: PlanReport): Markup {
  const reasons = report.findings.filter(
    (finding) => finding.scope === 'recipient' && finding.severity === 'block',
  );
  const isPerKey = report.summary.once !== undefined;
  const overlap: Say = (v) => (isPerKey ? v.sending.once.overlap : v.texts.reasons.overlap);
  const counted: Say = (v) => (isPerKey ? v.sending.once.reasonsHtml : v.texts.html.peopleColumn);
  const sum = reasons.reduce((total, reason) => total + reason.count, 0);
  const content =
    reasons.length === 0
      ? html`<p>${page.say((v) => v.texts.html.reasonsNone)}</p>`
      : html`${sum > report.summary.decisions.block ? html`<p class="muted">${page.say(overlap)}</p>` : undefined}${freeingParts(page, report)}${filterBox(page, 'reasons-t')}${reasonTable(page, 'reasons-t', reasons, counted)}`;
  return section(page, 'reasons', (v) => v.texts.html.reasonsTitle, content);
}

/** What is worth a look though it blocks nobody; nothing where there is nothing. */
export function warningsSection(page: PageVoice, report: PlanReport): Markup {
  const findings = report.findings.filter((finding) => finding.severity !== 'block');
  if (findings.length === 0 && report.warnings.length === 0) return nothing;
  const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  const lines = report.warnings.map(
    (warning) => html`<li>${page.say((v) => capital(warningText(warning, v)))}</li>`,
  );
  return section(
    page,
    'warnings',
    (v) => v.texts.html.warningsTitle,
    html`${lines.length === 0 ? undefined : html`<ul class="plain">${lines}</ul>`}${
      findings.length === 0 ? undefined : reasonTable(page, 'warnings-t', findings, (v) => v.texts.html.found)
    }`,
  );
}
