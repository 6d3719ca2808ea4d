import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ConsentFileRequest, openConsents } from '../../../../src/adapters/consents/index.ts';
import { NOW } from '../../core/builders.ts';

const dir = mkdtempSync(join(tmpdir(), 'consend-consents-'));
afterAll(() => rmSync(dir, { recursive: true }));

/** Reads a consent CSV: its events, and its problems by line. */
async function read(content: string, map: ConsentFileRequest['map'] = {}) {
  const file = join(dir, 'consents.csv');
  writeFileSync(file, content);
  const problems: string[] = [];
  const reading = await openConsents({
    file,
    map,
    defaults: { source: 'shop', occurred_at: '2026-02-01', purpose: 'newsletter' },
    context: { purposes: new Set(['newsletter', 'orders']), zone: 'Europe/Berlin', now: NOW },
    defaultCountry: 'DE',
  });
  const rows = [];
  for await (const batch of reading.batches()) {
    rows.push(...batch.rows);
    problems.push(...batch.problems.map(({ row, code }) => `${row} ${code}`));
  }
  return { events: rows.flatMap((row) => row.events), problems };
}

describe('a consent file with two columns for one thing', () => {
  test('is refused where both may hold the number: which one is the user’s to say', async () => {
    const content = 'telefon;handy\n0221 1234567;0151 12340001\n';
    await expect(read(content)).rejects.toMatchObject({ code: 'csv.phone-column-ambiguous' });
    const { events } = await read(content, { phone: 'handy' });
    expect(events[0]?.identifiers).toEqual(['+4915112340001']);
  });

  test('takes each header once: one that the user mapped is not found by its name as well', async () => {
    const { events, problems } = await read('phone,status\n015112340001,orders\n', { purpose: 'status' });
    expect(problems).toEqual([]);
    expect(events).toMatchObject([{ kind: 'given', purposes: ['orders'] }]);
  });

  test('names both columns of the number in file order, and the option that settles it', async () => {
    await expect(read('Telefon;Handy Nr;Handy\n1;2;3\n')).rejects.toMatchObject({
      params: { candidates: ['Telefon', 'Handy'], line: '--map phone=Handy' },
    });
    await expect(read('phone number;tel;x\n1;2;3\n')).rejects.toMatchObject({
      params: { line: '--map phone=tel' },
    });
    await expect(read('phone number;cell;x\n1;2;3\n')).rejects.toMatchObject({
      params: { line: '--map "phone=phone number"' },
    });
  });

  test('takes the contract’s own name before another, wherever it stands', async () => {
    const { events } = await read('list,phone,purpose\nx,015112340001,orders\n');
    expect(events[0]?.purposes).toEqual(['orders']);
    const mapped = await read('list,phone,purpose\norders,015112340001,x\n', { purpose: 'list' });
    expect(mapped.events[0]?.purposes).toEqual(['orders']);
  });
});
