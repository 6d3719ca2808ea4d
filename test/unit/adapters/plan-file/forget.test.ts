import { linkSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findEntries, forgetEntries } from '../../../../src/adapters/plan-file/forget-entries.ts';
import { forgetInPage, judgePage, pageWithout } from '../../../../src/adapters/plan-file/forget-page.ts';
import { countRows, forgetRows } from '../../../../src/adapters/plan-file/forget-rows.ts';
import { PLAN_FILES } from '../../../../src/adapters/plan-file/write-plan.ts';
import { searchFor } from '../../../../src/core/number-search.ts';
import type { DecidedRow } from '../../../../src/core/ports.ts';
import { entry, HEAD, planFolder, rowOf } from './plan-files.ts';

const GONE = entry(1, { country: 'DE' }).phone;
const phones = new Set([GONE]);
const search = searchFor([GONE]);
/** The number as it stands in the input. */
const SPELLED = `0151 ${GONE.slice(6)}`;

const duplicate: DecidedRow = {
  entry: undefined,
  problem: { row: 9, code: 'row.duplicate', value: SPELLED, file: 0, firstRow: 3, original: '' },
  original: `${SPELLED};"Ada ""die Erste""\nzweite Zeile"`,
};

let folder: ReturnType<typeof planFolder>;
beforeEach(async () => {
  folder = planFolder();
  const rows = [0, 1, 2].map((n) => rowOf(entry(n)));
  await folder.write([...rows, duplicate, rowOf(entry(4))]);
});
afterEach(() => folder.dispose());
const entriesFile = (): string => join(folder.dir, PLAN_FILES.entries);
const decisionsFile = (): string => join(folder.dir, PLAN_FILES.decisions);

describe("a plan's entries", () => {
  test('keep the row of who is gone, blocked and without the number, and the rest can be sent', async () => {
    expect(await findEntries(entriesFile(), phones)).toEqual([3]);
    await forgetEntries(entriesFile(), phones);
    expect(await folder.verdict()).toBe('whole');
    const entries = await folder.read();
    expect(entries).toHaveLength(4);
    expect(entries[1]).toEqual({
      row: 3,
      phone: '',
      country: '',
      decision: 'block',
      reasons: ['recipient.erased'],
    });
    expect([entries[0], entries[2], entries[3]]).toEqual([entry(0), entry(2), entry(4)]);
    expect(folder.bytes().includes(GONE.slice(3))).toBe(false);
    expect(await findEntries(entriesFile(), phones)).toEqual([]);
  });

  test('are for their owner alone', async () => {
    await forgetEntries(entriesFile(), phones);
    expect(statSync(entriesFile()).mode & 0o777).toBe(0o600);
  });

  test('of a damaged plan stay damaged: an erasure heals nothing', async () => {
    folder.overwrite(folder.bytes().toString().replace('"language":"de"', '"language":"en"'));
    expect(await folder.verdict()).toBe('plan.damaged');
    await forgetEntries(entriesFile(), phones);
    expect(await folder.verdict()).toBe('plan.damaged');
    expect(folder.bytes().includes(GONE.slice(3))).toBe(false);
  });

  test('whose last line is cut off are freed as far as they go', async () => {
    folder.overwrite(folder.bytes().subarray(0, -40));
    await forgetEntries(entriesFile(), phones);
    expect(folder.bytes().includes(GONE.slice(3))).toBe(false);
    expect(await folder.verdict()).toBe('plan.damaged');
  });

  test('keep letters outside ASCII byte for byte', async () => {
    const jörg = entry(7, {
      components: [{ type: 'body', parameters: [{ kind: 'text', text: 'Jörg 🌻' }] }],
    });
    await folder.write([rowOf(entry(1)), rowOf(jörg)]);
    await forgetEntries(entriesFile(), phones);
    expect(await folder.verdict()).toBe('whole');
    expect((await folder.read())[1]).toEqual(jörg);
  });
});

describe('decisions.csv', () => {
  const of = (rows: readonly number[]) => ({ kind: 'decisions', search, rows: new Set(rows) }) as const;

  test('keeps the row with its cells emptied, and that of a row that repeats it', async () => {
    expect(await countRows(decisionsFile(), of([3]))).toBe(2);
    await forgetRows(decisionsFile(), of([3]));
    const lines = folder.csv().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFHandy;Vorname;consend_phone;consend_decision;consend_reasons;consend_basis;consend_ledger_event;consend_detail',
    );
    expect(lines.slice(1)).toEqual([
      `${entry(0).phone};Ada;${entry(0).phone};send;;consent;1;`,
      ';;;block;recipient.erased;;;',
      `${entry(2).phone};Ada;${entry(2).phone};send;;consent;3;`,
      ';;;duplicate;recipient.erased;;;',
      `${entry(4).phone};Ada;${entry(4).phone};send;;consent;5;`,
      '',
    ]);
  });

  test('loses a repeated row by the row that it repeats, however its number is spelled', async () => {
    const odd = { ...duplicate, original: 'null eins fünf eins;Ada' };
    await folder.write([rowOf(entry(1)), odd], HEAD);
    await forgetRows(decisionsFile(), of([3]));
    expect(folder.csv()).not.toContain('fünf');
  });

  test('loses what was wrong with a person’s values, in both files', async () => {
    const problems = [
      { kind: 'malformed', parameter: 'body."1"', column: 'Vorname', reason: 'tab' },
    ] as const;
    const blocked = entry(1, { decision: 'block', components: undefined, problems });
    await folder.write([rowOf(blocked), rowOf(entry(2))], { ...HEAD, explain: () => 'holds a tab' });
    expect(folder.csv()).toContain('holds a tab');
    await forgetRows(decisionsFile(), of([]));
    await forgetEntries(entriesFile(), phones);
    expect(folder.csv()).not.toContain('holds a tab');
    expect((await folder.read())[0]).not.toHaveProperty('problems');
  });

  test('of a version that had no details is taken as it is', async () => {
    await folder.write([rowOf(entry(1)), rowOf(entry(2)), { ...duplicate, original: 'null eins;Ada' }]);
    const old = folder.csv().replace(';consend_detail', '').replaceAll(';\r\n', '\r\n');
    writeFileSync(decisionsFile(), old);
    await forgetRows(decisionsFile(), of([3]));
    expect(folder.csv().split('\r\n').slice(1)).toEqual([
      ';;;block;recipient.erased;;',
      `${entry(2).phone};Ada;${entry(2).phone};send;;consent;3`,
      ';;;duplicate;recipient.erased;;',
      '',
    ]);
  });

  test('is taken with tabs, commas and bars alike', async () => {
    for (const delimiter of [',', '\t', '|'] as const) {
      const head = { ...HEAD, delimiter, header: `Handy${delimiter}"Vor${delimiter}name"` };
      await folder.write([{ ...rowOf(entry(1)), original: `${SPELLED}${delimiter}Ada` }], head);
      await forgetRows(decisionsFile(), of([]));
      expect(folder.csv().split('\r\n')[1]).toBe(
        ['', '', '', 'block', 'recipient.erased', '', '', ''].join(delimiter),
      );
    }
  });
});

