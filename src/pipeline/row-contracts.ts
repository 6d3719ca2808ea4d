/**
 * Contracts that a row itself shows: an order with its number and its date, as the campaign's `contract:` names the columns.
 * The plan decides as if the ledger had them; they enter it as the plan is sent, before the first message that rests on them.
 */
import { type ConsentState, slotName, WHATSAPP } from '../core/consent.ts';
import { readDateFormat } from '../core/date-format.ts';
import { readDate } from '../core/date-text.ts';
import type { PlanEntry } from '../core/plan.ts';
import type { Ledger, NewEvent } from '../core/ports.ts';
import type { StandingQuestion } from '../core/standing.ts';

/** An order that a row shows. */
export type RowContract = NonNullable<PlanEntry['contract']>;

/** Reads the order of a row from its cells; undefined where number or date is missing, no date, or still to come. */
export type ContractReader = (reference: string, date: string) => RowContract | undefined;

/** A reader for a workspace's zone at an instant (epoch milliseconds). */
export function contractReader(zone: string, now: number): ContractReader {
  // Dots leave no doubt which number is the day.
  const format = readDateFormat('D.M.YYYY');
  return (reference, date) => {
    if (reference.trim() === '' || date.trim() === '') return undefined;
    const read = readDate(date.trim(), zone, format);
    if ('code' in read || read.at > now) return undefined;
    const at = new Date(read.at).toISOString();
    return { reference: reference.trim(), at, ...(read.day === undefined ? {} : { day: true }) };
  };
}

/** The state as it will be once the order stands in the ledger. */
export function withContract(
  state: ConsentState,
  { reference, at, day }: RowContract,
  { purpose }: StandingQuestion,
): ConsentState {
  const entry = { at: Date.parse(at), seq: 0, fact: '', facts: { source: 'order', contractRef: reference } };
  return {
    ...state,
    [slotName('basis:contract', purpose, WHATSAPP)]: day ? { ...entry, day } : entry,
  };
}

/** Where orders come from, for the evidence that the ledger keeps. */
export interface ContractSource {
  readonly plan: string;
  readonly purpose: string;
  /** `sha256:` + hex of the recipients file. */
  readonly recipients: string;
}

function factOf({ phone, row, contract }: PlanEntry, source: ContractSource): NewEvent[] {
  if (contract === undefined) return [];
  const fact: NewEvent = {
    kind: 'basis-asserted',
    basis: 'contract',
    purposes: [source.purpose],
    channels: [WHATSAPP],
    occurredAt: contract.at,
    ...(contract.day ? { precision: 'day' as const } : {}),
    source: 'order',
    contract: { reference: contract.reference },
    evidence: { reference: `${source.plan}, row ${row}`, digest: source.recipients },
    identifiers: [phone],
    actor: 'plan',
  };
  return [fact];
}

/**
 * Enters the orders of a plan's entries in the ledger: once, however often the plan is sent. Resolves to the entries with the
 * number of the event that each rests on.
 */
export async function enterContracts(
  ledger: Pick<Ledger, 'record' | 'history'>,
  entries: readonly PlanEntry[],
  source: ContractSource,
): Promise<readonly PlanEntry[]> {
  const resting = entries.filter(({ contract, decision }) => contract !== undefined && decision !== 'block');
  if (resting.length === 0) return entries;
  await ledger.record(resting.flatMap((entry) => factOf(entry, source)));
  const seqs = new Map<PlanEntry, number>();
  for (const entry of resting) {
    const events = await ledger.history(entry.phone);
    const own = events.findLast(({ event }) => event.contract?.reference === entry.contract?.reference);
    if (own !== undefined) seqs.set(entry, own.seq);
  }
  return entries.map((entry) => {
    const event = seqs.get(entry);
    return event === undefined ? entry : { ...entry, event };
  });
}
