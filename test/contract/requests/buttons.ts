/** Random buttons of every kind, as a template has them, with what a campaign fills each with. */
import type { CampaignParameters } from '../../../src/core/campaign-parameters.ts';
import type { Template } from '../../../src/core/template.ts';
import { type Cells, ID } from './cells.ts';

type Buttons = NonNullable<CampaignParameters['buttons']>;
type TemplateButton = NonNullable<Template['components'][number]['buttons']>[number];

/** A kind of button: as the template has it, and what fills it. */
export type MakeButton = (
  cells: Cells,
) => readonly [button: TemplateButton, given?: Buttons[string] | undefined];

/** Characters of URL suffixes. */
export const URL_SUFFIX = 'abcxyz0123456789-_/?=&';

/** Kinds of buttons by a name of ours. */
export const BUTTONS: Readonly<Record<string, MakeButton>> = {
  url: (cells) => [
    { type: 'URL', text: 'Mehr', url: 'https://shop.example/{{1}}' },
    cells.given(cells.draw.of(URL_SUFFIX, 1, 30)),
  ],
  fixedUrl: () => [{ type: 'URL', text: 'Mehr', url: 'https://shop.example/' }],
  phone: () => [{ type: 'PHONE_NUMBER', text: 'Anrufen', phoneNumber: '+4930123456' }],
  reply: (cells) => [
    { type: 'QUICK_REPLY', text: 'Stop' },
    cells.draw.maybe(0.8) ? cells.given(cells.draw.text(40)) : undefined,
  ],
  coupon: (cells) => [
    { type: 'COPY_CODE', text: 'Code' },
    cells.given(cells.draw.of(ID, cells.draw.pick([1, 16]), 20)),
  ],
  flow: (cells) => [
    { type: 'FLOW', text: 'Termin', flowId: '1' },
    cells.draw.maybe(0.7)
      ? {
          flow: {
            token: cells.given(cells.draw.of(ID, 1, 30)),
            ...(cells.draw.maybe(0.5)
              ? { data: { kunde: cells.column(cells.draw.text(20)), zahl: 1, liste: [true, null] } }
              : {}),
          },
        }
      : undefined,
  ],
  catalog: (cells) => [
    { type: 'CATALOG', text: 'Katalog' },
    cells.draw.maybe(0.7) ? { catalog: { thumbnail: cells.given(cells.draw.of(ID, 1, 20)) } } : undefined,
  ],
  products: (cells) => [
    { type: 'MPM', text: 'Auswahl' },
    {
      products: {
        thumbnail: cells.given(cells.draw.of(ID, 1, 20)),
        sections: Array.from({ length: cells.draw.int(1, 3) }, () => ({
          title: cells.given(cells.draw.text(20)),
          products: Array.from({ length: cells.draw.int(1, 4) }, () => cells.given(cells.draw.of(ID, 1, 20))),
        })),
      },
    },
  ],
  call: (cells) => [
    { type: 'VOICE_CALL', text: 'Anrufen' },
    cells.draw.maybe(0.7) ? { call: { minutes: cells.draw.int(1_440, 43_200) } } : undefined,
  ],
  order: (cells) => [
    { type: 'ORDER_DETAILS', text: 'Bezahlen' },
    {
      order: {
        reference_id: cells.column(cells.draw.of(ID, 1, 20)),
        type: 'digital-goods',
        currency: 'BRL',
        total_amount: { value: { ...cells.column(cells.draw.digits(1, 6)), as: 'number' }, offset: 100 },
        order: { items: [] },
      },
    },
  ],
};
