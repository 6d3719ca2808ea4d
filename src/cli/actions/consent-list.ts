import { countryOfNumber } from '../../adapters/phone/index.ts';
import { durationMs } from '../../core/config.ts';
import { ConsendError } from '../../core/errors.ts';
import { PERSON_STATES } from '../../core/explanation.ts';
import { nearest } from '../../core/nearest.ts';
import type { LineFilter } from '../../core/overview.ts';
import { standingLines } from '../../pipeline/overview.ts';
import { listHeaderJson, listLineJson } from '../../report/person/overview-json.ts';
import { personVoice } from '../../report/person/voice.ts';
import { listHead, listLayout, listLines, type OverviewPage } from '../../report/terminal/overview.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { readChoices } from '../options.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend consent list`. */
export interface ListOptions {
  readonly purpose?: string;
  readonly state?: string;
  readonly stale?: boolean;
}

/** When a consent counts as stale where consend.yaml does not say: LG München I 08.04.2010 - 17 HK O 138/10. */
const STALE_AFTER = '18 months';

/** How long a consent may lie still. */
export function staleAfter({ workspace }: Pick<OpenWorkspace, 'workspace'>): string {
  return workspace.config.checks['consent.stale']?.after ?? STALE_AFTER;
}

/** The page that overviews are written on. */
export function overviewPage({ session, workspace }: OpenWorkspace): OverviewPage {
  const { messages, globals, io, color } = session;
  const { language, showNumbers } = globals;
  const zone = workspace.config.defaults.timeZone;
  // Whoever keeps the text in a file wants all of it.
  const width = io.isOutTty ? io.columns : Number.POSITIVE_INFINITY;
  return { ...personVoice({ messages, language, zone, showNumbers }), color, width };
}

function purposesOf({ session, workspace }: OpenWorkspace, named: string | undefined): string[] {
  const known = Object.keys(workspace.config.purposes);
  if (named === undefined) return known;
  return named.split(',').map((text) => {
    const purpose = text.trim();
    if (known.includes(purpose)) return purpose;
    const suggestion = nearest(purpose, known);
    const { overview, transfer } = session.messages;
    const hint = suggestion === undefined ? '' : transfer.didYouMean(suggestion);
    const detail = `--purpose: ${overview.list.unknownPurpose(purpose)}${hint}`;
    throw new ConsendError('usage.invalid', { params: { detail, command: 'consent list' } });
  });
}

function filterOf(open: OpenWorkspace, options: ListOptions): LineFilter {
  const { session } = open;
  return {
    purposes: purposesOf(open, options.purpose),
    states:
      options.state === undefined
        ? []
        : readChoices(session, '--state', { value: options.state, choices: PERSON_STATES }),
    staleAfterMs: options.stale ? durationMs(staleAfter(open)) : undefined,
  };
}

/** Writes what comes, as it comes: NDJSON with a header, or a table. */
function listWriter(open: OpenWorkspace, filter: LineFilter) {
  const { session, workspace } = open;
  const zone = workspace.config.defaults.timeZone;
  const line = (document: object): string => `${JSON.stringify(document)}\n`;
  if (session.globals.json) {
    return {
      begin: () => session.io.out(line(listHeaderJson(filter, session.clock.now(), zone))),
      lines: (lines: Parameters<typeof listLines>[0]) =>
        session.io.out(lines.map((one) => line(listLineJson(one, zone))).join('')),
      end: async (_count: number) => {},
    };
  }
  const page = overviewPage(open);
  const layout = listLayout(filter.purposes, page);
  const { list } = page.overview;
  return {
    begin: async () => {},
    lines: (lines: Parameters<typeof listLines>[0], isFirst: boolean) =>
      session.io.out(`${isFirst ? listHead(layout, page) : ''}${listLines(lines, layout, page)}`),
    end: async (count: number) => {
      const notes = count === 0 ? [list.nothing] : [list.lines(count, page.format.number(count))];
      if (filter.staleAfterMs !== undefined && count > 0)
        notes.push(list.staleHint(page.format.duration(filter.staleAfterMs / 1000)));
      session.note(notes.join('\n'));
    },
  };
}

/** `consend consent list`: a line for each person and purpose, streamed. */
export async function runConsentList(session: Session, options: ListOptions): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      const { store, workspace } = open;
      const filter = filterOf(open, options);
      const writer = listWriter(open, filter);
      const { signal, stop } = interruptSignal(session);
      let count = 0;
      try {
        await writer.begin();
        const lines = standingLines({
          settings: workspace.config,
          ...(workspace.config.policies === undefined ? {} : { countryOf: countryOfNumber() }),
          ledger: store.ledger,
          journal: store.journal,
          filter,
          now: session.clock.now(),
          signal,
        });
        for await (const batch of lines) {
          await writer.lines(batch, count === 0);
          count += batch.length;
        }
        await writer.end(count);
        return EXIT.ok;
      } catch (error) {
        if (signal.aborted) return EXIT.stopped;
        throw error;
      } finally {
        stop();
      }
    },
    { needsNoKeys: true },
  );
}
