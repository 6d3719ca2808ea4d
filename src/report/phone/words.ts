/** What stands around a message on a phone, in words: terminal and page say the same. */
import { type FilledText, fixedText } from '../../core/message/filled-text.ts';
import type {
  BodyView,
  ButtonView,
  FooterView,
  HeaderView,
  MediaOrigin,
  OfferView,
} from '../../core/message/view.ts';
import type { Formats } from '../../i18n/format.ts';
import type { Messages } from '../../i18n/index.ts';

/** Words and formats of one language. */
export interface PhoneVoice {
  readonly phone: Messages['phone'];
  readonly format: Formats;
}

/** Signs before a button's text, one column wide. */
const ICONS: Readonly<Record<ButtonView['action']['kind'], string>> = {
  reply: '↩',
  url: '↗',
  call: '✆',
  'voice-call': '✆',
  copy: '❐',
  flow: '☰',
  catalog: '▦',
  products: '▦',
  product: '▦',
  code: '❐',
  order: '▦',
  contact: '✆',
  app: '↗',
  other: '•',
};

function originText(origin: MediaOrigin | undefined, { phone }: PhoneVoice): string {
  switch (origin?.kind) {
    case 'link':
      return origin.link;
    case 'id':
      return phone.media.id(origin.id);
    case 'file':
      // Twelve digits tell files apart; nobody reads sixty-four.
      return phone.media.file(origin.name ?? origin.digest.slice(0, 'sha256:'.length + 12));
    default:
      return phone.media.open;
  }
}

/** A header that is not text: what kind it is, and what is known of it. */
export function headerWords(
  header: Exclude<HeaderView, { format: 'TEXT' }>,
  voice: PhoneVoice,
): { readonly title: string; readonly details: readonly string[] } {
  const { phone } = voice;
  if (header.format === 'OTHER') return { title: header.name, details: [] };
  const title = phone.header[header.format];
  if (header.format === 'LOCATION') {
    const { place } = header;
    if (!place) return { title, details: [phone.media.open] };
    const named = [place.name, place.address].filter((part) => part !== undefined && part !== '');
    return { title, details: [...named, `${place.latitude}, ${place.longitude}`] as string[] };
  }
  if (header.format === 'PRODUCT') {
    const { product } = header;
    return { title, details: [product ? phone.product(product.product, product.catalog) : phone.media.open] };
  }
  const name = header.filename === undefined ? [] : [header.filename];
  return { title, details: [...name, originText(header.origin, voice)] };
}

/** What stands for a code that is not known yet: its placeholder. */
const CODE_GAP = '{{1}}';

/** A body's own text, or sentences about what WhatsApp writes there (`isOurs`: they are none of the message's words). */
export function bodyWords(
  body: BodyView,
  { phone }: PhoneVoice,
): { readonly text: FilledText; readonly isOurs: boolean } {
  if (body.text) return { text: body.text, isOurs: false };
  if (body.by === 'template') return { text: fixedText(''), isOurs: false };
  const sentence = phone.code.body(body.code ?? CODE_GAP);
  return { text: fixedText(body.hasWarning ? `${sentence} ${phone.code.warning}` : sentence), isOurs: true };
}

/** A footer's text. */
export function footerWords(footer: FooterView, { phone }: PhoneVoice): string {
  if (footer.by === 'template') return footer.text;
  return footer.text ?? phone.code.footer(footer.expiresInMinutes);
}

/** When an offer ends, in the reader's zone; undefined where nothing counts down. */
export function offerEnd(offer: OfferView, { phone, format }: PhoneVoice): string | undefined {
  if (!offer.hasEnd) return undefined;
  return offer.endsAt === undefined ? phone.offer.open : phone.offer.ends(format.dayTime(offer.endsAt));
}

const MINUTE_SECONDS = 60;

function actionText({ action, type }: ButtonView, { phone, format }: PhoneVoice): string {
  const { actions } = phone;
  switch (action.kind) {
    case 'reply':
      return action.payload === undefined ? '' : actions.payload(action.payload);
    case 'url':
      return action.url.text;
    case 'call':
      return actions.call(action.phone);
    case 'voice-call':
      return action.minutes === undefined
        ? actions.voiceCall
        : actions.voiceCallFor(format.duration(action.minutes * MINUTE_SECONDS));
    case 'copy':
      return action.code === undefined ? actions.copyOpen : actions.copy(action.code);
    case 'flow':
      return action.flow === undefined ? actions.flowOpen : actions.flow(action.flow);
    case 'catalog':
      return action.thumbnail === undefined ? actions.catalog : actions.thumbnail(action.thumbnail);
    case 'products': {
      const count = action.sections?.reduce((sum, { products }) => sum + products.length, 0);
      return count === undefined
        ? actions.productsOpen
        : actions.products(count, action.sections?.length ?? 0);
    }
    case 'code':
      return actions[`code-${action.way}`];
    case 'other':
      return actions.other(type);
    default:
      return actions[action.kind];
  }
}

/** A button: its sign, its text, and what it does (nothing to say of a reply that is its own text). */
export function buttonWords(
  button: ButtonView,
  voice: PhoneVoice,
): { readonly icon: string; readonly text: string; readonly detail: FilledText } {
  const { action } = button;
  const detail = action.kind === 'url' ? action.url : fixedText(actionText(button, voice));
  return { icon: ICONS[action.kind], text: button.text ?? voice.phone.code.button, detail };
}
