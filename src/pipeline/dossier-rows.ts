/** The rows of a dossier: what was decided of each recipient and what came of it, a batch at a time. */
import type { DossierRow } from '../core/dossier.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { ExistingMessage, Ledger, MessageJournal } from '../core/ports.ts';

/** What the rows are made from. */
export interface DossierRowsParts {
  readonly campaign: string;
  /** The plan's entries in file order. */
  readonly entries: AsyncIterable<readonly PlanEntry[]>;
  readonly ledger: Pick<Ledger, 'lookup'>;
  readonly journal: Pick<MessageJournal, 'existing' | 'existingKeys'>;
}

/** The rows in file order; no number leaves here. Memory does not grow with them. */
export async function* dossierRows({
  campaign,
  entries,
  ledger,
  journal,
}: DossierRowsParts): AsyncIterable<readonly DossierRow[]> {
  for await (const batch of entries) {
    const phones = batch.map(({ phone }) => phone).filter((phone) => phone !== '');
    const people = await ledger.lookup(phones);
    const keys = batch.flatMap(({ key }) => key ?? []);
    const byPhone = keys.length > 0 ? NOBODY : await journal.existing(campaign, phones);
    const byKey = keys.length > 0 ? await journal.existingKeys(campaign, keys) : NOBODY;
    yield batch.map((entry) => {
      const message = entry.key === undefined ? byPhone.get(entry.phone) : byKey.get(entry.key);
      return {
        row: entry.row,
        person: people.get(entry.phone)?.person,
        country: entry.country,
        decision: entry.decision,
        basis: entry.basis,
        event: entry.event,
        reasons: entry.reasons,
        state: message?.state,
        code: message?.code,
      };
    });
  }
}

const NOBODY: ReadonlyMap<string, ExistingMessage> = new Map();

/** The columns of the rows' file. */
export const DOSSIER_COLUMNS = [
  'row',
  'person',
  'country',
  'decision',
  'basis',
  'ledger_event',
  'reasons',
  'state',
  'code',
] as const;

/** A row as a CSV record. Nothing in it comes from a user's cells. */
export function dossierRecord({
  row,
  person,
  country,
  decision,
  basis,
  event,
  reasons,
  state,
  code,
}: DossierRow): string {
  return [row, person, country, decision, basis, event, reasons.join(' '), state, code]
    .map((one) => one ?? '')
    .join(',');
}
