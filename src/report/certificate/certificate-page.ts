/** The certificate as a readable page. */
import type { ErasureCertificate } from '../../core/erasure.ts';
import { documentPage, documentSection, documentTable, factList, type Pair } from '../document/page.ts';
import { html, type Insert, type Markup } from '../html/escape.ts';
import {
  type CertificateVoice,
  erasedLines,
  headlineOf,
  remnantLines,
  type TaskLine,
  taskLines,
  verifyCommands,
} from './words.ts';

function requestSection(certificate: ErasureCertificate, { texts, format }: CertificateVoice): Markup {
  const words = texts.certificate;
  const { request, person, actor, madeAt } = certificate;
  return documentSection(
    'request',
    words.request,
    factList([
      [words.reference, request.reference ?? texts.document.notStated],
      [words.requestedAt, format.day(Date.parse(request.requestedAt))],
      [words.ground, texts.grounds[request.ground]],
      [words.decidedAt, format.dayTime(madeAt)],
      [words.decidedBy, actor ?? texts.document.notStated],
      [words.person, person === undefined ? words.personUnknown : html`<code>${person}</code>`],
    ]),
  );
}

function erasedSection(certificate: ErasureCertificate, voice: CertificateVoice): Markup {
  const words = voice.texts.certificate;
  const lines = erasedLines(certificate, voice);
  const rows = lines.map(({ name, count, how }) => [
    { content: name },
    { content: voice.format.number(count), kind: 'num' } as const,
    { content: how, kind: 'prose' } as const,
  ]);
  const head = [
    { content: words.class },
    { content: words.count, kind: 'num' } as const,
    { content: words.how },
  ];
  const content =
    rows.length === 0 ? html`<p>${words.nothingErased}</p>` : documentTable(words.erasedTitle, head, rows);
  return documentSection('erased', words.erasedTitle, content);
}

function staysSection(certificate: ErasureCertificate, voice: CertificateVoice): Markup | undefined {
  const words = voice.texts.certificate;
  const rows = remnantLines(certificate, voice).map(({ name, count, reason, until, sources }) => [
    { content: name },
    { content: voice.format.number(count), kind: 'num' } as const,
    {
      content: html`${reason} <span class="source">${sources}</span>`,
      kind: 'prose',
    } as const,
    { content: until },
  ]);
  const head = [
    { content: words.class },
    { content: words.count, kind: 'num' } as const,
    { content: words.reason },
    { content: words.until },
  ];
  const forgotten = certificate.suppressionForgotten
    ? html`<p class="note">${words.suppressionForgotten}</p>`
    : undefined;
  if (rows.length === 0 && forgotten === undefined) return undefined;
  const table = rows.length === 0 ? undefined : documentTable(words.staysTitle, head, rows);
  return documentSection('stays', words.staysTitle, [table, forgotten]);
}

function task({ title, text, items, request, what }: TaskLine): Markup {
  const list =
    items.length === 0
      ? undefined
      : html`<ul class="files">${items.map((item) => html`<li><code>${item}</code></li>`)}</ul>`;
  const letter =
    what === 'processor'
      ? html`<div class="letter">${request}</div>`
      : html`<code class="request">${request}</code>`;
  return html`<li><div><h3>${title}</h3><p class="prose">${text}</p>${list}${request === undefined ? undefined : letter}</div></li>`;
}

function tasksSection(certificate: ErasureCertificate, voice: CertificateVoice): Markup | undefined {
  const lines = taskLines(certificate, voice);
  if (lines.length === 0) return undefined;
  const words = voice.texts.certificate;
  return documentSection(
    'tasks',
    words.tasksTitle,
    html`<p class="muted prose">${words.tasksText}</p><ol class="tasks">${lines.map(task)}</ol>`,
  );
}

function verifySection(certificate: ErasureCertificate, voice: CertificateVoice): Markup {
  const words = voice.texts.certificate;
  const { event } = certificate.ledger;
  const text =
    event === undefined
      ? words.verifyTextFiles
      : words.verifyText(voice.format.number(event), certificate.person ?? '');
  const commands = verifyCommands(certificate, voice).map(
    (command) => html`<li><code>${command}</code></li>`,
  );
  return documentSection(
    'verify',
    words.verifyTitle,
    html`<p class="prose">${text}</p><ul class="commands">${commands}</ul>`,
  );
}

function lead(certificate: ErasureCertificate, { texts }: CertificateVoice): Insert {
  const words = texts.certificate;
  const count = certificate.tasks.length;
  const open = count === 0 ? words.openTasksNone : html`<b>${words.openTasks(count)}</b>`;
  return html`<p>${open} ${words.noNumber}</p>`;
}

function footPairs(certificate: ErasureCertificate, { texts, format }: CertificateVoice): Pair[] {
  const { controller, ledger } = certificate;
  return [
    [
      texts.document.controller,
      `${controller.name}, ${controller.address}, ${format.country(controller.country)}`,
    ],
    [texts.document.contact, controller.contact ?? texts.document.notStated],
    [
      texts.certificate.ledger,
      html`${texts.certificate.ledgerAt(format.number(ledger.size), '')}<code>${ledger.root}</code>`,
    ],
    [texts.document.version, certificate.version],
  ];
}

/** The certificate's page. */
export function certificatePage(
  certificate: ErasureCertificate,
  voice: CertificateVoice,
  sha256Base64: (text: string) => string,
): string {
  const { texts, format, language } = voice;
  const sections = [
    requestSection(certificate, voice),
    erasedSection(certificate, voice),
    staysSection(certificate, voice),
    tasksSection(certificate, voice),
    verifySection(certificate, voice),
  ].filter((section) => section !== undefined);
  return documentPage({
    language,
    title: `${texts.certificate.title} ${certificate.document}`,
    kicker: html`<b>${texts.certificate.title}</b> · ${texts.certificate.article} · ${certificate.controller.name}`,
    headline: headlineOf(certificate, voice),
    lead: lead(certificate, voice),
    ids: [
      [texts.document.document, html`<code>${certificate.document}</code>`],
      [texts.document.madeAt, format.dayTime(certificate.madeAt)],
    ],
    sections,
    foot: {
      title: texts.document.footer,
      pairs: footPairs(certificate, voice),
      closing: `${texts.certificate.searched(format.number(certificate.filesSearched))} ${texts.document.disclaimer}`,
    },
    skip: texts.document.skip,
    sha256Base64,
  });
}
