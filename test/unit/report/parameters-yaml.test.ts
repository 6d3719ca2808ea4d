import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { campaignSchema } from '../../../src/core/campaign-config.ts';
import { templateVariables } from '../../../src/core/message/variables.ts';
import type { Template, TemplateComponent } from '../../../src/core/template.ts';
import { parametersYaml } from '../../../src/report/templates/parameters-yaml.ts';
import { templateOf } from '../core/message/templates.ts';

const WORDS = { sample: (text: string) => `like ${text}`, optional: 'optional' };
const yamlOf = (template: Template): string => parametersYaml(templateVariables(template), WORDS).join('\n');
const header = (format: string): TemplateComponent[] => [{ type: 'HEADER', format }];
const button = (type: string, url?: string): TemplateComponent[] => [
  { type: 'BUTTONS', buttons: [{ type, text: 'x', ...(url === undefined ? {} : { url }) }] },
];
const card = {
  components: [
    ...header('IMAGE'),
    { type: 'BODY', text: '{{1}}' },
    ...button('URL', 'https://m.example/{{1}}'),
  ],
};

it.each<[string, TemplateComponent[], string]>([
  ['a named text', [{ type: 'BODY', text: '{{vorname}}' }], 'body'],
  ['a text header', [{ type: 'HEADER', format: 'TEXT', text: '{{1}}' }], 'header'],
  ...['IMAGE', 'VIDEO', 'DOCUMENT', 'GIF', 'LOCATION', 'PRODUCT'].map(
    (format): [string, TemplateComponent[], string] => [format, header(format), 'header'],
  ),
  ['an address', button('URL', 'https://m.example/{{1}}'), 'buttons'],
  ['a code to copy', button('COPY_CODE'), 'buttons'],
  ['products', button('MPM'), 'buttons'],
  ['an order', button('ORDER_DETAILS'), 'buttons'],
  ['an offer', [{ type: 'LIMITED_TIME_OFFER', text: 'x', hasExpiration: true }], 'offer'],
  ['a carousel', [{ type: 'CAROUSEL', cards: [card, card] }], 'cards'],
])('%s: the block fits the schema of campaign files', (_, components, key) => {
  const block = parse(yamlOf(templateOf(components)));
  expect(Object.keys(block.parameters)).toEqual([key]);
  expect(campaignSchema.shape.parameters.safeParse(block.parameters).error).toBeUndefined();
});

it.each(['QUICK_REPLY', 'FLOW', 'CATALOG', 'VOICE_CALL'])(
  '%s: optional, so commented out; taken in it fits',
  (type) => {
    const text = yamlOf(templateOf(button(type)));
    expect(parse(text)).toBeNull();
    const taken = parse(text.replace(/^(\s*)# /gm, '$1').replace(/ # optional$/gm, ''));
    expect(campaignSchema.shape.parameters.safeParse(taken.parameters).error).toBeUndefined();
  },
);

it('a sample stays a comment, whatever it holds', () => {
  const body: TemplateComponent = { type: 'BODY', text: '{{1}}', examples: { 1: 'a\nb: c\u2028d' } };
  expect(parse(yamlOf(templateOf([body])))).toEqual({ parameters: { body: { 1: { column: 'body_1' } } } });
});
