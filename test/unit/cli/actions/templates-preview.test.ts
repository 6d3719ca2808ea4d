import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type PreviewCommandOptions,
  runTemplatesPreview,
} from '../../../../src/cli/actions/templates-preview.ts';
import { ConsendError } from '../../../../src/core/errors.ts';
import type { Template } from '../../../../src/core/template.ts';
import { templateOf } from '../../core/message/templates.ts';
import { type TemplateWorkspace, templateWorkspace } from '../template-workspace.ts';

const NOW = Date.parse('2026-11-25T11:00:00Z');
const ready: Template = {
  ...templateOf([
    { type: 'HEADER', format: 'TEXT', text: 'Abholung in {{filiale}}', examples: { filiale: 'Köln' } },
    {
      type: 'BODY',
      text: 'Hallo {{vorname}}, Ihre Bestellung {{nummer}} ist da.',
      examples: { vorname: 'Alex', nummer: 'B-1' },
    },
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: 'Ansehen',
          url: 'https://m.example/b/{{1}}',
          example: 'https://m.example/b/B-1',
        },
      ],
    },
  ]),
  name: 'bestellung_bereit',
  parameterFormat: 'NAMED',
  category: 'UTILITY',
};
const paused: Template = { ...ready, language: 'en', status: 'PAUSED' };
const pictured: Template = {
  ...templateOf([
    { type: 'HEADER', format: 'DOCUMENT' },
    { type: 'BODY', text: 'Ihre Rechnung.' },
  ]),
  name: 'rechnung',
  category: 'UTILITY',
};
const CAMPAIGN = `version: 1
id: bereit
purpose: orders
bases: [contract]
template: { name: bestellung_bereit, language: { column: Sprache, fallback: de } }
recipients: { file: bereit.csv }
parameters:
  header: { column: Filiale }
  body: { vorname: { column: Vorname, fallback: zusammen }, nummer: { column: Bestellnr } }
  buttons: { "0": { column: Bestellnr } }
`;
const ROWS = `Bestellnr;Vorname;Handy;Filiale;Sprache
B-1;Käthe;0151 20001007;Würzburg;de
B-2;*Max*;0151 20001014;Münster;de
;Eva;0151 20001021;Mainz;de
B-4;Udo;12;Ulm;de
B-5;Ann;0151 20001035;London;en
B-6;Kurt;0151 20001007;Kiel;de
`;

let space: TemplateWorkspace;
const preview = (options: PreviewCommandOptions, ...argv: string[]) =>
  space.run((session) => runTemplatesPreview(session, 'bestellung_bereit', options), ...argv);
const refused = async (options: PreviewCommandOptions, name = 'bestellung_bereit'): Promise<ConsendError> => {
  const error: unknown = await space
    .run((session) => runTemplatesPreview(session, name, options))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConsendError);
  return error as ConsendError;
};

beforeAll(async () => {
  space = await templateWorkspace([ready, paused, pictured], NOW);
  await space.write('bereit.yaml', CAMPAIGN);
  await space.write('bereit.csv', ROWS);
});
afterAll(() => space.remove());

