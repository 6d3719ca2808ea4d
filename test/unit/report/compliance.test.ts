import { Chalk } from 'chalk';
import { describe, expect, test } from 'vitest';
import { checkTexts } from '../../../src/cli/words.ts';
import { LANGUAGES, type Language, messagesFor } from '../../../src/i18n/index.ts';
import { accountFindings } from '../../../src/pipeline/shared-checks.ts';
import { type AccountReport, checkRows, terminalCompliance } from '../../../src/report/index.ts';
import { displayWidth } from '../../../src/report/terminal/display-width.ts';
import { NOW, PAPERS, workspace } from '../core/builders.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const document = 'contracts/dpa.pdf';

/** A workspace with something of each kind: blocking, warning, not asked, in order. */
function report(now = NOW): AccountReport {
  const config = workspace({
    provider: {
      phoneNumberId: '1',
      wabaId: '2',
      token: 'secret',
      processor: {
        name: 'Example',
        country: 'DE',
        ...PAPERS,
        agreement: { ...PAPERS.agreement, document },
        transfers: [],
      },
    },
  });
  const surroundings = { documents: new Map([[document, DIGEST]]), secrets: [], platform: {} };
  return {
    ...accountFindings({ workspace: config, inboxAt: now, surroundings, now }),
    policies: ['eu'],
    country: 'DE',
  };
}

function rendered(language: Language, now = NOW): string {
  const options = {
    messages: messagesFor(language),
    language,
    width: 80,
    color: new Chalk({ level: 0 }),
    showNumbers: false,
    checks: checkTexts(language),
  };
  return terminalCompliance(report(now), options, { zone: 'Europe/Berlin', now });
}

describe('provider and account as a table', () => {
  test('has a row for each check, what blocks first, what is in order last, with the day that is next', () => {
    const rows = checkRows(report());
    expect(rows.map(({ code, state }) => `${state} ${code}`).slice(0, 4)).toEqual([
      'block provider.third-country',
      'warn provider.dpa-review',
      'warn account.ropa-missing',
      'no-data account.platform-restricted',
    ]);
    expect(rows.at(-1)?.state).toBe('passed');
    const due = rows.find(({ code }) => code === 'provider.toms-review-overdue')?.dueAt;
    expect(due).toBe(Date.parse('2027-02-10'));
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  });

  test.each([...LANGUAGES])('fits 80 columns in %s, but for lines that are copied', (language) => {
    const lines = rendered(language).split('\n');
    const wide = lines.filter((line) => displayWidth(line) > 80);
    expect(wide.filter((line) => !/consend\.yaml/.test(line))).toEqual([]);
    const write = lines.find((line) => line.includes(DIGEST));
    expect(write?.endsWith(`provider.processor.agreement: digest: ${DIGEST}`)).toBe(true);
  });

  test('says in words how each check stands', () => {
    expect(rendered('en')).toMatch(/^✗ provider\.third-country +blocks/m);
    expect(rendered('de')).toMatch(/^✗ provider\.third-country +sperrt/m);
    expect(rendered('en')).toContain('1 check blocks every campaign.');
  });

  test('warns of duties that fall due within 30 days, and of those that are overdue', () => {
    const later = Date.parse('2027-01-31T09:00:00Z');
    expect(rendered('en')).not.toContain('falls due within');
    const text = rendered('en', later);
    expect(text).toContain('! 3 Feb 2027    Look through the list of sub-processors (in 3 days)');
    expect(text).toContain('  22 May 2027   Facts of the policy eu');
    expect(text).toContain('7 duties fall due within 30 days or are overdue.');
    expect(rendered('de', later)).toContain('(in 3 Tagen)');
  });
});
