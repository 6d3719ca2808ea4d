import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPlanSummary } from '../../../../src/adapters/plan-file/read-plan.ts';
import { openPlanWriter, PLAN_FILES } from '../../../../src/adapters/plan-file/write-plan.ts';
import { entry, HEAD, planFolder, rowOf, SUMMARY as summary } from './plan-files.ts';

let folder: ReturnType<typeof planFolder>;
beforeEach(() => {
  folder = planFolder();
});
afterEach(() => folder.dispose());

const three = [
  entry(0),
  entry(1, { decision: 'hold', notBefore: '2026-11-24T08:00:00.000Z', reasons: ['quiet-hours'] }),
  entry(2),
];

describe('decisions.ndjson', () => {
  test('read back is what was written, in batches of the size asked for', async () => {
    await folder.write(three.map(rowOf));
    expect(await folder.read()).toEqual(three);
    expect(await folder.read(1)).toEqual(three);
    expect(await folder.read(2)).toEqual(three);
  });

  test('of no entries is a whole plan', async () => {
    await folder.write([]);
    expect(await folder.read()).toEqual([]);
  });

  test('leaves out rows without an entry', async () => {
    const problem = {
      row: 9,
      code: 'phone.invalid',
      column: 'Handy',
      value: 'x',
      file: 0,
      original: 'x;Bob',
    } as const;
    await folder.write([rowOf(entry(0)), { entry: undefined, problem, original: 'x;Bob' }]);
    expect(await folder.read()).toEqual([entry(0)]);
  });

  test('is written in many pieces and read as one', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => entry(n));
    const writer = await openPlanWriter(folder.dir, HEAD);
    for (let at = 0; at < many.length; at += 500) await writer.write(many.slice(at, at + 500).map(rowOf));
    await writer.finish();
    expect(await folder.read()).toEqual(many);
  });

  test('keeps line separators inside a text: they end no line of the file', async () => {
    const odd = entry(0, {
      components: [
        {
          type: 'header',
          parameters: [
            { kind: 'document', link: 'https://a.example/x', filename: 'a\u2028b\u2029c\r\nd.pdf' },
          ],
        },
      ],
    });
    await folder.write([rowOf(odd)]);
    expect(await folder.verdict()).toBe('whole');
    expect(await folder.read()).toEqual([odd]);
  });
});

describe('a plan that was touched is damaged:', () => {
  const lines = (): string[] => folder.bytes().toString('utf8').trimEnd().split('\n');
  const edits: readonly (readonly [name: string, edit: (all: string[]) => string[]])[] = [
    ['a header of another format', (all) => all.map((line) => line.replace('decisions/1', 'decisions/2'))],
    ['no header', (all) => all.slice(1)],
    ['an entry cut out', (all) => all.filter((_, index) => index !== 2)],
    ['an entry twice', (all) => [...all.slice(0, 2), all[1] ?? '', ...all.slice(2)]],
    ['two entries in another order', ([head = '', a = '', b = '', ...rest]) => [head, b, a, ...rest]],
    ['no end', (all) => all.slice(0, -1)],
    ['a second end', (all) => [...all, all.at(-1) ?? '']],
    ['a line after the end', (all) => [...all, all[1] ?? '']],
    ['another number', (all) => all.map((line) => line.replace('10000001', '10000009'))],
    ['a block made to send', (all) => all.map((line) => line.replace('"hold"', '"send"'))],
    ['an entry that is none', (all) => all.map((line, index) => (index === 1 ? '{"row":1}' : line))],
    ['a line that is no JSON', (all) => all.map((line, index) => (index === 1 ? line.slice(0, -1) : line))],
    ['an empty line', (all) => [...all.slice(0, 2), '', ...all.slice(2)]],
    ['a count that is too high', (all) => all.map((line) => line.replace('"entries":3', '"entries":4'))],
  ];

  test.each(edits)('%s', async (_, edit) => {
    await folder.write(three.map(rowOf));
    const before = folder.bytes().toString('utf8');
    const after = `${edit(lines()).join('\n')}\n`;
    expect(after).not.toBe(before);
    folder.overwrite(after);
    expect(await folder.verdict()).toBe('plan.damaged');
  });

  test('nothing at all', async () => {
    folder.overwrite('');
    expect(await folder.verdict()).toBe('plan.damaged');
  });

  test('but one that is not there cannot be read', async () => {
    expect(await folder.verdict()).toBe('file.unreadable');
  });
});

describe('decisions.csv', () => {
  test('has the input’s columns first, then what was decided, as a spreadsheet opens it', async () => {
    const duplicate = {
      row: 4,
      code: 'row.duplicate',
      value: '',
      file: 0,
      original: '0151;Ada',
      firstRow: 2,
    } as const;
    const invalid = {
      row: 5,
      code: 'phone.too-short',
      column: 'Handy',
      value: '12',
      file: 0,
      original: '12;Bob',
    } as const;
    const blocked = entry(1, {
      decision: 'block',
      reasons: ['consent.withdrawn', 'recipient.not-mobile'],
      basis: undefined,
      event: undefined,
    });
    await folder.write([
      rowOf(entry(0)),
      rowOf(blocked),
      { entry: undefined, problem: duplicate, original: duplicate.original },
      { entry: undefined, problem: invalid, original: invalid.original },
    ]);
    expect(folder.csv()).toBe(
      [
        '\uFEFFHandy;Vorname;consend_phone;consend_decision;consend_reasons;consend_basis;consend_ledger_event;consend_detail',
        '+4915110000000;Ada;+4915110000000;send;;consent;1;',
        '+4915110000001;Ada;+4915110000001;block;consent.withdrawn recipient.not-mobile;;;',
        '0151;Ada;;duplicate;row.duplicate (2);;;',
        '12;Bob;;invalid;phone.too-short;;;',
        '',
      ].join('\r\n'),
    );
  });

  test('say in words why values cannot be sent; a column that a spreadsheet would run is made harmless', async () => {
    const problems = [
      { kind: 'malformed', parameter: 'body."1"', column: '=A1;B', reason: 'tab' },
      { kind: 'missing', parameter: 'body."2"' },
    ] as const;
    const blocked = entry(0, { decision: 'block', components: undefined, problems });
    const explain = ({ column, kind }: { column?: string; kind: string }) =>
      `${column ?? 'constant'}: ${kind}`;
    await folder.write([rowOf(blocked), rowOf(entry(1))], { ...HEAD, explain });
    const [, first, second] = folder.csv().split('\r\n');
    expect(first?.endsWith(`;"'=A1;B: malformed; constant: missing"`)).toBe(true);
    expect(second?.endsWith(';2;')).toBe(true);
    expect((await folder.read())[0]?.problems).toEqual(problems);
  });
});

