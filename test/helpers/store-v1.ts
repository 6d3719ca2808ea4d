/** A store as version 1 of the program left it: its tables, and its own formula of facts, which had the person in it. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { initial } from '../../src/adapters/store/sqlite/migrations/001-initial.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { ConsentEvent } from '../../src/core/consent.ts';
import { appendLeaves, EMPTY_FRONTIER, leafHash } from '../../src/core/merkle.ts';
import { sha256 } from '../contract/store-tools.ts';

/** A fact of a version-1 ledger: of the n-th person, under the number `phoneOfV1(n)`. */
export interface FactV1 extends Omit<ConsentEvent, 'id' | 'person' | 'recordedAt' | 'identifiers'> {
  readonly who: number;
}

/** The number of the n-th person. */
export const phoneOfV1 = (who: number): string => `+49151${70_000_000 + who}`;
const refOf = (who: number): string => `PERSON${String(who).padStart(20, '0')}`;

/** `factKey` as version 1 had it. */
function factV1(event: ConsentEvent): Uint8Array {
  const text = JSON.stringify([
    event.person,
    event.kind,
    [...event.purposes].sort(),
    [...event.channels].sort(),
    event.basis ?? '',
    Date.parse(event.occurredAt),
    event.source,
    event.sale?.reference ?? '',
    event.contract?.reference ?? '',
  ]);
  const isAboutIdentifiers = event.kind === 'identifier-linked' || event.kind === 'identifier-changed';
  const full = isAboutIdentifiers ? text + JSON.stringify([...event.identifiers].sort()) : text;
  return sha256(full).subarray(0, 16);
}

/** Writes a version-1 store with these facts; of the events named in `emptied` (sequence numbers) only the commitment is left. */
export function writeStoreV1(
  path: string,
  facts: readonly FactV1[],
  { emptied = [], message = false }: { emptied?: readonly number[]; message?: boolean } = {},
): void {
  mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path);
  database.exec(`PRAGMA journal_mode = WAL; ${initial.sql}`);
  database.exec(
    "PRAGMA application_id = 0x636e7364; PRAGMA user_version = 1; INSERT INTO meta VALUES ('store.id', 'oldstore')",
  );
  const putPerson = database.prepare('INSERT INTO people (id, ref, state) VALUES (?, ?, \'{"old":1}\')');
  const putPhone = database.prepare('INSERT INTO phones (number, person) VALUES (?, ?)');
  const putEvent = database.prepare(
    'INSERT INTO events (seq, person, fact, body, salt, commitment) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const keys = new Map<number, number>();
  const leaves: Uint8Array[] = [];
  database.transaction(() => {
    for (const [index, { who, ...fact }] of facts.entries()) {
      const seq = index + 1;
      let person = keys.get(who);
      if (person === undefined) {
        person = keys.size + 1;
        keys.set(who, person);
        putPerson.run(person, refOf(who));
        putPhone.run(Number(phoneOfV1(who).slice(1)), person);
      }
      const event: ConsentEvent = {
        ...fact,
        id: `01EVENT${String(seq).padStart(19, '0')}`,
        person: refOf(who),
        recordedAt: '2026-02-01T00:00:00.000Z',
        identifiers: [phoneOfV1(who)],
      };
      const body = canonicalJson(event);
      const salt = sha256(`salt ${seq}`);
      const commitment = sha256(Buffer.concat([salt, Buffer.from(body)]));
      const isEmpty = emptied.includes(seq);
      putEvent.run(seq, person, factV1(event), isEmpty ? null : body, isEmpty ? null : salt, commitment);
      leaves.push(leafHash(sha256, commitment));
    }
    const { size, peaks } = appendLeaves(sha256, EMPTY_FRONTIER, leaves);
    database.prepare('UPDATE tree SET size = ?, peaks = ?').run(size, Buffer.concat(peaks));
    if (message) {
      database.exec(`
        INSERT INTO campaigns (id, name) VALUES (1, 'spring');
        INSERT INTO messages (campaign, person, phone, row, country, basis, event, template, language, zone, components, plan, state, not_before)
        VALUES (1, 1, 4915170000000, 2, 'DE', 'consent', 1, 't', 'de', '', '[]', 'p1', 'planned', 0)`);
    }
  })();
  database.close();
}
