/** Where recipients stand, by the ledger and by the orders that their rows show. */
import { EMPTY_STATE } from '../core/consent.ts';
import type { Recipient } from '../core/recipient.ts';
import { type Standing, standing } from '../core/standing.ts';
import type { KnownBatch } from './known-people.ts';
import type { CountryQuestion } from './question.ts';
import { type ContractReader, type RowContract, withContract } from './row-contracts.ts';

/** What standings are asked with. */
export interface StandingContext {
  readonly asked: (country: string) => CountryQuestion;
  /** Columns carried in `Recipient.values`, in order. */
  readonly columns: readonly string[];
  /** Headers of the columns that show an order; undefined: the campaign names none. */
  readonly contract?: { readonly reference: string; readonly date: string } | undefined;
  readonly contractOf?: ContractReader | undefined;
}

/** Reads the order that a row shows; undefined where the campaign names no columns for it. */
function orderReader({ columns, contract, contractOf }: StandingContext) {
  if (contract === undefined || contractOf === undefined) return undefined;
  const referenceAt = columns.indexOf(contract.reference);
  const dateAt = columns.indexOf(contract.date);
  return (values: readonly string[]) => contractOf(values[referenceAt] ?? '', values[dateAt] ?? '');
}

/** Where each recipient of a batch stands, and the orders, by place, that a message would rest on alone. */
export function standingsOf(
  context: StandingContext,
  recipients: readonly Recipient[],
  { people, first }: KnownBatch,
): { readonly standings: readonly Standing[]; readonly contracts: ReadonlyMap<number, RowContract> } {
  const orderOf = orderReader(context);
  const contracts = new Map<number, RowContract>();
  const standings = recipients.map(({ country, values }, index) => {
    const state = people.states.at(first + index) ?? EMPTY_STATE;
    const { question } = context.asked(country);
    const where = standing(state, question);
    const order = where.basis === undefined ? orderOf?.(values) : undefined;
    if (order === undefined) return where;
    const then = standing(withContract(state, order, question), question);
    if (then.basis !== 'contract') return where;
    contracts.set(index, order);
    // The ledger has no event of it yet.
    return { ...then, event: undefined };
  });
  return { standings, contracts };
}
