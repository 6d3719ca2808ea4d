/** What follows from the log as a whole: the suppression list, and the texts that events name. */
import type { ConsentEvent } from '../../core/consent.ts';
import type { KeptWording, SuppressionEntry } from '../../core/ports.ts';
import { foldSuppression, type SuppressionChange, suppressionChanges } from '../../core/suppression.ts';
import { hexOf, type VerifyContext } from './context.ts';

/** Languages that the settings name for texts, by `id@version`. */
export type WordingLanguages = ReadonlyMap<string, string>;

const nameOf = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`;

/** Gathers from events what the lists must hold. Grows with the lists, not with the log. */
export class LedgerLists {
  readonly #changes = new Map<string, SuppressionChange[]>();
  /** Texts that events name by their digest, with the first event that does. */
  readonly #named = new Map<
    string,
    { readonly name: string; readonly digest: string; readonly seq: number }
  >();

  readonly #onEvent: (event: ConsentEvent) => void;

  /** Lists that pass on every event they take in. */
  constructor(onEvent: (event: ConsentEvent) => void = () => {}) {
    this.#onEvent = onEvent;
  }

  /** Takes an event in; in any order. */
  take(seq: number, event: ConsentEvent): void {
    this.#onEvent(event);
    for (const change of suppressionChanges(event, seq)) {
      const known = this.#changes.get(change.hash);
      if (known === undefined) this.#changes.set(change.hash, [change]);
      else known.push(change);
    }
    const digest = event.wording?.digest;
    if (event.wording === undefined || digest === undefined) return;
    const key = `${nameOf(event.wording)} ${digest}`;
    const before = this.#named.get(key)?.seq ?? Number.POSITIVE_INFINITY;
    if (seq < before) this.#named.set(key, { name: nameOf(event.wording), digest, seq });
  }

  /** Compares the suppression list with what it must be; how many entries there are. */
  async checkSuppressions({ rows, findings }: VerifyContext): Promise<number> {
    let count = 0;
    for await (const batch of rows.suppressions()) {
      for (const entry of batch) {
        count += 1;
        const expected = this.#entryOf(entry.hash);
        this.#changes.delete(entry.hash);
        const column = expected && differingColumn(entry, expected);
        if (expected === undefined)
          findings.add({
            table: 'suppressions',
            row: entry.hash,
            column: undefined,
            problem: 'suppression.foreign',
          });
        else if (column !== undefined)
          findings.add({ table: 'suppressions', row: entry.hash, column, problem: 'suppression.differs' });
      }
    }
    for (const hash of this.#changes.keys()) {
      if (this.#entryOf(hash) !== undefined)
        findings.add({ table: 'suppressions', row: hash, column: undefined, problem: 'suppression.missing' });
    }
    return count;
  }

  /** Compares the kept texts with their digests, and with those that events name; how many there are. */
  async checkWordings(context: VerifyContext, languages: WordingLanguages): Promise<number> {
    const { rows, findings } = context;
    const wordings = await rows.wordings();
    const digests = new Map(wordings.map((wording) => [nameOf(wording), wording.digest]));
    for (const wording of wordings) checkWording(context, wording, languages);
    for (const { name, digest, seq } of this.#named.values()) {
      if (digests.get(name) === digest) continue;
      const column = digests.has(name) ? 'digest' : undefined;
      findings.add({
        table: 'wordings',
        row: name,
        column,
        problem: 'wording.missing',
        params: { event: seq },
      });
    }
    return wordings.length;
  }

  #entryOf(hash: string): SuppressionEntry | undefined {
    const changes = [...(this.#changes.get(hash) ?? [])].sort((one, other) => one.seq - other.seq);
    return changes.reduce<SuppressionEntry | undefined>(foldSuppression, undefined);
  }
}

function differingColumn(entry: SuppressionEntry, expected: SuppressionEntry): string | undefined {
  if (entry.kind !== expected.kind) return 'kind';
  if (entry.at !== expected.at) return 'at';
  if (entry.liftedAt !== expected.liftedAt) return 'lifted_at';
  return entry.seq === expected.seq ? undefined : 'seq';
}

function checkWording(
  { sha256, findings }: VerifyContext,
  wording: KeptWording,
  languages: WordingLanguages,
): void {
  const row = nameOf(wording);
  if (wording.digest !== `sha256:${hexOf(sha256(wording.text))}`)
    findings.add({ table: 'wordings', row, column: undefined, problem: 'wording.digest' });
  const language = languages.get(row);
  if (language !== undefined && language !== wording.language)
    findings.add({ table: 'wordings', row, column: 'language', problem: 'wording.language' });
}
