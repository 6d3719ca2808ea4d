/**
 * Words that make a message advertising: what `templates lint` and the checks on campaigns look for, and show when they find it.
 * A list, not a judgement: it misses what is said otherwise and finds words that mean something else.
 *
 * Source: compiled for consend on 2026-11-25. What counts as advertising: KG 15.09.2021 - 5 U 35/20 (a service mail with
 * advertising words is advertising as a whole); BGH 10.07.2018 - VI ZR 225/17 (a satisfaction survey is advertising);
 * DSK Orientierungshilfe Direktwerbung, 2022 (greetings and surveys); Meta, templates/template-categorization (offers,
 * re-engagement and mixed content are marketing).
 */

import { MORE_ADVERTISING_WORDS } from './advertising-words-more.ts';

/**
 * `promotion`: a discount, a gift, a prize draw, whose conditions must be easy to reach (§ 6 (1) no. 3-4 DDG); `offer`: praise
 * and calls to buy; `survey`, `greeting`, `win-back`: advertising to a German court, often service to a sender.
 */
export const ADVERTISING_KINDS = ['promotion', 'offer', 'survey', 'greeting', 'win-back'] as const;
/** A kind of advertising. */
export type AdvertisingKind = (typeof ADVERTISING_KINDS)[number];

/** A language's words by kind. */
type WordsByKind = Readonly<Record<AdvertisingKind, readonly string[]>>;

/** Language → kind → words and phrases; `*` stands for any ending, of the last word. */
export const ADVERTISING_WORDS: Readonly<Record<string, WordsByKind>> = {
  ...MORE_ADVERTISING_WORDS,
  de: {
    promotion: [
      'rabatt*',
      'gutschein*',
      'preisnachlass*',
      'sonderpreis*',
      'aktionscode*',
      'rabattcode*',
      'gratis*',
      'geschenkt',
      'gewinnspiel*',
      'verlosung*',
      'verlosen*',
      'zu gewinnen',
      'sparen sie',
      'du sparst',
      'spare jetzt',
      'sie sparen',
      'spart ihr',
      'reduziert*',
      'versandkostenfrei*',
      'cashback',
      '2 für 1',
    ],
    offer: [
      'sonderangebot*',
      'angebote*',
      'sale',
      'schlussverkauf*',
      'black friday',
      'schnäppchen*',
      'bestpreis*',
      'nur heute',
      'nur noch heute',
      'jetzt kaufen',
      'jetzt bestellen',
      'jetzt shoppen',
      'jetzt zugreifen',
      'neue kollektion',
      'neuheiten',
      'neu im sortiment',
      'exklusiv*',
      'das könnte ihnen auch gefallen',
      'empfehlen sie uns',
      'newsletter*',
    ],
    survey: [
      'bewerten sie',
      'bewerte uns',
      'bewertet uns',
      'sternebewertung*',
      'wie war ihr einkauf',
      'wie hat es ihnen gefallen',
      'wie hat es dir gefallen',
      'deine meinung',
      'eure meinung',
      'dein feedback',
      'euer feedback',
      'bewertung*',
      'rezension*',
      'umfrage*',
      'wie zufrieden',
      'zufriedenheit*',
      'ihre meinung',
      'ihr feedback',
      'um feedback',
      'weiterempfehlen',
    ],
    greeting: [
      'alles gute zum',
      'geburtstag*',
      'frohe weihnachten',
      'frohe ostern',
      'frohes fest',
      'frohes neues',
      'guten rutsch',
      'festtage',
    ],
    'win-back': [
      'wir vermissen sie',
      'wir vermissen dich',
      'wir vermissen euch',
      'komm zurück',
      'kommt zurück',
      'lange nicht gesehen',
      'kommen sie zurück',
      'schön, wenn sie wiederkommen',
    ],
  },
  en: {
    promotion: [
      'discount*',
      'voucher*',
      'coupon*',
      'promo code*',
      'giveaway*',
      'prize draw*',
      'sweepstake*',
      'you save',
      'save up to',
      'money off',
      'free gift*',
      'free of charge gift',
      'cashback',
      'half price',
      'two for one',
      'free shipping',
    ],
    offer: [
      'special offer*',
      'offers',
      'sale',
      'clearance',
      'black friday',
      'bargain*',
      'best price*',
      'today only',
      'limited time',
      'buy now',
      'order now',
      'shop now',
      'new collection',
      'new arrivals',
      'exclusive*',
      'you may also like',
      'recommend us',
      'newsletter*',
    ],
    survey: [
      'how did we do',
      'how was your',
      'tell us what you think',
      'share your experience',
      'rate us',
      'rate your',
      'review us',
      'leave a review',
      'write a review',
      'survey*',
      'how satisfied',
      'your feedback',
      'your opinion',
    ],
    greeting: [
      'birthday',
      'merry christmas',
      'happy easter',
      'happy new year',
      'happy holidays',
      "season's greetings",
    ],
    'win-back': ['we miss you', 'we missed you', 'long time no see', 'come back to us', 'welcome back offer'],
  },
};

/** A share off a price: `15 %`, `15 Prozent`, `20% off`; not the rate of a tax. */
export const PERCENTAGE =
  /(?<![\d.,])\d{1,2}\s?(%|Prozent|per ?cent)(?!\s?(\p{L}+\s)?(MwSt|USt|Mehrwertsteuer|Umsatzsteuer|VAT|tax|Zinsen|interest|Akku|battery))/iu;
