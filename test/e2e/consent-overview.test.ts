import { rename } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { people, withdrawalsCsv } from '../helpers/people.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const list = people(5, 7000);
let space: Workspace;

beforeAll(async () => {
  space = await workspace({ consenting: list });
  await space.import(withdrawalsCsv(list.slice(0, 2), '2026-10-01T10:00:00+02:00'));
});
afterAll(removeFolders);

interface Line {
  readonly identifiers: readonly string[];
  readonly purpose: string;
  readonly state: string;
  readonly since: string;
}

async function lines(...args: string[]): Promise<Line[]> {
  const { code, stdout, stderr } = await space.run('consent', 'list', '--json', ...args);
  expect(code, stderr).toBe(0);
  const [header, ...rest] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line & { schema?: string });
  expect(header?.schema).toBe('consend.list/1');
  return rest;
}

describe('consend consent list', () => {
  test('streams a header and a line for each person and purpose', async () => {
    const all = await lines();
    expect(all.map(({ purpose, state }) => `${purpose} ${state}`).sort()).toEqual([
      'newsletter in-force',
      'newsletter in-force',
      'newsletter in-force',
      'newsletter withdrawn',
      'newsletter withdrawn',
    ]);
    expect(all.flatMap(({ identifiers }) => identifiers).sort()).toEqual(
      list.map(({ phone }) => phone).sort(),
    );
  });

  test('can be narrowed to states and purposes', async () => {
    expect(await lines('--state', 'withdrawn', '--purpose', 'newsletter')).toHaveLength(2);
    expect(await lines('--purpose', 'orders')).toEqual([]);
    expect(await lines('--purpose', 'orders', '--state', 'none')).toHaveLength(5);
  });

  test('finds consents that lay still for as long as consend.yaml says', async () => {
    expect(await lines('--stale')).toEqual([]);
    await space.edit('consend.yaml', (text) => `${text}\nchecks: { consent.stale: { after: 3 days } }\n`);
    const { stderr } = await space.run('consent', 'list', '--stale');
    expect(await lines('--stale')).toHaveLength(3);
    expect(stderr).toContain('for 3 days');
    expect(stderr).not.toContain('check consent.stale');
  });

  test('masks numbers for people, in English and German', async () => {
    const english = await space.run('consent', 'list');
    const german = await space.run('consent', 'list', '--lang', 'de');
    expect(english.stdout).toMatch(/^number +person +purpose +state/);
    expect(german.stdout).toMatch(/^Nummer +Person +Zweck +Zustand/);
    expect(german.stdout).toContain('widerrufen');
    for (const { phone } of list) expect(english.stdout).not.toContain(phone.slice(3));
    expect((await space.run('consent', 'list', '--show-numbers')).stdout).toContain(list[0]?.phone);
  });

  test('refuses states and purposes that there are not, with 2', async () => {
    const state = await space.run('consent', 'list', '--state', 'gone', '--json');
    expect(state.code).toBe(2);
    const purpose = await space.run('consent', 'list', '--purpose', 'newsleter', '--json');
    expect(purpose.code).toBe(2);
    expect(documentOf<ErrorDocument>(purpose, 'consend.error/1').message).toContain('newsletter');
  });
});

describe('consend consent stats', () => {
  test('sums up what the list shows', async () => {
    const result = await space.run('consent', 'stats', '--json');
    const document = documentOf<{
      readonly schema: string;
      readonly people: number;
      readonly events: number;
      readonly purposes: readonly {
        readonly purpose: string;
        readonly states: Readonly<Record<string, number>>;
      }[];
      readonly sources: readonly unknown[];
      readonly ledger: { readonly size: number; readonly checkpointAt: string };
    }>(result, 'consend.stats/1');
    expect(document.people).toBe(5);
    const [newsletter, orders] = document.purposes;
    expect(newsletter?.states).toMatchObject({ 'in-force': 3, withdrawn: 2, none: 0 });
    expect(orders?.states).toMatchObject({ none: 5 });
    expect(document.sources).toEqual([{ source: 'whatsapp', count: 3 }]);
    expect(document.ledger.size).toBe(document.events);
    expect(Date.parse(document.ledger.checkpointAt)).toBeGreaterThan(Date.now() - 600_000);
  });

  test('speaks both languages', async () => {
    expect((await space.run('consent', 'stats')).stdout).toMatch(/^5 people · /);
    expect((await space.run('consent', 'stats', '--lang', 'de')).stdout).toMatch(/^5 Personen · /);
  });
});

test('what only reads the ledger works while its keys are away, and says that they are', async () => {
  await rename(space.path('.consend/keys'), space.path('keys-away'));
  try {
    const [first] = list;
    for (const args of [
      ['list'],
      ['stats'],
      ['show', first?.phone ?? ''],
      ['export', '--format', 'ndjson'],
    ]) {
      const { code, stdout, stderr } = await space.run('consent', ...args);
      expect(code, stderr).toBe(0);
      expect(stdout).not.toBe('');
      expect(stderr).toContain('ledger.key is missing');
    }
    expect((await space.run('consent', 'withdraw', first?.phone ?? '')).code).toBe(9);
  } finally {
    await rename(space.path('keys-away'), space.path('.consend/keys'));
  }
});