describe('the files', () => {
  test('are their owner’s alone', async () => {
    const dir = join(folder.dir, 'deep', 'plan');
    const writer = await openPlanWriter(dir, HEAD);
    await writer.finish();
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    for (const name of [PLAN_FILES.entries, PLAN_FILES.decisions])
      expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  });

  test('take their names at the end, and leave no others behind', async () => {
    const writer = await openPlanWriter(folder.dir, HEAD);
    await writer.write([rowOf(entry(0))]);
    expect(existsSync(join(folder.dir, PLAN_FILES.entries))).toBe(false);
    expect(existsSync(join(folder.dir, PLAN_FILES.decisions))).toBe(false);
    await writer.finish();
    expect(readdirSync(folder.dir).sort()).toEqual([PLAN_FILES.decisions, PLAN_FILES.entries]);
  });

  test('of a plan given up leave nothing that looks whole', async () => {
    const writer = await openPlanWriter(folder.dir, HEAD);
    await writer.write([rowOf(entry(0))]);
    await writer.discard();
    expect(readdirSync(folder.dir)).not.toContain(PLAN_FILES.entries);
    expect(await folder.verdict()).toBe('file.unreadable');
  });

  test('keep the plan before them until they are whole', async () => {
    await folder.write([rowOf(entry(0))]);
    const writer = await openPlanWriter(folder.dir, HEAD);
    await writer.write([rowOf(entry(1))]);
    expect(await folder.read()).toEqual([entry(0)]);
    await writer.finish();
    expect(await folder.read()).toEqual([entry(1)]);
  });

  test('that cannot be written are told as such', async () => {
    const file = join(folder.dir, 'file');
    writeFileSync(file, '');
    await expect(openPlanWriter(join(file, 'plan'), HEAD)).rejects.toMatchObject({ code: 'file.unwritable' });
  });
});

describe('plan.json', () => {
  const at = (name: string): string => {
    const dir = join(folder.dir, name);
    mkdirSync(dir, { recursive: true });
    return dir;
  };

  test('of another plan than the one asked for is damaged', async () => {
    writeFileSync(join(at('p_0000000007'), PLAN_FILES.summary), JSON.stringify(summary));
    await expect(readPlanSummary(join(folder.dir, 'p_0000000007'), 'p_0000000007')).rejects.toMatchObject({
      code: 'plan.damaged',
    });
  });

  test.each(['', 'herbst', '../p_0000000002', 'p_0000000002/', 'p_'])(
    'is not looked for under %j: that is no plan’s id',
    async (plan) => {
      writeFileSync(join(at('p_0000000002'), PLAN_FILES.summary), JSON.stringify(summary));
      await expect(readPlanSummary(join(folder.dir, plan), plan)).rejects.toMatchObject({
        code: 'plan.missing',
      });
    },
  );

  test('is read as it was written', async () => {
    writeFileSync(join(at('p_0000000002'), PLAN_FILES.summary), JSON.stringify(summary));
    expect(await readPlanSummary(join(folder.dir, 'p_0000000002'), 'p_0000000002')).toEqual(summary);
  });

  test('that is missing names the newest plans beside it', async () => {
    for (const name of [
      'p_0000000001',
      'p_0000000003',
      'p_0000000002',
      'p_0000000005',
      'p_0000000004',
      'p_0000000006',
      'herbst',
    ])
      at(name);
    await expect(readPlanSummary(join(folder.dir, 'p_0000000009'), 'p_0000000009')).rejects.toMatchObject({
      code: 'plan.missing',
      params: {
        plan: 'p_0000000009',
        known: ['p_0000000006', 'p_0000000005', 'p_0000000004', 'p_0000000003', 'p_0000000002'],
      },
    });
  });

  test('that is missing where there is no plan at all names none', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'consend-none-'));
    rmSync(nowhere, { recursive: true });
    await expect(readPlanSummary(join(nowhere, 'p_0000000009'), 'p_0000000009')).rejects.toMatchObject({
      code: 'plan.missing',
      params: { known: [] },
    });
  });

  test.each([
    ['no JSON', '{'],
    ['of another version', JSON.stringify({ ...summary, schema: 'consend.plan/2' })],
    ['with a negative count', JSON.stringify({ ...summary, decisions: { send: -1, hold: 0, block: 0 } })],
  ])('that is %s is damaged', async (_, content) => {
    writeFileSync(join(at('p_0000000002'), PLAN_FILES.summary), content);
    await expect(readPlanSummary(join(folder.dir, 'p_0000000002'), 'p_0000000002')).rejects.toMatchObject({
      code: 'plan.damaged',
    });
  });
});