describe('other CSV files of consend', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'consend-rows-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test('a rejects file loses the row', async () => {
    const file = join(dir, 'recipients.rejects.csv');
    writeFileSync(
      file,
      `\uFEFFHandy;consend_row;consend_problem;consend_explanation\r\nx;2;phone.invalid;keine\r\n${SPELLED};3;phone.not-mobile;"eine; Zeile"\r\n`,
    );
    await forgetRows(file, { kind: 'rejects', search, rows: new Set() });
    expect(readFileSync(file, 'utf8')).toBe(
      '\uFEFFHandy;consend_row;consend_problem;consend_explanation\r\nx;2;phone.invalid;keine\r\n',
    );
  });

  test('messages.csv keeps row and state', async () => {
    const file = join(dir, 'messages.csv');
    const header =
      'phone,row,country,language,state,reason,code,title,basis,ledger_event,message_id,attempts,accepted_at,delivered_at,read_at';
    writeFileSync(
      file,
      `\uFEFF${header}\r\n${GONE},3,DE,de,delivered,,,,consent,2,wamid.X,1,2026-11-23T09:00:00+01:00,,\r\n`,
    );
    await forgetRows(file, { kind: 'messages', search, rows: new Set() });
    expect(readFileSync(file, 'utf8')).toBe(
      `\uFEFF${header}\r\n,3,,,delivered,recipient.erased,,,,,,,,,\r\n`,
    );
  });

  test('a file that is linked elsewhere keeps its old content there, so that the caller must link it anew', async () => {
    const [file, other] = [join(dir, 'messages.csv'), join(dir, 'link.csv')];
    writeFileSync(file, `phone,row\r\n${GONE},3\r\n`);
    linkSync(file, other);
    await forgetRows(file, { kind: 'messages', search, rows: new Set() });
    expect(readFileSync(file, 'latin1')).not.toContain(GONE);
    expect(readFileSync(other, 'latin1')).toContain(GONE);
  });
});

describe('a page', () => {
  const line = (row: number, phone: string): string =>
    `<tr role="row"><td role="cell" class="num">${row}</td><td role="cell" class="nowrap">${phone}</td><td>x</td></tr>\n`;
  const masked = '+49 151 •••• 0001';
  const of = { search, phones, rows: new Set([3]) };

  test('loses the line of the row, and not the line of another person with the same masked number', () => {
    const page = `<tbody>${line(3, masked)}${line(8, masked)}</tbody>`;
    expect(pageWithout(page, of)).toBe(`<tbody>${line(8, masked)}</tbody>`);
  });

  test('loses the phone with its message', () => {
    const phone = (number: string): string =>
      `<figure class="phone" lang="de"><p>Hallo Ada</p><figcaption>${number} · de</figcaption></figure>`;
    const page = `<div>${phone(masked)}${phone('+49 151 •••• 0002')}${phone(GONE)}</div>`;
    expect(pageWithout(page, of)).toBe(`<div>${phone('+49 151 •••• 0002')}</div>`);
  });

  test('loses a cell that is shown as an example with its digits hidden', () => {
    const row = (cell: string): string => `<tr><td>12</td><td><code>${cell}</code></td></tr>`;
    expect(pageWithout(row('015• ••••••01'), of)).toBe(row('…'));
    expect(pageWithout(row('015• ••••••02'), of)).toBe(row('015• ••••••02'));
  });

  test('is written anew, left alone or given up, as its content asks for', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'consend-page-'));
    const file = join(dir, 'report.html');
    try {
      writeFileSync(file, `<p>Grüße</p>${line(3, masked)}`);
      expect(await judgePage(file, of)).toBe('rewrite');
      await forgetInPage(file, of);
      expect(readFileSync(file, 'utf8')).toBe('<p>Grüße</p>');
      expect(await judgePage(file, of)).toBe('clean');
      writeFileSync(file, `<p>${SPELLED}</p>`);
      expect(await judgePage(file, of)).toBe('remove');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
