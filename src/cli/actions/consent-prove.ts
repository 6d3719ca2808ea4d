import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { verifySignature } from '../../adapters/keys/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import { ConsendError } from '../../core/errors.ts';
import type { ProofBundle } from '../../core/proof-bundle.ts';
import { parseCheckpoint, parseNote } from '../../core/signed-note.ts';
import { formatNumber } from '../../i18n/format.ts';
import { provePerson } from '../../pipeline/prove.ts';
import { type ConsentProofFacts, consentProof } from '../../report/papers/consent-proof.ts';
import { paperJson } from '../../report/papers/paper-json.ts';
import { paperPage } from '../../report/papers/paper-page.ts';
import { labelled, plain, widthOf, wrap } from '../../report/terminal/layout.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier, shownIdentifier } from '../identifier.ts';
import { interruptSignal } from '../interrupt.ts';
import { type PaperOptions, paperHead, sessionVoice, shownPath } from '../paper-files.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { writeNewFile } from '../write-new-file.ts';

/** Options of `consend consent prove`. */
export interface ProveOptions extends Omit<PaperOptions, 'out'> {
  readonly out?: string;
}

/** Characters of a person's id in a file's name: enough to tell files apart, and nothing about who it is. */
const ID_IN_NAME = 8;

async function prove({ session, store }: OpenWorkspace, personKey: number): Promise<ProofBundle> {
  const words = session.messages.proof.progress;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const { signal, stop } = interruptSignal(session);
  const progress = await startProgress(session, words.provingStart);
  try {
    return await store.snapshot((rows) =>
      provePerson(rows, {
        sha256,
        verify: verifySignature,
        personKey,
        signal,
        onProgress: ({ events, total }) => progress.update(words.proving(number(events), number(total))),
      }),
    );
  } finally {
    progress.stop();
    stop();
  }
}

function sizeOf(bundle: ProofBundle): number {
  return parseCheckpoint(parseNote(bundle.checkpoint)?.text ?? '')?.size ?? 0;
}

async function print(
  session: Session,
  bundle: ProofBundle,
  { file, page }: { readonly file: string; readonly page: string },
): Promise<void> {
  const count = bundle.events.length;
  if (session.globals.json) {
    const { person, verifierKey } = bundle;
    const document = {
      schema: 'consend.prove/1',
      person,
      events: count,
      size: sizeOf(bundle),
      verifierKey,
      file,
      page,
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  if (session.globals.quiet) return;
  const { prove: texts, check, checkpoint } = session.messages.proof;
  const { columns: width } = session.io;
  const label = Math.max(...[check.proves, check.provesNot, check.key].map(widthOf)) + 2;
  const lines = [
    ...wrap(texts.written(count, formatNumber(session.globals.language, count), bundle.person, file), width),
    session.messages.papers.proof.page(shownPath(session, page)),
    ...wrap(texts.personal, width),
    '',
    ...labelled(check.proves, check.provesText, { label, width }),
    ...labelled(check.provesNot, check.provesNotText, { label, width }),
    ...labelled(check.key, bundle.verifierKey, { label, width }),
    ...wrap(checkpoint.giveKey, width),
    texts.next(file),
  ];
  await session.io.out(plain(lines));
}

/** The page beside the proof: the same name with another ending. */
async function writePage(
  open: OpenWorkspace,
  identifier: string,
  {
    bundle,
    named,
    text,
    options,
  }: {
    readonly bundle: ProofBundle;
    readonly named: string;
    readonly text: string;
    readonly options: ProveOptions;
  },
): Promise<string> {
  const { session, store, workspace } = open;
  const person = await store.ledger.person(identifier);
  const history = await store.ledger.history(identifier);
  const facts: ConsentProofFacts = {
    head: await paperHead(open, options),
    identifiers: [...new Set([identifier, ...(person?.identifiers ?? [])])],
    person: bundle.person,
    purposes: workspace.config.purposes,
    events: [...history].sort(
      (one, other) =>
        Date.parse(one.event.occurredAt) - Date.parse(other.event.occurredAt) || one.seq - other.seq,
    ),
    messages: person === undefined ? [] : await store.records.messages(person.personKey),
    wordings: bundle.wordings,
    file: { name: basename(named), digest: `sha256:${hash('sha256', text, 'hex')}` },
  };
  const voice = sessionVoice(open);
  const paper = consentProof(facts, voice);
  const { document } = paperJson(paper, voice, (content) => hash('sha256', content, 'hex'));
  const page = paperPage(paper, voice, {
    document,
    sha256Base64: (content) => hash('sha256', content, 'base64'),
  });
  return await writeNewFile(session, `${named.replace(/\.json$/i, '')}.html`, page);
}

async function proveNumber(open: OpenWorkspace, argument: string, options: ProveOptions): Promise<number> {
  const { session, store } = open;
  const identifier = readIdentifier(open, argument);
  const person = await store.ledger.person(identifier);
  if (person === undefined)
    throw new ConsendError('person.unknown', { params: { number: shownIdentifier(session, identifier) } });
  let bundle: ProofBundle;
  try {
    bundle = await prove(open, person.personKey);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return EXIT.stopped;
    throw error;
  }
  const named =
    options.out ?? `proof-${bundle.person.slice(0, ID_IN_NAME).toLowerCase()}-${sizeOf(bundle)}.json`;
  const text = `${JSON.stringify(bundle, null, 2)}\n`;
  const file = await writeNewFile(session, named, text);
  const page = await writePage(open, identifier, { bundle, named, text, options });
  await print(session, bundle, { file: options.out === undefined ? named : file, page });
  return EXIT.ok;
}

/** `consend consent prove`: writes a file that proves one person's events; exit 8 where the ledger itself does not bear them out. */
export async function runConsentProve(
  session: Session,
  argument: string,
  options: ProveOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => proveNumber(open, argument, options), { readOnly: true });
}
