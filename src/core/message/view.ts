/** A filled message as a phone shows it, without words of any language of ours: what terminal, page and JSON render. */
import type { BoundParameter, MediaKind } from '../bound-message.ts';
import type { FilledText } from './filled-text.ts';

/** Where media comes from; undefined: nothing was named yet. It is shown as text and never loaded. */
export type MediaOrigin =
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'id'; readonly id: string }
  /** A local file by its content's digest; and its name as campaign or row give it, where that is known. */
  | { readonly kind: 'file'; readonly digest: string; readonly name?: string };

/** A header. */
export type HeaderView =
  /** Bold throughout; WhatsApp reads no markup here (Meta, "Template components"). */
  | { readonly format: 'TEXT'; readonly text: FilledText }
  | {
      readonly format: Uppercase<MediaKind>;
      readonly origin: MediaOrigin | undefined;
      readonly filename: string | undefined;
    }
  | {
      readonly format: 'LOCATION';
      readonly place: Omit<Extract<BoundParameter, { kind: 'location' }>, 'kind'> | undefined;
    }
  | {
      readonly format: 'PRODUCT';
      readonly product: Omit<Extract<BoundParameter, { kind: 'product' }>, 'kind'> | undefined;
    }
  /** A format that the platform added since. */
  | { readonly format: 'OTHER'; readonly name: string };

/** A body: the template's own text, or the one that WhatsApp writes into authentication templates. */
export type BodyView =
  | { readonly by: 'template'; readonly text: FilledText }
  | {
      readonly by: 'whatsapp';
      /** What WhatsApp writes in this language; undefined where its documentation does not tell. */
      readonly text: FilledText | undefined;
      /** The code; undefined: a gap. */
      readonly code: string | undefined;
      /** Whether it adds that the code is for nobody else. */
      readonly hasWarning: boolean;
    };

/** A footer: the template's, or how long a code is valid, which WhatsApp words. */
export type FooterView =
  | { readonly by: 'template'; readonly text: string }
  | { readonly by: 'whatsapp'; readonly text: string | undefined; readonly expiresInMinutes: number };

/** What a button does. Fields that are undefined have no value yet. */
export type ButtonAction =
  | { readonly kind: 'reply'; readonly payload: string | undefined }
  | { readonly kind: 'url'; readonly url: FilledText }
  | { readonly kind: 'call'; readonly phone: string }
  /** A call over WhatsApp; for how long the button works, minutes. */
  | { readonly kind: 'voice-call'; readonly minutes: number | undefined }
  | { readonly kind: 'copy'; readonly code: string | undefined }
  | { readonly kind: 'flow'; readonly flow: string | undefined }
  | { readonly kind: 'catalog'; readonly thumbnail: string | undefined }
  | {
      readonly kind: 'products';
      readonly sections:
        | readonly { readonly title: string; readonly products: readonly string[] }[]
        | undefined;
    }
  | { readonly kind: 'product' }
  | {
      readonly kind: 'code';
      readonly way: 'copy' | 'one-tap' | 'zero-tap';
      readonly code: string | undefined;
    }
  | { readonly kind: 'order' }
  | { readonly kind: 'contact' }
  | { readonly kind: 'app' }
  /** A type that the platform added since. */
  | { readonly kind: 'other' };

/** A button beneath a message. */
export interface ButtonView {
  /** The template's type in upper case: QUICK_REPLY, URL … */
  readonly type: string;
  /** Undefined: WhatsApp words it. */
  readonly text: string | undefined;
  readonly action: ButtonAction;
}

/** A limited-time offer. */
export interface OfferView {
  readonly text: string;
  /** Whether the phone counts down to an end. */
  readonly hasEnd: boolean;
  /** The end, epoch milliseconds; undefined: not set yet, or there is none. */
  readonly endsAt: number | undefined;
}

/** A card of a carousel. */
export interface CardView {
  readonly header: HeaderView | undefined;
  readonly body: BodyView | undefined;
  readonly buttons: readonly ButtonView[];
}

/** The parts of a message in the order of a phone. */
export interface MessageView extends CardView {
  readonly offer: OfferView | undefined;
  readonly footer: FooterView | undefined;
  readonly cards: readonly CardView[];
  /** Whether WhatsApp asks for leave to call, with buttons of its own. */
  readonly asksToCall: boolean;
}
