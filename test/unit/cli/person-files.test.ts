import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyPlan } from '../../../src/adapters/plan-file/read-plan.ts';
import { openPlanWriter, PLAN_FILES } from '../../../src/adapters/plan-file/write-plan.ts';
import { personFiles, searchElsewhere } from '../../../src/cli/person-files.ts';
import type { PersonFiles, PersonTrace } from '../../../src/core/erasure.ts';
import { hasTraces, NO_TRACES } from '../../../src/core/erasure.ts';
import { searchFor } from '../../../src/core/number-search.ts';
import { entry, HEAD, rowOf } from '../adapters/plan-file/plan-files.ts';

const GONE = entry(1).phone;
const STAYS = entry(2).phone;
const PLAN = 'p_01JDKQ3V9N8Z6T4R2W0X5Y7B1C';
const trace: PersonTrace = { identifiers: [GONE], people: ['7Q2M9F0Y'], evidence: [] };

let dir: string;
let files: PersonFiles;
const path = (...names: string[]): string => join(dir, '.consend', ...names);
const put = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** A plan of three people in a campaign's folder, shown there by links. */
async function plan(id = PLAN): Promise<string> {
  const folder = path('plans', 'herbst', id);
  const writer = await openPlanWriter(folder, { ...HEAD, plan: id });
  await writer.write([0, 1, 2].map((n) => rowOf(entry(n))));
  await writer.finish();
  put(join(folder, PLAN_FILES.summary), `{\n  "plan": "${id}"\n}\n`);
  put(
    join(folder, PLAN_FILES.report),
    '<tr><td class="num">3</td><td>+49 151 •••• 0001</td></tr><p>3 people</p>',
  );
  for (const name of Object.values(PLAN_FILES)) {
    rmSync(path('plans', 'herbst', name), { force: true });
    linkSync(join(folder, name), path('plans', 'herbst', name));
  }
  return folder;
}

/** Every file under `.consend/` that holds the number. */
function holding(number: string): string[] {
  return readdirSync(path(), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .filter((file) => searchFor([number]).has(readFileSync(file, 'latin1')));
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'consend-person-'));
  mkdirSync(path());
  files = personFiles({
    dir,
    stateDir: path(),
    storeUrl: `sqlite:${path('consend.db')}`,
    clock: { now: Date.now, sleep: async () => {} },
  });
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('a plan', () => {
  test('loses the person in every file, and in the links that show it', async () => {
    const folder = await plan();
    expect(await files.survey(trace)).toEqual({ ...NO_TRACES, plans: 1, rows: 1, reports: 1 });
    expect(holding(GONE).length).toBeGreaterThanOrEqual(4);
    await files.forget(trace);
    expect(holding(GONE)).toEqual([]);
    expect(readFileSync(join(folder, PLAN_FILES.report), 'utf8')).toBe('<p>3 people</p>');
    await verifyPlan(folder);
    for (const name of Object.values(PLAN_FILES))
      expect(statSync(path('plans', 'herbst', name)).ino).toBe(statSync(join(folder, name)).ino);
    expect(holding(STAYS).length).toBe(4);
    expect(hasTraces(await files.survey(trace))).toBe(false);
  });

  test('of which a crash left the links with the old content is put right the next time', async () => {
    const folder = await plan();
    const shown = path('plans', 'herbst', PLAN_FILES.entries);
    const old = readFileSync(shown);
    await files.forget(trace);
    rmSync(shown);
    writeFileSync(shown, old);
    await files.forget(trace);
    expect(readFileSync(shown)).toEqual(readFileSync(join(folder, PLAN_FILES.entries)));
  });

  test('that is a copy without its own folder loses the person as well', async () => {
    const folder = await plan();
    rmSync(folder, { recursive: true });
    expect((await files.survey(trace)).plans).toBe(1);
    await files.forget(trace);
    expect(holding(GONE)).toEqual([]);
  });

  test('from before the second look is not gone through again', async () => {
    const folder = await plan();
    const old = new Date('2026-01-01T00:00:00Z');
    for (const name of Object.values(PLAN_FILES)) utimesSync(join(folder, name), old, old);
    expect(hasTraces(await files.forget(trace, Date.now()))).toBe(false);
    expect(holding(GONE)).not.toEqual([]);
  });
});

describe('reports', () => {
  test('lose the person: the list of messages keeps its row', async () => {
    put(
      path('reports', 'herbst', 'messages.csv'),
      `\uFEFFphone,row,country,language,state,reason\r\n${GONE},3,DE,de,read,\r\n${STAYS},4,DE,de,read,\r\n`,
    );
    put(path('reports', 'herbst', 'report.html'), '<p>2 of 2 reached</p>');
    expect(await files.forget(trace)).toEqual({ ...NO_TRACES, rows: 1, reports: 1 });
    expect(readFileSync(path('reports', 'herbst', 'messages.csv'), 'utf8')).toBe(
      `\uFEFFphone,row,country,language,state,reason\r\n,3,,,read,recipient.erased\r\n${STAYS},4,DE,de,read,\r\n`,
    );
  });
});

