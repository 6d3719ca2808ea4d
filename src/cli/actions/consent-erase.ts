import { hasTraces } from '../../core/erasure.ts';
import { ConsendError } from '../../core/errors.ts';
import { searchFor } from '../../core/number-search.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { ErasureOrder, ErasurePreview } from '../../pipeline/erase.ts';
import { erasePerson, isKnown, previewErasure } from '../../pipeline/erase.ts';
import { erasureParts, lockCare, storeFileOf } from '../care.ts';
import { certificateBase, type WrittenCertificate, writeCertificate } from '../certificate-files.ts';
import { confirms } from '../confirm.ts';
import { certificateOf, type Done } from '../erasure-certificate.ts';
import { eraseUsage, type OrderOptions, readOrder, refuseNumbers } from '../erasure-order.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier, shownIdentifier } from '../identifier.ts';
import { searchElsewhere } from '../person-files.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { wrapped } from '../wrapped.ts';

/** Options of `consend consent erase`. */
export interface EraseOptions extends OrderOptions {
  readonly yes?: boolean;
  readonly out?: string;
}

/** Each person once, whichever of their identifiers were named. */
async function previews(open: OpenWorkspace, identifiers: readonly string[]): Promise<ErasurePreview[]> {
  const parts = erasureParts(open);
  const found = new Map<string, ErasurePreview>();
  for (const identifier of identifiers) {
    const preview = await previewErasure(parts, identifier);
    const key = preview.person?.person ?? identifier;
    if (!found.has(key)) found.set(key, preview);
  }
  return [...found.values()];
}

/** What is held, in a few words. */
function holds({ session }: OpenWorkspace, preview: ErasurePreview): string {
  const words = session.messages.rights.erase.holds;
  const { person, events, messages, foreign, files, entry } = preview;
  const count = (say: (n: number, text: string) => string, n: number): string[] =>
    n === 0 ? [] : [say(n, formatNumber(session.globals.language, n))];
  const parts = [
    ...count(words.events, events),
    ...count(words.identifiers, person?.identifiers.length ?? 0),
    ...count(words.messages, messages + foreign),
    ...count(words.plans, files.plans),
    ...count(
      words.files,
      files.reports + files.exports + files.evidence + files.temporary + files.foreign.length,
    ),
  ];
  if (parts.length > 0) return parts.join(' · ');
  return entry === undefined ? words.nothing : words.entryOnly;
}

async function wanted(
  open: OpenWorkspace,
  known: readonly ErasurePreview[],
  options: EraseOptions,
): Promise<boolean> {
  const { session } = open;
  const words = session.messages.rights.erase;
  const text = formatNumber(session.globals.language, known.length);
  if (options.yes !== true) {
    for (const preview of known)
      session.note(
        wrapped(session, `${shownIdentifier(session, preview.identifier)} · ${holds(open, preview)}`, '  '),
      );
    session.note(wrapped(session, options.forgetSuppression === true ? words.blockGoes : words.blockStays));
  }
  return await confirms(session, {
    question: words.ask(known.length, text),
    action: words.action(known.length, text),
    yes: options.yes,
  });
}

/** Nobody is known behind any of the numbers: says where else they stand. Throws `person.unknown`. */
async function refuseUnknown(open: OpenWorkspace, unknown: readonly ErasurePreview[]): Promise<never> {
  const { session, workspace } = open;
  const search = searchFor(unknown.map(({ identifier }) => identifier));
  const { hits } = await searchElsewhere(workspace, search);
  const words = session.messages.rights.erase;
  throw new ConsendError('person.unknown', {
    params: { number: unknown.map(({ identifier }) => shownIdentifier(session, identifier)).join(', ') },
    problems: hits.map(({ path, lines }) => ({
      path: search.hide(path, '…'),
      ...(lines[0] === undefined ? {} : { line: lines[0] }),
      message: words.namesNumber,
    })),
  });
}

