import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runTemplatesShow } from '../../../../src/cli/actions/templates-show.ts';
import { campaignSchema } from '../../../../src/core/campaign-config.ts';
import type { Template, TemplateComponent } from '../../../../src/core/template.ts';
import { templateOf } from '../../core/message/templates.ts';
import { type TemplateWorkspace, templateWorkspace } from '../template-workspace.ts';

const NOW = Date.parse('2026-11-25T11:00:00Z');
const BODY: TemplateComponent = {
  type: 'BODY',
  text: 'Hallo {{1}}, bis {{2}}!',
  examples: { 1: 'Alex', 2: 'morgen' },
};
const of = (name: string, components: TemplateComponent[], more: Partial<Template> = {}): Template => ({
  ...templateOf(components),
  name,
  ...more,
});

const TEMPLATES = [
  of(
    'gut',
    [
      BODY,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'URL', text: 'Los', url: 'https://m.example/{{1}}', example: 'https://m.example/a1' },
          { type: 'QUICK_REPLY', text: 'Stop' },
        ],
      },
    ],
    { qualityAt: NOW - 86_400_000, ttlSeconds: 43_200 },
  ),
  of('gut', [{ type: 'BODY', text: 'Hello {{1}}.' }], { language: 'en' }),
  of('bald', [BODY], { category: 'UTILITY', correctCategory: 'MARKETING', ttlSeconds: -1 }),
  of('gewesen', [BODY], { previousCategory: 'UTILITY', subCategory: 'CUSTOM', quality: 'RED' }),
  of('abgelehnt', [BODY], { status: 'REJECTED', rejectedReason: 'PROMOTIONAL' }),
  of('seltsam', [BODY], { status: 'MELTED', rejectedReason: 'NEW_REASON', category: 'FREE_SERVICE' }),
  of(
    'code',
    [
      { type: 'BODY', addSecurityRecommendation: true },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otpType: 'COPY_CODE' }] },
    ],
    { category: 'AUTHENTICATION' },
  ),
  of('stumm', [{ type: 'BODY', text: 'Hallo zusammen.' }]),
];

let space: TemplateWorkspace;
const show = async (name: string, ...argv: string[]): Promise<string> => {
  const { code, out } = await space.run((session) => runTemplatesShow(session, name, {}), ...argv);
  expect(code).toBe(0);
  return out;
};
const flat = async (name: string, ...argv: string[]) => (await show(name, ...argv)).replace(/\s+/g, ' ');
/** The block of a template, parsed as a campaign file's. */
const parameters = async (name: string): Promise<unknown> => {
  const document = JSON.parse(await show(name, '--json'));
  return parse(document.languages[0].parameters);
};

beforeAll(async () => {
  space = await templateWorkspace(TEMPLATES, NOW);
});
afterAll(() => space.remove());

describe('a template', () => {
  it('is shown in all its languages, with state, look, variables and the age of the copy', async () => {
    const text = await flat('gut');
    for (const part of [
      'gut · de Status approved · can be sent',
      'MARKETING · needs consent to marketing',
      'green · rated 24 Nov 2026',
      'tried for 12 h · counts with provider.marketingApi: true only',
      'read 5 min ago',
      'Hallo {{1}}, bis {{2}}!',
      'body {{1}} text, like Alex',
      'button 0 end of the address, like a1',
      'button 1 what you receive when it is tapped, optional',
      'gut · en',
      'The languages differ in their variables; this is for de.',
    ])
      expect(text).toContain(part);
  });

  it('is warned of where the platform is going to change its category, with what follows', async () => {
    const text = await flat('bald');
    expect(text).toContain('! WhatsApp is going to make this MARKETING.');
    expect(text).toContain(
      'From then on it needs consent to marketing, and each message costs what marketing costs.',
    );
    expect(text).toContain('tried for 30 days');
    expect(await flat('bald', '--lang', 'de')).toContain('! WhatsApp wird sie als MARKETING einstufen.');
  });

  it('says what it was before, and that red quality is not sent', async () => {
    const text = await flat('gewesen');
    expect(text).toContain('MARKETING, sub-category CUSTOM');
    expect(text).toContain('was UTILITY before');
    expect(text).toContain('red quality: consend sends nothing with it');
  });

  it('says why it was rejected and what to do, also for a reason nobody knew', async () => {
    expect(await flat('abgelehnt')).toContain(
      'Rejected advertising in it · Take the advertising out, or submit it as MARKETING.',
    );
    const strange = await flat('seltsam');
    expect(strange).toContain('Rejected NEW_REASON · Edit it, or appeal in WhatsApp Manager.');
    expect(strange).toContain('Status MELTED');
    expect(strange).toContain('Category FREE_SERVICE');
  });

  it('without variables says so, and gives no block', async () => {
    const text = await show('stumm');
    expect(text).toContain('none: the message is the same for everybody');
    expect(text).not.toContain('parameters:');
  });
});

describe('the block for a campaign file', () => {
  it('fits the schema of campaign files, what is optional commented out', async () => {
    const block = await parameters('gut');
    expect(block).toEqual({
      parameters: {
        body: { 1: { column: 'body_1' }, 2: { column: 'body_2' } },
        buttons: { 0: { column: 'button_0' } },
      },
    });
    expect(
      campaignSchema.shape.parameters.safeParse((block as { parameters: unknown }).parameters).success,
    ).toBe(true);
  });

  it('of a one-time password names the code once', async () => {
    expect(await parameters('code')).toEqual({ parameters: { code: { column: 'code' } } });
  });
});
