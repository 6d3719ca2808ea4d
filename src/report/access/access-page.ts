/** The answer as a readable page for the person who asked. */
import type { AccessReport } from '../../core/access.ts';
import {
  type Cell,
  documentPage,
  documentSection,
  documentTable,
  factList,
  type Pair,
} from '../document/page.ts';
import { html, type Insert, type Markup } from '../html/escape.ts';
import { eventsSection, messagesSection, wordingsSection } from './event-cards.ts';
import { type AccessVoice, messagedBetween, periodText, purposeName, term } from './voice.ts';

const cells = (...contents: readonly Insert[]): Cell[] => contents.map((content) => ({ content }));

function suppressionText({ suppression }: AccessReport, { texts, format }: AccessVoice): string {
  if (suppression === undefined) return texts.document.none;
  const day = format.day(suppression.at);
  return suppression.kind === 'erased' ? texts.access.erasedSince(day) : texts.access.suppressedSince(day);
}

function summarySection(report: AccessReport, voice: AccessVoice): Markup {
  const { texts, format } = voice;
  const words = texts.access;
  const last = messagedBetween(report)?.[1];
  return documentSection(
    'summary',
    words.summary,
    factList([
      [words.facts.identifiers, report.identifiers.join(', ')],
      [
        words.facts.person,
        report.person === undefined ? words.personUnknown : html`<code>${report.person}</code>`,
      ],
      [words.facts.events, format.number(report.events.length)],
      [words.facts.messages, format.number(report.messages.length)],
      [words.facts.lastMessage, last === undefined ? texts.document.none : format.dayTime(last)],
      [words.facts.suppression, suppressionText(report, voice)],
      [words.facts.identity, words.byHand],
    ]),
  );
}

function purposesSection(report: AccessReport, voice: AccessVoice): Markup {
  const { texts, terms, states, format } = voice;
  const words = texts.access;
  const rows = report.purposes.map((one) =>
    cells(
      html`${purposeName(report, voice, one.purpose)}<span class="source">${words.categories[one.category]}</span>`,
      html`${one.mayBeMessaged ? words.may : words.mayNot}<span class="source">${states[one.state]}</span>`,
      one.basis === undefined ? texts.document.none : term(terms.bases, one.basis),
      one.deciding === undefined ? '' : format.day(one.deciding.at),
    ),
  );
  const head = cells(words.purpose, words.state, words.basis, words.since);
  return documentSection('purposes', words.purposesTitle, documentTable(words.purposesTitle, head, rows));
}

function testsSection({ tests }: AccessReport, { texts, format }: AccessVoice): Markup | undefined {
  if (tests.length === 0) return undefined;
  const words = texts.access;
  const rows = tests.map(({ begunAt, campaign, template, phone, state }) =>
    cells(
      format.dayTime(begunAt),
      html`${campaign}<span class="source"><code>${template}</code></span>`,
      phone,
      term(words.states, state),
    ),
  );
  const head = cells(texts.document.madeAt, words.campaign, words.facts.identifiers, words.state);
  return documentSection(
    'tests',
    words.testsTitle,
    html`<p class="muted prose">${words.testsText}</p>${documentTable(words.testsTitle, head, rows)}`,
  );
}

function foreignSection({ foreign }: AccessReport, { texts }: AccessVoice): Markup | undefined {
  if (foreign.length === 0) return undefined;
  const items = foreign.map(
    ({ wamid, status, body }) =>
      html`<li><code>${wamid}</code> ${status}<div class="letter">${body}</div></li>`,
  );
  return documentSection('foreign', texts.access.foreignTitle, html`<ul class="files">${items}</ul>`);
}

function decisionsSection({ decisions }: AccessReport, voice: AccessVoice): Markup | undefined {
  if (decisions.length === 0) return undefined;
  const { texts, format, checks } = voice;
  const words = texts.access;
  const rows = decisions.map(({ campaign, plan, at, entry }) =>
    cells(
      format.dayTime(at),
      html`${campaign}<span class="source"><code>${plan}</code></span>`,
      words.decisions[entry.decision],
      entry.reasons.map(
        (code) => html`<span class="source"><code>${code}</code> ${checks(code).rule}</span>`,
      ),
    ),
  );
  const head = cells(texts.document.madeAt, words.campaign, words.decision, words.reasons);
  return documentSection(
    'decisions',
    words.decisionsTitle,
    html`<p class="muted prose">${words.decisionsText}</p>${documentTable(words.decisionsTitle, head, rows)}`,
  );
}

