/**
 * A fact as a row tells it, in two parts: what it has in common with others (its frame) and what is its own. A file of a
 * million rows has a handful of frames, so each is read, checked and sent on once; `eventOf` puts the parts together.
 */
import type { EventKind, LegalBasis } from './consent.ts';
import type { NewEvent } from './ledger-ports.ts';

/** A fact without its instant, its identifiers and its own texts. Plain data: it may travel to another thread. */
export interface FactFrame {
  readonly kind: EventKind;
  readonly purposes: readonly string[];
  readonly channels: readonly string[];
  readonly basis: LegalBasis | undefined;
  readonly source: string;
  readonly precision: 'day' | undefined;
  readonly method: string | undefined;
  readonly wording: NewEvent['wording'];
  /** `identifier` undefined and `isOwn`: it came from the identifier that the row itself names. */
  readonly confirmation:
    | { readonly channel: string; readonly identifier: string | undefined; readonly isOwn: boolean }
    | undefined;
  readonly evidenceDigest: string | undefined;
  readonly sale:
    | { readonly date?: string; readonly productGroup?: string; readonly notice?: string }
    | undefined;
  readonly contractUntil: string | undefined;
  readonly released: readonly string[] | undefined;
  readonly hashes: readonly string[] | undefined;
  readonly language: string | undefined;
  readonly actor: string | undefined;
  readonly jurisdiction: string | undefined;
}

/** What a fact has for itself. Plain data. */
export interface RowFact {
  readonly frame: FactFrame;
  /** When it occurred, epoch milliseconds. */
  readonly at: number;
  readonly identifiers: readonly string[];
  readonly evidence: string | undefined;
  readonly saleRef: string | undefined;
  readonly contractRef: string | undefined;
  readonly messageId: string | undefined;
  readonly ip: string | undefined;
  readonly note: string | undefined;
}

function wholeSale({ frame, saleRef }: RowFact): NewEvent['sale'] {
  if (saleRef === undefined) return frame.sale;
  return { ...frame.sale, reference: saleRef };
}

function wholeContract({ frame, contractRef }: RowFact): NewEvent['contract'] {
  if (contractRef === undefined) return undefined;
  return frame.contractUntil === undefined
    ? { reference: contractRef }
    : { reference: contractRef, until: frame.contractUntil };
}

function wholeConfirmation({ frame, identifiers, messageId }: RowFact): NewEvent['confirmation'] {
  if (frame.confirmation === undefined) return undefined;
  const { channel, isOwn } = frame.confirmation;
  const identifier = isOwn ? identifiers[0] : frame.confirmation.identifier;
  return {
    channel,
    ...(identifier === undefined ? {} : { identifier }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

function wholeEvidence({ frame, evidence }: RowFact): NewEvent['evidence'] {
  if (evidence === undefined) return undefined;
  return frame.evidenceDigest === undefined
    ? { reference: evidence }
    : { digest: frame.evidenceDigest, reference: evidence };
}

/**
 * The event of a fact: always of the same shape, its parts with their members in canonical order, for they are made by
 * the million.
 */
export function eventOf(fact: RowFact): NewEvent {
  const { frame } = fact;
  return {
    kind: frame.kind,
    purposes: frame.purposes as string[],
    channels: frame.channels as string[],
    basis: frame.basis,
    occurredAt: new Date(fact.at).toISOString(),
    precision: frame.precision,
    source: frame.source,
    method: frame.method,
    wording: frame.wording,
    confirmation: wholeConfirmation(fact),
    evidence: wholeEvidence(fact),
    sale: wholeSale(fact),
    contract: wholeContract(fact),
    identifiers: fact.identifiers,
    released: frame.released as string[] | undefined,
    hashes: frame.hashes as string[] | undefined,
    language: frame.language,
    actor: frame.actor,
    jurisdiction: frame.jurisdiction,
    ip: fact.ip,
    note: fact.note,
  };
}
