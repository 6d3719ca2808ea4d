import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checksPage } from '../../../../.ci/checks-page.ts';
import type { Check } from '../../../../src/core/check.ts';
import {
  ACCOUNT_CHECKS,
  CAMPAIGN_CHECKS,
  CHECKS,
  checkByCode,
  IMPORT_CHECKS,
  RECIPIENT_CHECKS,
  TEMPLATE_CHECKS,
} from '../../../../src/core/checks/index.ts';
import { LANGUAGES, messagesFor } from '../../../../src/i18n/index.ts';

const FOLDER = new URL('../../../../src/core/checks/', import.meta.url).pathname;
/** The compliance catalogue lies beside the repository where both are checked out. */
const CATALOGUE = new URL('../../../../../shared/reference/compliance/checks.json', import.meta.url).pathname;
const CODES = CHECKS.map((check) => check.code).sort();

/** Every file of the folder but the table, as `group/name`. */
function files(): string[] {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
    .map((entry) => `${basename(entry.parentPath)}/${basename(entry.name, '.ts')}`)
    .sort();
}

/** Where a check of this code lies: its first word is the folder; codes without a dot are about the campaign. */
function fileOf(code: string): string {
  const dot = code.indexOf('.');
  return dot < 0 ? `campaign/${code}` : `${code.slice(0, dot)}/${code.slice(dot + 1).replaceAll('.', '-')}`;
}