function recipientsSection(report: AccessReport, { texts, format }: AccessVoice): Markup {
  const words = texts.access;
  const between = messagedBetween(report);
  const when =
    between === undefined
      ? words.recipientsNone
      : words.recipientsText(format.day(between[0]), format.day(between[1]));
  const recipients = report.recipients.map(
    ({ name, country, role, task }): Pair => [
      name,
      [words.roles[role], format.country(country), task].filter((part) => part !== undefined).join(' · '),
    ],
  );
  const transfers = report.transfers.map(
    ({ to, mechanism, note }): Pair => [
      format.country(to),
      [words.mechanisms[mechanism], note].filter((part) => part !== undefined).join(' · '),
    ],
  );
  return documentSection(
    'recipients',
    words.recipientsTitle,
    html`<p class="prose">${when}</p>${factList(recipients)}<h3>${words.transfersTitle}</h3>${
      transfers.length === 0 ? html`<p>${words.transfersNone}</p>` : factList(transfers)
    }`,
  );
}

function storageSection({ retention }: AccessReport, voice: AccessVoice): Markup {
  const words = voice.texts.access;
  const periods: Pair[] = [
    [words.storage.evidenceAfterWithdrawal, periodText(retention.evidenceAfterWithdrawal, voice)],
    [words.storage.messageLogs, periodText(retention.messageLogs, voice)],
    [words.storage.webhookPayloads, periodText(retention.webhookPayloads, voice)],
    [words.storage.plans, periodText(retention.plans, voice)],
    [words.storage.suppression, words.suppressionPeriod],
  ];
  return documentSection('storage', words.storageTitle, factList(periods));
}

function sourcesSection(
  { sources }: AccessReport,
  { texts, terms, format }: AccessVoice,
): Markup | undefined {
  if (sources.length === 0) return undefined;
  const lines = sources.map(({ source, method, first, last }) => {
    const way = method === undefined ? '' : `, ${term(terms.methods, method)}`;
    const name = `${term(terms.sources, source)}${way}`;
    return html`<li>${texts.access.sourceLine({ source: name, first: format.day(first), last: format.day(last) })}</li>`;
  });
  return documentSection('sources', texts.access.sourcesTitle, html`<ul class="plain">${lines}</ul>`);
}

function rightsSection({ controller }: AccessReport, { texts }: AccessVoice): Markup {
  const words = texts.access;
  const contact = controller.contact ?? controller.address;
  return documentSection(
    'rights',
    words.rightsTitle,
    html`<ul class="plain">${words.rights.map((right) => html`<li>${right}</li>`)}</ul><p class="note">${words.contactLine(`${controller.name}, ${contact}`)}</p>`,
  );
}

function footPairs(
  { controller, ledger, version, document }: AccessReport,
  { texts, format }: AccessVoice,
): Pair[] {
  return [
    [
      texts.document.controller,
      `${controller.name}, ${controller.address}, ${format.country(controller.country)}`,
    ],
    [texts.document.contact, controller.contact ?? texts.document.notStated],
    [
      texts.certificate.ledger,
      html`${texts.access.ledgerLine(format.number(ledger.size))}<code>${ledger.root}</code>`,
    ],
    [texts.document.document, html`<code>${document}</code>`],
    [texts.document.version, version],
  ];
}

/** The answer's page. */
export function accessPage(
  report: AccessReport,
  voice: AccessVoice,
  sha256Base64: (text: string) => string,
): string {
  const { texts, format, language } = voice;
  const words = texts.access;
  const { controller, identifier } = report;
  const isEmpty = report.person === undefined && report.suppression === undefined;
  const headline =
    isEmpty && report.decisions.length + report.foreign.length + report.tests.length === 0
      ? words.headlineNothing
      : words.headline;
  const sections = [
    summarySection(report, voice),
    purposesSection(report, voice),
    eventsSection(report, voice),
    wordingsSection(report, voice),
    messagesSection(report, voice),
    testsSection(report, voice),
    foreignSection(report, voice),
    decisionsSection(report, voice),
    sourcesSection(report, voice),
    recipientsSection(report, voice),
    storageSection(report, voice),
    documentSection('automated', words.automatedTitle, html`<p class="prose">${words.automatedText}</p>`),
    rightsSection(report, voice),
  ].filter((section) => section !== undefined);
  return documentPage({
    language,
    title: `${words.title}: ${identifier}`,
    kicker: html`<b>${words.title}</b> · ${words.article} · ${controller.name}`,
    headline: headline(controller.name, identifier),
    lead: html`<p>${words.lead(format.dayTime(report.madeAt))}</p>`,
    ids: [],
    sections,
    foot: {
      title: texts.document.footer,
      pairs: footPairs(report, voice),
      closing: texts.document.disclaimer,
    },
    skip: texts.document.skip,
    sha256Base64,
  });
}
