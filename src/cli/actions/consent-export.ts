/** `consend consent export`: the whole ledger, as a CSV that can be imported again or as NDJSON. */
import { resolve } from 'node:path';
import { consentCsv } from '../../adapters/consents/index.ts';
import { createPhoneReader } from '../../adapters/phone/index.ts';
import { EXPORT_COLUMNS } from '../../core/consent-cells.ts';
import { ConsendError } from '../../core/errors.ts';
import type { LedgerPosition } from '../../core/plan.ts';
import { formatNumber } from '../../i18n/format.ts';
import { exportConsents } from '../../pipeline/export-consents.ts';
import { EXIT } from '../exit-codes.ts';
import { type ExportTarget, openExportTarget } from '../export-target.ts';
import { interruptSignal } from '../interrupt.ts';
import { readChoices } from '../options.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend consent export`. */
export interface ExportOptions {
  readonly format?: string;
  readonly out?: string;
  readonly yes?: boolean;
}

/** Forms of an export. */
const FORMATS = ['csv', 'ndjson'] as const;
type Format = (typeof FORMATS)[number];

/** What an export holds. */
interface Exported {
  /** Events written, and entries of people erased among them (CSV: their keyed hashes; NDJSON: what stands in the log). */
  readonly events: number;
  readonly erased: number;
  readonly position: LedgerPosition;
}

/** What the writing of one form needs. */
interface Writing {
  readonly open: OpenWorkspace;
  readonly target: ExportTarget;
  readonly signal: AbortSignal;
  readonly onProgress: (events: number) => void;
}

async function writeCsv(
  { open, target, signal, onProgress }: Writing,
  position: LedgerPosition,
): Promise<Exported> {
  const { ledger } = open.store;
  const phones = createPhoneReader();
  const isNumber = (text: string): boolean => {
    const read = phones.read(text, '');
    return read.ok && read.e164 === text;
  };
  const csv = consentCsv(EXPORT_COLUMNS);
  // With the mark Excel opens it right; a pipe is read by programs, which need none.
  await target.write(`${target.isFile ? '\uFEFF' : ''}${csv.header}`);
  let events = 0;
  let erased = 0;
  for await (const batch of exportConsents({ ledger, size: position.size, isNumber, signal })) {
    await target.write(csv.text(batch.rows));
    events += batch.events;
    erased += batch.rows.filter((row) => row.suppression_hash !== undefined).length;
    onProgress(events);
  }
  return { events, erased, position };
}

async function writeNdjson(
  { open, target, signal, onProgress }: Writing,
  position: LedgerPosition,
): Promise<Exported> {
  const line = (value: object): string => `${JSON.stringify(value)}\n`;
  const { ledger } = open.store;
  const createdAt = new Date(open.session.clock.now()).toISOString();
  await target.write(line({ schema: 'consend.ledger/1', createdAt, ledger: position }));
  let events = 0;
  let erased = 0;
  for await (const lines of ledger.log()) {
    signal.throwIfAborted();
    let text = '';
    for (const { seq, event, commitment } of lines) {
      if (seq > position.size) break;
      events += 1;
      if (event === undefined) erased += 1;
      text += line(
        event === undefined
          ? { seq, commitment, erased: true }
          : { seq, person: event.person, commitment, event },
      );
    }
    await target.write(text);
    onProgress(events);
    if ((lines.at(-1)?.seq ?? 0) >= position.size) break;
  }
  await target.write(line({ totals: { events, erased }, ledger: position }));
  return { events, erased, position };
}

const WRITERS: Readonly<Record<Format, typeof writeCsv>> = { csv: writeCsv, ndjson: writeNdjson };

/** The form: what the user names, else NDJSON where a script asks for JSON on standard output. */
function formatOf(session: Session, { format, out }: ExportOptions): Format {
  const isStreamed = session.globals.json && out === undefined;
  const [named] =
    format === undefined ? [] : readChoices(session, '--format', { value: format, choices: FORMATS });
  if (isStreamed && named === 'csv') {
    const detail = session.messages.cli.usage.conflict('--json', '--format csv');
    throw new ConsendError('usage.invalid', { params: { detail, command: 'consent export' } });
  }
  return named ?? (isStreamed ? 'ndjson' : 'csv');
}

async function exportTo(
  open: OpenWorkspace,
  target: ExportTarget,
  options: ExportOptions,
): Promise<Exported> {
  const { session, store } = open;
  const text = session.messages.transfer.export;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const { signal, stop } = interruptSignal(session);
  const startedAt = session.clock.now();
  const progress = await startProgress(session, text.start);
  try {
    const write = WRITERS[formatOf(session, options)];
    const onProgress = (events: number): void => {
      const seconds = Math.max((session.clock.now() - startedAt) / 1000, 0.001);
      progress.update(text.progress(number(events), number(Math.round(events / seconds))));
    };
    const exported = await write({ open, target, signal, onProgress }, await store.ledger.position());
    await target.finish();
    return exported;
  } catch (error) {
    const isAbort = error instanceof Error && error.name === 'AbortError';
    throw isAbort ? new ConsendError('export.interrupted', { cause: error }) : error;
  } finally {
    progress.stop();
    stop();
    await target.discard();
  }
}

/** `consend consent export`. */
export async function runConsentExport(session: Session, options: ExportOptions): Promise<number> {
  const format = formatOf(session, options);
  return await withWorkspace(
    session,
    async (open) => {
      const file = options.out === undefined ? undefined : resolve(session.io.cwd, options.out);
      const target = await openExportTarget(session, { file, yes: options.yes });
      const { transfer, care } = session.messages;
      if (target === undefined) {
        session.note(care.ask.declined);
        return EXIT.ok;
      }
      const { events, erased, position } = await exportTo(open, target, options);
      const count = formatNumber(session.globals.language, events);
      if (session.globals.json && file !== undefined) {
        const document = { schema: 'consend.export/1', format, file, events, erased, ledger: position };
        await session.io.out(`${JSON.stringify(document)}\n`);
      } else if (!session.globals.json) {
        session.note(
          file === undefined ? transfer.export.doneToOutput(count) : transfer.export.done(count, file),
        );
      }
      if (format === 'csv' && erased > 0 && !session.globals.json)
        session.note(transfer.export.keysNeeded(erased, formatNumber(session.globals.language, erased)));
      return EXIT.ok;
    },
    { needsNoKeys: true },
  );
}