function saidOf(open: OpenWorkspace, { preview, erased }: Done, certificate: WrittenCertificate): string[] {
  const { session } = open;
  const words = session.messages.rights.erase;
  const { result, files } = erased;
  const person = result?.person ?? shownIdentifier(session, preview.identifier);
  const tasks = Array.isArray(certificate.json.toDo) ? certificate.json.toDo : [];
  const isEmpty = result?.isNew !== true && !hasTraces(files);
  return [
    wrapped(session, isEmpty ? words.again(person) : words.done(person, holds(open, preview))),
    ...(tasks.length === 0 ? [] : [wrapped(session, words.toDo(tasks.length), '  ')]),
    ...tasks.map((task: { title: string }) => wrapped(session, `· ${task.title}`, '    ')),
    ...(certificate.base === undefined
      ? []
      : words.certificate(`${certificate.base}.html`, `${certificate.base}.json`)),
  ];
}

async function eraseAll(
  open: OpenWorkspace,
  known: readonly ErasurePreview[],
  { order, out }: { readonly order: ErasureOrder; readonly out: string | undefined },
): Promise<number> {
  const { session, store } = open;
  const parts = erasureParts(open);
  const words = session.messages.rights.erase;
  const progress = await startProgress(session, words.erasing);
  const done: Omit<Done, 'isScrubbed'>[] = [];
  let isScrubbed = false;
  try {
    for (const preview of known) {
      const erased = await erasePerson(parts, preview, order);
      done.push({ preview, erased, order });
    }
    isScrubbed = await store.care.scrub();
    progress.update(words.searching);
  } finally {
    progress.stop();
  }
  const documents: Readonly<Record<string, unknown>>[] = [];
  const lines: string[] = [];
  const failed: ConsendError[] = [];
  for (const one of done) {
    const certificate = await certificateOf(open, { ...one, isScrubbed });
    const written = await writeCertificate(open, certificate, out);
    documents.push(written.json);
    failed.push(...written.failed);
    lines.push(...saidOf(open, { ...one, isScrubbed }, written));
  }
  if (!isScrubbed) session.warn(wrapped(session, words.scrubPending), 'store.scrub-pending');
  if (session.globals.json) {
    const [first] = documents;
    const document =
      documents.length === 1 ? first : { schema: 'consend.erasures/1', certificates: documents };
    await session.io.out(`${JSON.stringify(document)}\n`);
  } else if (!session.globals.quiet || failed.length > 0) await session.io.out(`${lines.join('\n')}\n`);
  for (const { code, params } of failed)
    session.warn(wrapped(session, words.unwritten(session.messages.errors[code].headline(params))), code);
  return failed.length > 0 ? EXIT.unavailable : EXIT.ok;
}

async function erase(
  open: OpenWorkspace,
  numbers: readonly string[],
  options: EraseOptions,
): Promise<number> {
  const { session } = open;
  const words = session.messages.rights.erase;
  const order = readOrder(open, options);
  const identifiers = [...new Set(numbers.map((number) => readIdentifier(open, number)))];
  if (options.out !== undefined && identifiers.length > 1) throw eraseUsage(words.oneOnly);
  const out = await certificateBase(open, options.out);
  const lock = lockCare(session, await storeFileOf(open));
  try {
    const found = await previews(open, identifiers);
    refuseNumbers(open, order, [...identifiers, ...found.flatMap(({ trace }) => trace.identifiers)]);
    // Whoever asks for a certificate gets one, also of having held nothing.
    const known = options.out === undefined ? found.filter(isKnown) : found;
    const unknown = found.filter((preview) => !known.includes(preview));
    if (known.length === 0) return await refuseUnknown(open, unknown);
    for (const { identifier } of unknown)
      session.warn(wrapped(session, words.unknown(shownIdentifier(session, identifier))), 'person.unknown');
    if (!(await wanted(open, known, options))) {
      session.note(session.messages.care.ask.declined);
      return EXIT.ok;
    }
    return await eraseAll(open, known, { order, out });
  } finally {
    await lock.release();
  }
}

/**
 * `consend consent erase`: exit 3 where nothing is known of any of the numbers, 9 where everything was erased and a
 * certificate could not be written.
 */
export async function runConsentErase(
  session: Session,
  numbers: readonly string[],
  options: EraseOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => erase(open, numbers, options));
}