describe('the table of checks', () => {
  test('holds every file of the folder once, and nothing else', () => {
    expect(CODES.map(fileOf).sort()).toEqual(files());
    expect(new Set(CODES).size).toBe(CODES.length);
  });

  test('finds each check by its code, and nothing by another', () => {
    for (const check of CHECKS) expect(checkByCode(check.code)).toBe(check);
    expect(checkByCode('consent.nonsense')).toBeUndefined();
  });

  test('keeps checks of each subject in a list of their own', () => {
    const lists = {
      recipient: RECIPIENT_CHECKS,
      campaign: CAMPAIGN_CHECKS,
      template: TEMPLATE_CHECKS,
      account: ACCOUNT_CHECKS,
      import: IMPORT_CHECKS,
    };
    for (const [subject, list] of Object.entries(lists))
      expect(list.filter((check) => check.subject !== subject).map(({ code }) => code)).toEqual([]);
    expect(IMPORT_CHECKS.filter(({ stage }) => stage !== 'import').map(({ code }) => code)).toEqual([]);
    expect(
      RECIPIENT_CHECKS.filter((check) => check.scope !== 'recipient').map((check) => check.code),
    ).toEqual([]);
    const shared = [...CAMPAIGN_CHECKS, ...TEMPLATE_CHECKS, ...ACCOUNT_CHECKS];
    expect(shared.filter((check) => check.scope === 'recipient').map((check) => check.code)).toEqual([]);
  });

  test.each([...LANGUAGES])('has a rule and a fix for each code and for no other in %s', (language) => {
    const texts: Readonly<Record<string, { rule: string; fix: string }>> = messagesFor(language).checks;
    expect(Object.keys(texts).sort()).toEqual(CODES);
    const bare = Object.entries(texts).filter(
      ([, text]) => !/\p{L}.*\.$/u.test(text.rule) || !/\p{L}/u.test(text.fix),
    );
    expect(bare.map(([code]) => code)).toEqual([]);
  });

  test('is what docs/checks.md says: run tsx .ci/write-checks.ts', () => {
    const page = readFileSync(new URL('../../../../docs/checks.md', import.meta.url), 'utf8');
    expect(page).toBe(checksPage());
    const headings = [...page.matchAll(/^### `(.+)`$/gm)].map((match) => match[1]);
    expect(headings.sort()).toEqual(CODES);
  });

  test('names a source for each rule, and the version that brought it', () => {
    expect(
      CHECKS.filter((check) => check.sources.length === 0 || check.sources.includes('')).map(
        (check) => check.code,
      ),
    ).toEqual([]);
    expect(CHECKS.filter((check) => !/^\d+\.\d+\.\d+$/.test(check.since)).map((check) => check.code)).toEqual(
      [],
    );
  });
});

const catalogueSchema = z.array(
  z.object({
    code: z.string(),
    severity: z.string(),
    hardness: z.string(),
    override: z.string(),
    stage: z.string(),
    scope: z.string(),
    verification: z.string(),
    jurisdictions: z.array(z.string()),
    rule: z.object({ en: z.string(), de: z.string() }),
    resolve: z.object({ en: z.string(), de: z.string() }),
  }),
);
type Field = 'severity' | 'hardness' | 'override' | 'stage' | 'scope' | 'verification';

/** Checks of consend that the catalogue does not list, with the reason for having them. */
const OUR_OWN: Readonly<Record<string, string>> = {
  'account.platform-restricted': 'the platform’s own limits, which the catalogue leaves to it',
  'account.token-unfit': 'end and permissions of the token: the catalogue’s is about who can read it',
  'recipient.already-messaged': 'the journal’s promise of at most once, not a rule of law',
  'recipient.key-missing': 'without a key nobody could tell whether the message went out already',
  'recipient.key-damaged': 'a key that many orders share would hold back all but the first',
  'recipient.not-mobile': 'about deliverability, not about permission',
  'template.language-missing': 'the platform would refuse each such message (132001)',
  'template.parameter-missing': 'the platform would refuse each such message (132000)',
  'template.parameter-malformed': 'the platform would refuse each such message (132012, 132005, 132018)',
  'template.purpose-mismatch': 'holds the template’s category to the purpose’s',
  'campaign.not-yet': 'the campaign file’s own start',
  'campaign.over': 'the campaign file’s own end',
  'quiet-hours.law': 'hours that are law have an override rule of their own: never',
  'quiet-hours.review-due': 'the table is consend’s own data, and tells when it is old',
  'policy.review-due': 'policies are consend’s own data, and tell when it is old',
};

/** Where consend differs from the catalogue on purpose: code, field, its value there, and why. */
const DIFFERENT: readonly (readonly [code: string, field: Field, catalogue: string, why: string])[] = [
  [
    'basis.uwg73.not-own-similar',
    'scope',
    'campaign',
    'similar to what this person bought, so decided per person',
  ],
  [
    'basis.uwg73.contested',
    'scope',
    'campaign',
    'told of the people whose message rests on it, not of the file',
  ],
  [
    'notice.art13-missing',
    'stage',
    'import',
    'the notice may be recorded after the consent; who lacks it is told in the plan',
  ],
  [
    'notice.art14-missing',
    'stage',
    'import',
    'the notice is due with the first message, not with the import',
  ],
  ['quiet-hours', 'scope', 'campaign', 'the window is open or shut in the zone of one person'],
  [
    'campaign.retry-too-soon',
    'stage',
    'send',
    'the plan tells whom it leaves alone; what the same campaign put off waits for itself at the last look',
  ],
  ['quiet-hours', 'stage', 'send', 'the plan tells who waits; the last look holds again without a finding'],
];

/**
 * Rules that the catalogue ties to some countries and consend asks everywhere: what they are about shuts the gate in every
 * country (`standing.ts`), and without them nobody would learn why; a restriction that the workspace recorded holds anywhere.
 */
const EVERYWHERE: readonly string[] = [
  'consent.channel-mismatch',
  'basis.contract-reference-missing',
  // The policy’s own field decides, in the catalogue a list of countries.
  'basis.soft-optin-unavailable',
  'basis.uwg73.contested',
  'basis.uwg73.not-own-similar',
  'basis.uwg73.notice-missing',
  'basis.uwg73.objected',
  'basis.uwg73.sale-missing',
  'recipient.restricted',
  'basis.contract-used-for-advertising',
];

/** Texts that say a part of the catalogue's differently on purpose. */
const REWORDED: Readonly<Record<string, string>> = {
  'template.not-approved':
    'A template may lack one language alone; the fix names the command that shows which.',
  'consent.evidence-incomplete': 'names where the text is listed',
  'notice.art13-missing': 'names the three ways to show it',
  'notice.art14-missing': 'names the command that records it',
  'recipient.dnc-registry': 'names what to write in the campaign file once the register was checked',
  'consent.missing': 'the catalogue refers to its own documents, which users do not have',
  'campaign.override-unjustified':
    'what lacks name, reason or day is refused with consend.yaml; this tells what is over',
  'campaign.lia-missing': 'the fix names the setting; the catalogue refers to its own documents',
  'optout.suppressed': 'the German one read as an order to take the person off the block list',
};

const normal = (text: string): string => text.replace(/[“”„]/g, '"').trim();

describe.skipIf(!existsSync(CATALOGUE))(
  'the compliance catalogue (skipped where it is not checked out beside the repository)',
  () => {
    const listed = existsSync(CATALOGUE)
      ? new Map(
          catalogueSchema
            .parse(JSON.parse(readFileSync(CATALOGUE, 'utf8')))
            .map((entry) => [entry.code, entry]),
        )
      : new Map<string, never>();
    const shared: readonly Check[] = CHECKS.filter((check) => listed.has(check.code));

    test('lists every check of consend but those of its own making', () => {
      expect(CODES.filter((code) => !listed.has(code))).toEqual(Object.keys(OUR_OWN).sort());
    });

    test('agrees on severity, hardness, override, stage, scope and verification but where consend differs on purpose', () => {
      const fields: readonly Field[] = ['severity', 'hardness', 'override', 'stage', 'scope', 'verification'];
      const found = shared.flatMap((check) =>
        fields
          .filter((field) => check[field] !== listed.get(check.code)?.[field])
          .map((field) => `${check.code} ${field} ${listed.get(check.code)?.[field]}`),
      );
      expect(found.sort()).toEqual(
        DIFFERENT.map(([code, field, value]) => `${code} ${field} ${value}`).sort(),
      );
    });

    test('names the same jurisdictions but where consend asks everywhere on purpose', () => {
      const found = shared.flatMap(({ code, appliesTo }) =>
        appliesTo.join() === listed.get(code)?.jurisdictions.join() ? [] : [[code, appliesTo.join()]],
      );
      expect(found.sort()).toEqual([...EVERYWHERE].sort().map((code) => [code, '*']));
    });

    test.each([...LANGUAGES])(
      'says the same rule and the same fix in %s but where consend rewords on purpose',
      (language) => {
        const texts: Readonly<Record<string, { rule: string; fix: string }>> = messagesFor(language).checks;
        const different = shared.filter((check) => {
          const entry = listed.get(check.code);
          const text = texts[check.code];
          return (
            normal(text?.rule ?? '') !== normal(entry?.rule[language] ?? '') ||
            normal(text?.fix ?? '') !== normal(entry?.resolve[language] ?? '')
          );
        });
        expect(different.map((check) => check.code).filter((code) => !(code in REWORDED))).toEqual([]);
      },
    );
  },
);
