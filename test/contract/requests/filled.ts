/**
 * Random templates with what a campaign fills them with and a recipient's cells: every component, header, button and kind of
 * parameter that the platform has, each value a constant or a column.
 */
import type { CampaignParameters } from '../../../src/core/campaign-parameters.ts';
import type { Template, TemplateComponent } from '../../../src/core/template.ts';
import { BUTTONS, type MakeButton, URL_SUFFIX } from './buttons.ts';
import { Cells, ID } from './cells.ts';
import { drawOf } from './draw.ts';

/** A template, what fills it, and one recipient. */
export interface Filled {
  readonly template: Template;
  readonly parameters: CampaignParameters;
  readonly columns: readonly string[];
  readonly values: readonly string[];
  readonly to: string;
}

type Component = Omit<TemplateComponent, 'cards'>;
type Body = NonNullable<CampaignParameters['body']>;
type Header = NonNullable<CampaignParameters['header']>;
type Buttons = NonNullable<CampaignParameters['buttons']>;

function media(
  cells: Cells,
  ending: string,
): { id: { text: string } | { column: string } } | { link: string } {
  const { draw } = cells;
  return draw.maybe(0.5)
    ? { id: cells.given(draw.digits(10, 18)) }
    : { link: `https://cdn.example/${draw.of(ID, 1, 20)}.${ending}${draw.maybe(0.3) ? '?v=%202&a=b' : ''}` };
}

/** Headers by format, with what fills each. */
const HEADERS: Readonly<Record<string, (cells: Cells) => Header>> = {
  IMAGE: (cells) => ({ image: media(cells, 'jpg') }),
  VIDEO: (cells) => ({ video: media(cells, 'mp4') }),
  GIF: (cells) => ({ gif: media(cells, 'mp4') }),
  DOCUMENT: (cells) => ({
    document: {
      ...media(cells, 'pdf'),
      ...(cells.draw.maybe(0.8) ? { filename: cells.given(`${cells.draw.text(20)}.pdf`) } : {}),
    },
  }),
  LOCATION: (cells) => ({
    location: {
      latitude: cells.given((cells.draw.int(-9_000, 9_000) / 100).toFixed(4)),
      longitude: cells.draw.int(-180, 180),
      ...(cells.draw.maybe(0.7)
        ? { name: cells.given(cells.draw.text(30)), address: cells.given(cells.draw.text(30)) }
        : {}),
    },
  }),
  PRODUCT: (cells) => ({
    product: { product: cells.given(cells.draw.of(ID, 1, 20)), catalog: cells.draw.digits(15, 15) },
  }),
};

interface Parts {
  readonly components: Component[];
  readonly given: { header?: Header; body?: Body; buttons?: Buttons };
}

function textHeader(cells: Cells, isNamed: boolean): { component: Component; given?: Header } {
  if (cells.draw.maybe(0.3)) return { component: { type: 'HEADER', format: 'TEXT', text: 'Neues' } };
  const name = isNamed ? 'betreff' : '1';
  return {
    component: { type: 'HEADER', format: 'TEXT', text: `Neues: {{${name}}}` },
    given: cells.given(cells.draw.text(20)),
  };
}

function addHeader(
  cells: Cells,
  parts: Parts,
  { formats, isNamed }: { formats: readonly string[]; isNamed: boolean },
): void {
  const format = cells.draw.pick(formats);
  if (format === 'NONE') return;
  const make = HEADERS[format];
  const { component, given } =
    make === undefined
      ? textHeader(cells, isNamed)
      : { component: { type: 'HEADER', format }, given: make(cells) };
  parts.components.push(component);
  if (given !== undefined) parts.given.header = given;
}

/** A variable's value: a text, or one of the formats, as text or as the platform's own parameter. */
function variable(cells: Cells, isNamed: boolean, most: number): Body[string] {
  const { draw } = cells;
  const own = !isNamed && draw.maybe(0.5);
  switch (draw.int(0, 5)) {
    case 0: {
      const code = draw.pick(['EUR', 'USD', 'JPY', 'CHF']);
      // A yen has no parts.
      const amount = `${draw.int(0, 99_999)}${code === 'JPY' ? '' : `.${draw.digits(2, 2)}`}`;
      return { ...cells.given(amount), as: 'currency', code, ...(own ? { send: 'currency' } : {}) };
    }
    case 1: {
      const day = `20${draw.int(26, 40)}-0${draw.int(1, 9)}-${draw.int(10, 28)}`;
      const style = draw.pick(['short', 'medium', 'long'] as const);
      return { ...cells.given(day), as: 'date', style, ...(own ? { send: 'date-time' } : {}) };
    }
    case 2:
      return { ...cells.column(''), fallback: draw.text(most) };
    default:
      return cells.given(draw.text(most));
  }
}

function addBody(cells: Cells, parts: Parts, { isNamed, most }: { isNamed: boolean; most: number }): void {
  const count = cells.draw.int(0, 4);
  const names = Array.from({ length: count }, (_, index) => (isNamed ? `wert_${index}` : String(index + 1)));
  parts.components.push({
    type: 'BODY',
    text: ['Guten Tag', ...names.map((name) => `{{${name}}}`), 'bis bald'].join(' '),
  });
  if (count > 0)
    parts.given.body = Object.fromEntries(names.map((name) => [name, variable(cells, isNamed, most)]));
}