describe('other files', () => {
  test('exports and proofs of the person are removed, those of others stay', async () => {
    put(path('access', '7Q2M9F0Y-2026-11-23', 'access.json'), '{}');
    put(path('access', 'AAAA-2026-11-23', 'access.json'), `{"phone":"${STAYS}"}`);
    put(path('proofs', 'old.json'), `{"phone":"${GONE}"}`);
    expect(await files.forget(trace)).toEqual({ ...NO_TRACES, exports: 2 });
    expect(readdirSync(path('access'))).toEqual(['AAAA-2026-11-23']);
    expect(readdirSync(path('proofs'))).toEqual([]);
  });

  test('evidence of nobody else is removed, and only what lies among the evidence', async () => {
    put(path('evidence', 'a.pdf'), 'scan');
    put(path('evidence', 'b.pdf'), 'scan');
    put(join(dir, 'consend.yaml'), '');
    const evidence = ['.consend/evidence/a.pdf', '../consend.yaml', 'evidence/none.pdf'];
    expect(await files.forget({ ...trace, evidence })).toEqual({ ...NO_TRACES, evidence: 1 });
    expect(readdirSync(path('evidence'))).toEqual(['b.pdf']);
    expect(existsSync(join(dir, 'consend.yaml'))).toBe(true);
    expect(files.isAttached('evidence/b.pdf')).toBe(true);
    expect(files.isAttached('https://crm.example/evidence/b.pdf')).toBe(false);
    expect(files.isAttached('.consend/evidence/../keys/ledger.key')).toBe(false);
  });

  test('left-overs are removed once they are old, and told while they may be being written', async () => {
    const [old, fresh] = [path('tmp', 'stdin-1.csv'), path('plans', 'herbst', PLAN, 'decisions.csv.tmp')];
    put(old, `Handy\n${GONE}\n`);
    put(fresh, `Handy\n${GONE}\n`);
    put(path('tmp', 'stdin-2.csv'), `Handy\n${STAYS}\n`);
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(old, hourAgo, hourAgo);
    const traces = await files.forget(trace);
    expect(traces).toEqual({
      ...NO_TRACES,
      temporary: 1,
      busy: [`.consend/plans/herbst/${PLAN}/decisions.csv.tmp`],
    });
    expect(readdirSync(path('tmp'))).toEqual(['stdin-2.csv']);
  });

  test('what is none of consend’s is told and not touched', async () => {
    put(path('mine', 'notes.txt'), `Anna\n0151 ${GONE.slice(6)} hat angerufen\n`);
    const { foreign } = await files.forget(trace);
    expect(foreign).toEqual([{ path: '.consend/mine/notes.txt', inName: false, lines: [2], count: 1 }]);
    expect(existsSync(path('mine', 'notes.txt'))).toBe(true);
  });
});

describe('files outside', () => {
  test('are named with lines, spreadsheets as not searched, and consend’s own are left out', async () => {
    await plan();
    put(join(dir, 'recipients.csv'), `Handy;Name\r\n${STAYS};B\r\n0151-${GONE.slice(6)};A\r\n`);
    put(join(dir, 'alt', `kunde ${GONE}.txt`), 'Notiz');
    put(join(dir, 'liste.xlsx'), 'PK\u0003\u0004\u0000\u0000');
    // UTF-16, as Excel saves "Unicode text".
    writeFileSync(join(dir, 'unicode.txt'), Buffer.from(`\ufeffName\n${GONE}\n`, 'utf16le'));
    mkdirSync(join(dir, '.git'));
    const found = await searchElsewhere({ dir, storeUrl: 'sqlite:/elsewhere.db' }, searchFor([GONE]));
    expect(found.hits).toEqual([
      { path: `alt/kunde ${GONE}.txt`, inName: true, lines: [], count: 0 },
      { path: 'recipients.csv', inName: false, lines: [3], count: 1 },
      { path: 'unicode.txt', inName: false, lines: [2], count: 1 },
    ]);
    expect(found.unread).toEqual(['liste.xlsx']);
    expect(found.isVersioned).toBe(true);
  });

  test('are searched in pieces without missing what lies across two of them', async () => {
    const long = `${'x'.repeat((4 << 20) + 1000)}`;
    put(join(dir, 'one-line.txt'), `${long}${GONE}`);
    put(
      join(dir, 'many.csv'),
      `${Array.from({ length: 200_000 }, (_, n) => `row ${n}`).join('\n')}\n${GONE}\n`,
    );
    const found = await searchElsewhere({ dir, storeUrl: 'sqlite:/elsewhere.db' }, searchFor([GONE]));
    expect(found.hits.map(({ path: name, lines }) => [name, lines])).toEqual([
      ['many.csv', [200_001]],
      ['one-line.txt', [1]],
    ]);
  });
});
