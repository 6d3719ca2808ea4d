import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCampaign, loadWorkspace, occurrenceId } from '../../../../src/adapters/config/index.ts';
import { configEn } from '../../../../src/i18n/en/config.ts';
import { CAMPAIGN, CONFIG, change, failure, load, loadWith } from './workspaces.ts';

describe('loading a campaign', () => {
  it('gives settings, purpose, digest and absolute recipients files', async () => {
    const lines = change(CAMPAIGN, { 5: 'recipients: { file: [lists/a.csv, /tmp/b.csv, "-"] }' });
    const workspace = await load(CONFIG, { files: { 'sub/herbst.yaml': lines.join('\n') } });
    const campaign = await loadCampaign({ file: 'sub/herbst.yaml', workspace, now: 0, texts: configEn });
    expect(campaign).toMatchObject({
      id: 'herbst',
      purpose: { id: 'newsletter', category: 'marketing', title: { en: 'News' } },
      recipients: [join(workspace.dir, 'sub/lists/a.csv'), '/tmp/b.csv', '-'],
      digest: `sha256:${createHash('sha256').update(lines.join('\n')).digest('hex')}`,
    });
  });

  it('knows where each setting stands, and the nearest place of one that is absent', async () => {
    const campaign = await loadWith(CAMPAIGN);
    expect(campaign.position(['parameters', 'body', '1', 'column'])).toEqual({ line: 8, column: 20 });
    expect(campaign.position(['parameters', 'body', '2'])).toEqual({ line: 9, column: 10 });
    expect(campaign.position(['parameters', 'body', '3'])).toEqual({ line: 8, column: 5 });
  });

  it('finds a parameter whose key is not in quotes', async () => {
    const campaign = await loadWith(change(CAMPAIGN, { 8: '    1: { column: vorname }' }));
    expect(campaign.position(['parameters', 'body', '1'])).toEqual({ line: 8, column: 8 });
  });

  it.each([
    [
      'suggests the purpose that was probably meant',
      { 3: 'purpose: newsleter' },
      ['3:10 purpose There is no purpose newsleter; known: newsletter, orders. Did you mean newsletter?'],
    ],
    [
      'suggests the key of the alternative that was meant',
      { 8: '    "1": { colum: vorname }' },
      ['8:12 parameters.body."1".colum There is no setting colum. Did you mean column?'],
    ],
    [
      'asks a fixed text that looks like a number for quotes',
      { 9: '    "2": { text: 30.10 }' },
      [
        '9:18 parameters.body."2".text Put this in quotes: "30.10". Without them it is read as a number, which can lose digits.',
      ],
    ],
    [
      'looks into the header that was meant',
      { 6: 'parameters:\n  header: { image: { lnk: "https://a.example/b.jpg" } }' },
      ['7:22 parameters.header.image.lnk There is no setting lnk. Did you mean link?'],
    ],
    [
      'names the kinds of an alternative',
      { 8: '    "1": vorname' },
      ['8:10 parameters.body."1" This must be a block of keys such as { key: value }.'],
    ],
    [
      'knows only the periods that there are',
      { 2: 'id: news-{year}' },
      ['2:5 id {year} is no period; known: {yyyy} {mm} {dd} {ww}.'],
    ],
    [
      'refuses an end before the start',
      { 9: 'sending: { notBefore: 2026-11-24T09:00:00+01:00, notAfter: 2026-11-24T08:30:00+01:00 }' },
      ['9:60 sending.notAfter notAfter must be later than notBefore.'],
    ],
    [
      'names the form of an instant',
      { 9: 'sending: { notBefore: 2026-11-24 }' },
      ['9:23 sending.notBefore This must be a date and time with its offset: 2026-11-24T09:00:00+01:00.'],
    ],
    [
      'names the form of a key',
      { 9: '  buttons: { first: { text: a } }' },
      ['9:14 parameters.buttons.first Buttons are numbered from "0" to "9".'],
    ],
  ])('%s', async (_name, changes, problems) => {
    const failed = await failure(loadWith(change(CAMPAIGN, changes as Record<number, string>)));
    expect(failed).toMatchObject({ code: 'campaign.invalid', params: { file: 'herbst.yaml' }, problems });
  });

  it('says that the file is missing', async () => {
    const workspace = await load(CONFIG);
    const failed = await failure(loadCampaign({ file: 'no.yaml', workspace, now: 0, texts: configEn }));
    expect(failed).toMatchObject({ code: 'file.missing', params: { file: 'no.yaml' } });
  });

  it('survives a file that refers to itself too many times', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [from, to] of ['ab', 'bc', 'cd', 'de'].map((pair) => [...pair])) {
      bomb.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`);
    }
    expect((await failure(loadWith(bomb))).problems).toEqual([
      '1:1  The file refers to itself too many times.',
    ]);
  });
});

describe('the occurrence of a campaign', () => {
  it.each([
    ['{yyyy}-{mm}-{dd}', '2026-12-31T23:30:00Z', 'Europe/Berlin', '2027-01-01'],
    ['{yyyy}-{mm}-{dd}', '2026-12-31T23:30:00Z', 'America/New_York', '2026-12-31'],
    ['{yyyy}-w{ww}', '2026-12-31T12:00:00Z', 'Europe/Berlin', '2026-w53'],
    ['{yyyy}-w{ww}', '2027-01-03T12:00:00Z', 'Europe/Berlin', '2026-w53'],
    ['{yyyy}-w{ww}', '2027-01-04T12:00:00Z', 'Europe/Berlin', '2027-w01'],
    ['{yyyy}-w{ww}', '2024-12-30T12:00:00Z', 'Europe/Berlin', '2025-w01'],
    ['{yyyy}-w{ww}', '2026-01-01T12:00:00Z', 'Europe/Berlin', '2026-w01'],
    ['herbst-2026', '2026-01-01T12:00:00Z', 'Europe/Berlin', 'herbst-2026'],
  ])('%s at %s in %s is %s', (id, now, zone, expected) => {
    expect(occurrenceId(id, Date.parse(now), zone)).toBe(expected);
  });
});

describe('an occurrence that is named', () => {
  const weekly = 'news-{yyyy}-W{ww}';
  it.each([
    [weekly, 'news-2026-W47', 'news-2026-W47'],
    [weekly, '2026-W47', 'news-2026-W47'],
    [weekly, '2026-W54', undefined],
    [weekly, 'news-2026-W4', undefined],
    [weekly, 'other-2026-W47', undefined],
    [weekly, '', undefined],
    ['shop-{yyyy}.{mm}.{dd}.x', 'shop-2026.02.30.x', 'shop-2026.02.30.x'],
    ['shop-{yyyy}.{mm}.{dd}.x', '2026.11.25', 'shop-2026.11.25.x'],
    ['shop-{yyyy}.{mm}.{dd}.x', '2026x11x25', undefined],
    ['shop-{yyyy}.{mm}.{dd}.x', '2026.13.01', undefined],
    ['herbst-2026', 'herbst-2026', undefined],
  ])('of %s as "%s" is %s', async (id, key, expected) => {
    const loading = loadWith(change(CAMPAIGN, { 2: `id: ${id}` }), key);
    if (expected === undefined)
      await expect(loading).rejects.toMatchObject({ code: 'campaign.occurrence-invalid' });
    else expect(await loading).toMatchObject({ id: expected, occurrence: expected });
  });

  it('as the present one is the present one', async () => {
    const campaign = await loadWith(change(CAMPAIGN, { 2: 'id: news-{yyyy}' }), '2026');
    expect(campaign.id).toBe('news-2026');
    expect(campaign.occurrence).toBeUndefined();
  });
});

describe('the examples', () => {
  const dir = new URL('../../../../examples/', import.meta.url).pathname;
  it.each([
    ['herbst-2026.yaml', 'herbst-2026', 'marketing'],
    ['bestellung.yaml', 'bestellung', 'utility'],
  ])('%s loads without a problem or a warning', async (file, id, category) => {
    const workspace = await loadWorkspace({ dir, env: {}, texts: configEn, readEnvFile: false });
    const campaign = await loadCampaign({
      file,
      workspace,
      now: Date.parse('2026-11-24T12:00:00Z'),
      texts: configEn,
    });
    expect(workspace.warnings).toEqual([]);
    expect(campaign).toMatchObject({ id, purpose: { category } });
  });
});