function addButtons(cells: Cells, parts: Parts, kinds: readonly string[]): void {
  if (kinds.length === 0) return;
  const made = kinds.map((kind) => (BUTTONS[kind] as MakeButton)(cells));
  parts.components.push({ type: 'BUTTONS', buttons: made.map(([button]) => button) });
  const given = made.flatMap(([, one], index) => (one === undefined ? [] : [[String(index), one] as const]));
  if (given.length > 0) parts.given.buttons = Object.fromEntries(given);
}

const TEXTS = ['NONE', 'TEXT', 'TEXT'];
const ANY_HEADER = [...TEXTS, 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'GIF', 'PRODUCT'];

type Make = (
  cells: Cells,
  isNamed: boolean,
) => { category: string; components: TemplateComponent[]; given: CampaignParameters };

const plain: Make = (cells, isNamed) => {
  const { draw } = cells;
  const parts: Parts = { components: [], given: {} };
  addHeader(cells, parts, { formats: ANY_HEADER, isNamed });
  addBody(cells, parts, { isNamed, most: 40 });
  const kinds = Array.from({ length: draw.int(0, 4) }, () => draw.pick(Object.keys(BUTTONS)));
  addButtons(cells, parts, kinds);
  const { components, given } = parts;
  // The platform has gif headers in marketing only.
  const isGif = components.some(({ format }) => format === 'GIF');
  return { category: isGif ? 'MARKETING' : draw.pick(['MARKETING', 'UTILITY']), components, given };
};

const offer: Make = (cells, isNamed) => {
  const { draw } = cells;
  const parts: Parts = { components: [], given: {} };
  addHeader(cells, parts, { formats: ['IMAGE', 'VIDEO'], isNamed });
  addBody(cells, parts, { isNamed, most: 40 });
  const hasExpiration = draw.maybe(0.8);
  parts.components.push({ type: 'LIMITED_TIME_OFFER', text: 'Nur kurz', hasExpiration });
  parts.components.push({
    type: 'BUTTONS',
    buttons: [
      { type: 'COPY_CODE', text: 'Code' },
      { type: 'URL', text: 'Mehr', url: 'https://shop.example/{{1}}' },
    ],
  });
  parts.given.buttons = { 0: cells.given(draw.of(ID, 1, 15)), 1: cells.given(draw.of(URL_SUFFIX, 1, 30)) };
  const expires = cells.given(`2099-12-${draw.int(10, 31)}T${draw.int(10, 23)}:30:00+01:00`);
  const given = hasExpiration ? { ...parts.given, offer: { expires } } : parts.given;
  return { category: 'MARKETING', components: parts.components, given };
};

const carousel: Make = (cells, isNamed) => {
  const { draw } = cells;
  const parts: Parts = { components: [], given: {} };
  addBody(cells, parts, { isNamed, most: 40 });
  const format = draw.pick(['IMAGE', 'VIDEO', 'PRODUCT']);
  const kinds = draw.pick([['url'], ['reply'], ['reply', 'url'], ['url', 'url'], ['fixedUrl', 'phone']]);
  const cards = Array.from({ length: draw.int(2, 10) }, () => {
    const card: Parts = { components: [], given: {} };
    addHeader(cells, card, { formats: [format], isNamed });
    if (draw.maybe(0.7)) addBody(cells, card, { isNamed, most: 12 });
    addButtons(cells, card, kinds);
    return card;
  });
  const components: TemplateComponent[] = [
    ...parts.components,
    { type: 'CAROUSEL', cards: cards.map((card) => ({ components: card.components })) },
  ];
  return {
    category: 'MARKETING',
    components,
    given: { ...parts.given, cards: cards.map(({ given }) => given) },
  };
};

const code: Make = (cells) => ({
  category: 'AUTHENTICATION',
  components: [
    { type: 'BODY', addSecurityRecommendation: true },
    { type: 'FOOTER', codeExpirationMinutes: 10 },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'OTP', otpType: cells.draw.pick(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']) }],
    },
  ],
  given: { code: cells.given(cells.draw.digits(4, 8)) },
});

/** Three of five are header, body and buttons in any combination. */
const MAKERS: readonly Make[] = [plain, plain, plain, plain, plain, plain, offer, carousel, carousel, code];

/** So many random templates, filled. */
export function filledTemplates(count: number): Filled[] {
  const draw = drawOf('requests');
  return Array.from({ length: count }, (_, index) => {
    const cells = new Cells(draw);
    const isNamed = draw.maybe(0.5);
    const { category, components, given } = draw.pick(MAKERS)(cells, isNamed);
    const template: Template = {
      id: String(index),
      name: `vorlage_${index}`,
      language: draw.pick(['de', 'en_US', 'pt_BR', 'ar', 'zh_CN']),
      status: 'APPROVED',
      category,
      parameterFormat: isNamed ? 'NAMED' : 'POSITIONAL',
      quality: 'GREEN',
      components,
    };
    const to = `+49151${draw.digits(8, 8)}`;
    return { template, parameters: given, columns: cells.columns, values: cells.values, to };
  });
}
