/** What a certificate says, as text that JSON and page share. */
import type { ErasureCertificate, ErasureTask } from '../../core/erasure.ts';
import { type Formats, formatsFor } from '../../i18n/format.ts';
import type { Language, Messages } from '../../i18n/index.ts';

/** What a certificate is written with. */
export interface CertificateVoice {
  readonly language: Language;
  readonly texts: Messages['rights'];
  readonly format: Formats;
}

/** The voice of a certificate in a language. */
export function certificateVoice(
  certificate: Pick<ErasureCertificate, 'zone'>,
  options: { readonly language: Language; readonly messages: Pick<Messages, 'rights'> },
): CertificateVoice {
  const { language, messages } = options;
  return { language, texts: messages.rights, format: formatsFor(language, certificate.zone) };
}

/** The certificate's first sentence. */
export function headlineOf(certificate: ErasureCertificate, { texts, format }: CertificateVoice): string {
  const { ledger, isNew, erased, madeAt } = certificate;
  const isEmpty = erased.length === 0;
  const withoutEvent = isEmpty ? 'nothing' : 'files';
  const again = isEmpty ? 'clean' : 'again';
  const state = ledger.event === undefined ? withoutEvent : isNew ? 'erased' : again;
  return texts.certificate.headline(state, format.dayTime(madeAt));
}

/** Something that was erased or stays, in words. */
export interface Line {
  readonly what: string;
  readonly name: string;
  readonly count: number;
}

/** What was erased, class by class, with how. */
export function erasedLines(
  certificate: ErasureCertificate,
  { texts }: CertificateVoice,
): (Line & { readonly how: string })[] {
  return certificate.erased.map(({ what, count }) => {
    const [name = what, how = ''] = texts.certificate.classes[what] ?? [];
    return { what, name, count, how };
  });
}

/** What stays, with why, until when, and the clauses it rests on. */
export function remnantLines(
  certificate: ErasureCertificate,
  { texts }: CertificateVoice,
): (Line & { readonly reason: string; readonly until: string; readonly sources: string })[] {
  return certificate.stays.map(({ what, count }) => {
    const [name = what, reason = '', until = '', sources = ''] = texts.certificate.stays[what] ?? [];
    return { what, name, count, reason, until, sources };
  });
}

/** A task in words: title, what to do, and what it is about. */
export interface TaskLine {
  readonly what: ErasureTask['what'];
  readonly title: string;
  readonly text: string;
  /** Files, backups or names, a line each. */
  readonly items: readonly string[];
  /** A letter or a request, ready to be made. */
  readonly request: string | undefined;
}

/** Files named of one task; the rest is told as a number. */
const MOST_FILES = 20;

function listed(files: readonly string[], count: number, { texts }: CertificateVoice): string[] {
  const shown = files.slice(0, MOST_FILES);
  return count > shown.length ? [...shown, texts.certificate.moreFiles(count - shown.length)] : shown;
}

function itemsOf(task: ErasureTask, voice: CertificateVoice): string[] {
  const { texts, format } = voice;
  switch (task.what) {
    case 'again':
    case 'imports':
      return listed(task.files, task.files.length, voice);
    case 'unread':
      return listed(task.files, task.count, voice);
    case 'files': {
      const hits = task.files.map(({ path, inName, lines, count }) => {
        const places = [
          ...(inName ? [texts.certificate.inName] : []),
          ...(count > 0
            ? [texts.certificate.lines(lines.map(format.number).join(', '), count - lines.length)]
            : []),
        ];
        return `${path}: ${places.join(', ')}`;
      });
      return listed(hits, hits.length, voice);
    }
    case 'backups':
      return task.backups.map(
        ({ file, at }) => `${file}, ${texts.certificate.madeOn(format.dayTime(Date.parse(at)))}`,
      );
    case 'processor':
      return [];
    default:
      return [];
  }
}

function requestOf(
  task: ErasureTask,
  certificate: ErasureCertificate,
  { texts, format }: CertificateVoice,
): string | undefined {
  if (task.what === 'contact-book') return task.request;
  if (task.what !== 'processor') return undefined;
  return texts.certificate.letter({
    processor: task.name,
    others: task.others.join(', '),
    reference: certificate.request.reference ?? certificate.document,
    day: format.day(certificate.madeAt),
    name: certificate.controller.name,
    address: certificate.controller.address,
  });
}

/** What is left to do, in words. */
export function taskLines(certificate: ErasureCertificate, voice: CertificateVoice): TaskLine[] {
  return certificate.tasks.map((task) => {
    const [title = task.what, text = ''] = voice.texts.certificate.tasks[task.what] ?? [];
    return {
      what: task.what,
      title,
      text,
      items: itemsOf(task, voice),
      request: requestOf(task, certificate, voice),
    };
  });
}

/** Commands with which the erasure can be verified. */
export function verifyCommands(certificate: ErasureCertificate, { language }: CertificateVoice): string[] {
  const number = language === 'de' ? 'NUMMER' : 'NUMBER';
  const ofEvent = certificate.ledger.event === undefined ? [] : ['consend consent verify'];
  return [...ofEvent, `consend consent show ${number}`, `consend consent access ${number}`];
}