describe('a preview', () => {
  it('shows the samples that the template came with, and says so', async () => {
    const { code, out } = await preview({});
    expect(code).toBe(0);
    expect(out).toMatch(/^bestellung_bereit · de · UTILITY, approved, quality green · read 5 min ago\n/);
    expect(out).toContain('│ Hallo Alex, Ihre Bestellung B-1 ist da.  │');
    expect(out).toContain('https://m.example/b/B-1');
    expect(out).toContain('Filled with the samples');
  });

  it("fills a row by the campaign's parameters, with its number masked", async () => {
    const { code, out } = await preview({ campaign: 'bereit.yaml', row: '2' });
    expect(code).toBe(0);
    expect(out).toContain('row 2 of bereit.csv · +49 151 •••• 1007');
    expect(out).toContain('│ Abholung in Würzburg                     │');
    expect(out).toContain('│ Hallo Käthe, Ihre Bestellung B-1 ist da. │');
    expect(out).toContain('https://m.example/b/B-1');
  });

  it('names the local file that a row shows', async () => {
    await space.write('b-1.txt', 'Rechnung B-1');
    await space.write('rechnung.csv', 'Handy;Datei\n0151 20001007;b-1.txt\n');
    await space.write(
      'rechnung.yaml',
      `version: 1
id: rechnung
purpose: orders
bases: [contract]
template: { name: rechnung }
recipients: { file: rechnung.csv }
parameters: { header: { document: { file: { column: Datei } } } }
`,
    );
    const { code, out } = await space.run((session) =>
      runTemplatesPreview(session, 'rechnung', { campaign: 'rechnung.yaml' }),
    );
    expect(out).toContain('local file b-1.txt');
    expect(code).toBe(0);
  });

  it('takes the first usable row without --row, and other rows with --recipients', async () => {
    await space.write('andere.csv', ROWS.split('\n').toSpliced(1, 3).join('\n'));
    expect((await preview({ campaign: 'bereit.yaml', recipients: 'andere.csv' })).out).toContain(
      'row 3 of andere.csv',
    );
  });

  it('says which value WhatsApp reads as formatting, in German too', async () => {
    const { code, out } = await preview({ campaign: 'bereit.yaml', row: '3' }, '--lang', 'de');
    expect(code).toBe(0);
    expect(out).toContain('Hallo *Max*, Ihre');
    expect(out).toContain('Spalte Vorname enthält Zeichen, die WhatsApp als Formatierung liest');
  });

  it.each([
    ['4', 'column Bestellnr, body."nummer":', 'parameter.missing'],
    ['5', 'column Handy: "12" is too short', 'phone.too-short'],
    ['6', 'the template in en cannot be sent: paused', 'template.status'],
    ['7', 'repeats row 2', 'row.duplicate'],
  ])('tells why row %s could not be sent, and exits 3', async (row, sentence, problem) => {
    const { code, out } = await preview({ campaign: 'bereit.yaml', row });
    expect(code).toBe(3);
    expect(out).toContain('✗ This row could not be sent');
    expect(out.replace(/\s+/g, ' ')).toContain(sentence);
    const document = JSON.parse((await preview({ campaign: 'bereit.yaml', row }, '--json')).out);
    expect(document).toMatchObject({
      schema: 'consend.preview/1',
      sendable: false,
      row: { row: Number(row), file: 'bereit.csv' },
    });
    expect(document.problems[0]).toMatchObject({ code: problem, row: Number(row) });
  });

  it('shows the cells of a row whose number cannot be read, all the same', async () => {
    expect((await preview({ campaign: 'bereit.yaml', row: '5' })).out).toContain(
      'Hallo Udo, Ihre Bestellung B-4',
    );
  });

  it('shows the rest of a text in which a value is missing, fallbacks included', async () => {
    await space.write('leer.csv', 'Bestellnr;Vorname;Handy;Filiale;Sprache\n;;0151 20001007;Mainz;de\n');
    const { out } = await preview({ campaign: 'bereit.yaml', recipients: 'leer.csv' });
    const text = out.replace(/[│\s]+/g, ' ');
    expect(text).toContain('Hallo zusammen, Ihre Bestellung {{nummer}} ist da.');
    expect(text).toContain('https://m.example/b/{{1}}');
  });

  it('matches columns by name without a campaign, and says which, and what stays open', async () => {
    const { code, out } = await preview({ recipients: 'bereit.csv', row: '2', language: 'de' });
    const text = out.replace(/\s+/g, ' ');
    expect(code).toBe(0);
    expect(text).toContain('Matched by name: {{filiale}} ← Filiale, {{vorname}} ← Vorname');
    expect(text).toContain('No column is called nummer');
    expect(text).toContain('Hallo Käthe, Ihre Bestellung');
    expect(text).toContain('{{nummer}}');
    const json = await preview({ recipients: 'bereit.csv', row: '2', language: 'de' }, '--json');
    // Nobody can send it like that; whether the row could be sent is for a campaign file to say.
    expect(JSON.parse(json.out)).toMatchObject({ sendable: null, problems: [] });
  });

  it('keeps the number whole for scripts', async () => {
    const { out } = await preview({ campaign: 'bereit.yaml', row: '2' }, '--json');
    expect(JSON.parse(out)).toMatchObject({ sendable: true, row: { phone: '+4915120001007' }, problems: [] });
  });
});

describe('a mistake', () => {
  it.each([
    [{ language: 'fr' }, 'template.language-unknown', { known: ['de', 'en'] }],
    [{ row: '2' }, 'usage.invalid', {}],
    [{ campaign: 'bereit.yaml', row: '0' }, 'usage.invalid', {}],
    [{ campaign: 'herbst-2026.yaml' }, 'usage.invalid', {}],
    [{ campaign: 'bereit.yaml', row: '1' }, 'recipients.row-missing', { near: ['2'], rows: 6 }],
    [{ campaign: 'bereit.yaml', row: '99' }, 'recipients.row-missing', { near: ['7'], rows: 6, last: 7 }],
  ])('%j is refused: %s', async (options, code, params) => {
    expect(await refused(options)).toMatchObject({ code, params });
  });

  it('in the name is answered with the nearest one', async () => {
    const error = await refused({}, 'bestellung_berait');
    expect(error).toMatchObject({ code: 'template.unknown', params: { suggestion: 'bestellung_bereit' } });
  });

  it('in the campaign is told at its place, as a plan does', async () => {
    await space.write('falsch.yaml', CAMPAIGN.replace('vorname:', '"1":'));
    const error = await refused({ campaign: 'falsch.yaml' });
    expect(error.code).toBe('template.parameters-invalid');
    expect(error.problems.map(({ line }) => line)).toContain(9);
  });
});
