/** Words for verify, prove, check-proof and checkpoints; English. */
import type { ProofProblem } from '../../core/proof-bundle.ts';
import type { VerifyProblem } from '../../core/verification.ts';

/** What a problem's text is filled with. */
export type ProblemParams = Readonly<Record<string, string | number>>;

const events = (count: number, text: string): string => `${text} ${count === 1 ? 'event' : 'events'}`;

const problems: Readonly<Record<VerifyProblem, (p: ProblemParams) => string>> = {
  'event.missing': ({ from, to }) =>
    from === to ? `event ${from} is missing` : `events ${from} to ${to} are missing`,
  'event.foreign': () => 'has a number that is not its place in the log',
  'event.commitment': () => 'content, salt and commitment do not fit together',
  'event.rewritten': ({ from, to }) =>
    `what was signed is not what stands there: changed somewhere in events ${from} to ${to}`,
  'event.half-erased': () => 'lost a part of its content; an erasure takes all of it',
  'event.unnamed-erasure': () => 'lost its content, and no erasure of this person names it',
  'event.not-canonical': () => 'its text is not in canonical form',
  'event.not-an-event': () => 'its text is no event',
  'event.fact': () => 'the key of its fact is not the one of its content',
  'event.person': () => 'stands under another person than its content names',
  'erasure.wrong-events': () => 'names events as erased that are not this person’s, or names one twice',
  'erasure.undone': () => 'an erasure emptied it, and it has content again',
  'person.missing': () => 'has events or numbers, but no row of their own',
  'person.foreign': () => 'no event made this person',
  'person.ref': () => 'its id is not the one that its events name',
  'person.state': () => 'is not what the events say',
  'identifier.foreign': () => 'belongs to this person by no event',
  'identifier.missing': () => 'belongs to a person by their events, and is not linked to them',
  'tree.differs': () => 'the kept tree is not the one over the events',
  'checkpoint.unreadable': () => 'its text is no checkpoint',
  'checkpoint.origin': ({ origin }) => `is signed for another ledger: ${origin}`,
  'checkpoint.size': () => 'its row and its text name different sizes',
  'checkpoint.peaks': () => 'its tree does not have the root that was signed',
  'checkpoint.signature': () => 'is not signed by the key in force then',
  'checkpoint.beyond': ({ events: count }) =>
    `was signed when there were more events than the ${count} of today: the tail was deleted`,
  'checkpoint.missing': ({ from, to }) => `no checkpoint covers events ${from} to ${to}`,
  'key.beginning': () => 'the size from which it signs cannot be right',
  'key.unused': () => 'none of its checkpoints was signed by this key',
  'key.none': () => 'there is no key, yet there are events',
  'key.not-ours': () =>
    'is not the key of this workspace: somebody else signed, or the keys folder was exchanged',
  'origin.changed': ({ origin, expected }) =>
    `the ledger calls itself ${expected}; all that was signed says ${origin}`,
  'suppression.missing': () => 'the log puts it on the list, and it is not there',
  'suppression.foreign': () => 'no event put it on the list',
  'suppression.differs': () => 'is not what the log says',
  'wording.digest': () => 'the text is not the one of its digest',
  'wording.missing': ({ event }) => `event ${event} names it by its digest, and it is not kept`,
  'wording.language': () => 'is kept under another language than consend.yaml names',
  'evidence.altered': () =>
    'its bytes are not those of the digest that is its name: it was changed after it was attached',
  'exported.tail-missing': ({ size, events: count }) =>
    `the tail was deleted: the checkpoint was signed at ${size} events, the ledger has ${count}`,
  'exported.rewritten': ({ size }) =>
    `history was rewritten: the first ${size} events are not those that were signed`,
  'exported.other-ledger': ({ origin }) => `the checkpoint is of another ledger: ${origin}`,
  'exported.other-key': () => 'the checkpoint was signed by another key than this ledger has',
};

const faults: Readonly<Record<ProofProblem, string>> = {
  'key.unreadable': 'is no verifier key',
  'key.not-expected': 'is not the key that you named',
  'checkpoint.unreadable': 'is no signed checkpoint',
  'checkpoint.name': 'is of another ledger than the key',
  'checkpoint.signature': 'is not signed by the key',
  'event.order': 'does not come after the one before it',
  'event.salt': 'has no salt of 32 bytes',
  'event.not-an-event': 'is no event',
  'event.not-canonical': 'is not in canonical form',
  'event.person': 'is about another person',
  'event.inclusion': 'text, salt and proof do not lead to the root that was signed',
  'wording.digest': 'is not the text of its digest',
  'wording.missing': 'is named by an event, and its text is not there',
  'wording.unnamed': 'is named by no event',
};

