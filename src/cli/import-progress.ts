/** How an import goes: rows, rate and what is left of it by the bytes read. */
import { formatDuration, formatNumber } from '../i18n/format.ts';
import { type Progress, startProgress } from './progress.ts';
import type { Session } from './session.ts';

/** An import's progress. */
export interface ImportProgress {
  /** Says how far it is: rows done, bytes of the file read. */
  update(rows: number, bytes: number): void;
  done(rows: number): void;
  stop(): void;
}

/** Starts telling how the import of a file of so many bytes goes. */
export async function startImportProgress(
  session: Session,
  file: { readonly name: string; readonly bytes: number },
): Promise<ImportProgress> {
  const { transfer } = session.messages;
  const { language } = session.globals;
  const startedAt = session.clock.now();
  const seconds = (): number => Math.max((session.clock.now() - startedAt) / 1000, 0.001);
  const rate = (rows: number): string => formatNumber(language, Math.round(rows / seconds()));
  const progress: Progress = await startProgress(session, transfer.start(file.name));
  return {
    update(rows, bytes) {
      const left = bytes > 0 ? (seconds() * Math.max(file.bytes - bytes, 0)) / bytes : 0;
      progress.update(
        transfer.progress({
          rows: formatNumber(language, rows),
          perSecond: rate(rows),
          left: formatDuration(language, Math.ceil(left)),
        }),
      );
    },
    done(rows) {
      const time = formatDuration(language, seconds());
      progress.done(transfer.done({ rows: formatNumber(language, rows), time, perSecond: rate(rows) }));
    },
    stop: () => progress.stop(),
  };
}