export const proofEn = {
  commands: {
    verify: {
      about: 'recomputes the log and compares everything with it; names the first bad record',
      since: 'go on from a trusted checkpoint: its size, or the file it was exported to',
      checkpoint: 'a checkpoint that was exported earlier; finds a deleted tail and a rewritten history',
    },
    prove: {
      about: 'a proof of one person’s events that can be checked without the ledger',
      number: 'phone number in any form, or user id',
      out: 'file to write; proof-PERSON-SIZE.json without it',
    },
    checkProof: {
      about: 'checks a proof with nothing but the file: no workspace, no network',
      file: 'file that consend consent prove wrote',
      key: 'verifier key that you know from elsewhere',
    },
    checkpoint: {
      about: 'gives out the newest signed checkpoint, to be kept elsewhere',
      out: 'file to write; standard output without it',
    },
  },
  progress: {
    start: 'Verifying',
    log: (done: string, total: string, rate: string) =>
      `Verifying the log: ${done} of ${total} events, ${rate}/s`,
    people: (done: string, total: string, rate: string) =>
      `Verifying people: ${done} of ${total} events, ${rate}/s`,
    proving: (done: string, total: string) => `Proving: ${done} of ${total} events`,
    provingStart: 'Proving',
  },
  verify: {
    holds: (origin: string) => `The ledger holds · ${origin}`,
    empty: 'The ledger is empty: there is nothing to verify.',
    fails: (count: number, text: string) =>
      `✗ The ledger does not verify: ${text} ${count === 1 ? 'record does' : 'records do'} not hold`,
    rows: {
      log: 'log',
      checkpoints: 'checkpoints',
      people: 'people',
      suppressions: 'suppressions',
      wordings: 'texts',
    },
    log: 'events, complete and true to what was signed',
    logErased: (text: string) => `events, complete and true to what was signed; ${text} erased`,
    checkpoints: 'signed; the newest covers every event',
    people: 'as their events say',
    suppressions: 'as the log says',
    wordings: 'as when people agreed to them',
    evidenceMissing: (count: number, text: string, first: string) =>
      `${text} attached ${count === 1 ? 'file that an event names is' : 'files that events name are'} not in .consend/evidence, for one ${first}. The events hold; their evidence has to be found elsewhere.`,
    wordingChanged: (name: string, file: string) =>
      `${file} is no longer the text of ${name} that people agreed to. The ledger keeps that text; put it back, and enter the new one under a new version.`,
    since: (size: string) =>
      `Looked at: what is newer than event ${size}, and the people whom it is about. The rest: consend consent verify`,
    exportedHolds: (size: string) => `The exported checkpoint (${size} events) agrees with it.`,
    time: (seconds: string, rate: string) => `${seconds}, ${rate} events/s`,
    root: 'root',
    key: 'key',
    limits:
      'Whoever holds the key could rewrite all of it. Only a checkpoint that is kept elsewhere shows that.',
    limitsNext: 'Next: consend consent checkpoint --out FILE',
    keyAbsent:
      'This workspace’s key is not there or cannot be read: signatures were held against the key that the ledger names, which may be anybody’s.',
    more: (text: string) => `… and ${text} more`,
    next: 'Do not send on it. Compare with the last backup, and with an exported checkpoint: consend consent verify --checkpoint FILE',
    tables: {
      events: 'event',
      people: 'person',
      phones: 'number',
      user_ids: 'user id',
      tree: 'tree',
      checkpoints: 'checkpoint',
      keys: 'key',
      suppressions: 'suppression',
      wordings: 'text',
      meta: 'setting',
      evidence: 'attached file',
    } as Readonly<Record<string, string>>,
    problems,
  },
  prove: {
    written: (count: number, text: string, person: string, file: string) =>
      `Proof of ${events(count, text)} of person ${person}: ${file}`,
    personal: 'The file names the person in full: number, times, texts.',
    next: (file: string) => `Next: consend consent check-proof ${file}   (anywhere, without this ledger)`,
  },
  check: {
    holds: (person: string, count: number, text: string) =>
      `The proof holds · person ${person} · ${events(count, text)}`,
    fails: (file: string) => `✗ ${file} does not prove what it says`,
    signedAt: (origin: string, size: string) => `Signed by ${origin} when the ledger had ${size} events`,
    proves: 'Proves',
    provesText:
      'These events stood in the ledger in this order and to the letter when it was signed, and were not changed since.',
    provesNot: 'Not',
    provesNotText:
      'That an entry was true when it was made, when it was signed, or that there are no other events about this person.',
    key: 'Key',
    keyKnown: (key: string) => `${key} is the one that you named.`,
    keyUnknown: (key: string) =>
      `${key} comes from the file itself. Compare it with one that the ledger’s owner gave you, or name that: --key KEY`,
    wordings: (names: string) => `Texts agreed to, in the file: ${names}`,
    keyForm: 'a verifier key like consend.local/7k2m9q4t+1f0c93ab+AVCI…',
    faults,
    next: 'Ask the ledger’s owner for a new proof: consend consent prove NUMBER',
  },
  checkpoint: {
    written: (size: string, file: string) => `Checkpoint of ${size} events: ${file}`,
    key: 'Verifier key',
    keep: 'Keep both where nobody who can write this ledger can write: a mailbox, another machine, a notary. A chain that only you hold proves little.',
    giveKey: 'Give the key to the reader by another way than the file.',
    next: (file: string) => `Later: consend consent verify --checkpoint ${file}`,
  },
};
