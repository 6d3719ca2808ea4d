/**
 * Kinds of products that WhatsApp forbids or limits, and words that hint at them.
 *
 * Source: WhatsApp Business Messaging Policy (prohibited and regulated verticals; policy of October 2022 and later, exceptions
 * for alcohol, over-the-counter medicine and real-money gaming in listed countries since 27 August 2024; no evidence of one for
 * the EEA), read in copies on 2026-11-23. Words compiled for consend on 2026-11-25, German and English.
 */

/** Kinds that the policy rules out, whatever licence the sender has. */
const PROHIBITED = [
  'weapons',
  'drugs',
  'prescription-medicine',
  'tobacco',
  'adult',
  'animals',
  'hazardous-goods',
  'body-parts',
  'currencies',
  'dating',
  'multi-level-marketing',
  'payday-loans',
  'illegal-goods',
] as const;
/** Kinds with exceptions in listed countries, behind an age gate. */
const LIMITED = ['alcohol', 'otc-medicine', 'gambling'] as const;

/** What a business sells, as far as the policy cares. `unrestricted`: nothing else of this list. */
export const PRODUCT_KINDS = ['unrestricted', ...LIMITED, ...PROHIBITED] as const;
/** A kind of product. */
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** Whether the policy has exceptions for a kind. */
export function isLimited(kind: ProductKind): boolean {
  return LIMITED.some((one) => one === kind);
}

/** Kind → words and phrases that hint at it; `*` stands for any ending, of the last word. */
export const PRODUCT_WORDS: Readonly<Partial<Record<ProductKind, readonly string[]>>> = {
  weapons: ['waffe', 'waffen', 'schusswaffe*', 'munition', 'firearm*', 'handgun*', 'rifle*', 'ammunition'],
  drugs: ['cannabis*', 'cbd', 'cbd-öl*', 'marihuana', 'marijuana', 'thc'],
  'prescription-medicine': [
    'rezeptpflichtig*',
    'verschreibungspflichtig*',
    'prescription drug*',
    'prescription medicine*',
  ],
  tobacco: [
    'zigarette*',
    'zigarre*',
    'e-zigarette*',
    'tabak*',
    'vape*',
    'shisha*',
    'tobacco',
    'cigarette*',
    'cigar',
    'cigars',
  ],
  adult: ['erotik*', 'sexspielzeug*', 'erotic*', 'sex toy*', 'escort*'],
  animals: ['welpen', 'hundewelpe*', 'katzenbaby*', 'puppies', 'kittens', 'lebende tiere', 'live animals'],
  'hazardous-goods': ['feuerwerk*', 'böller', 'sprengstoff*', 'fireworks', 'explosives'],
  currencies: ['bitcoin*', 'krypto*', 'crypto*', 'forex', 'binäre optionen', 'binary options', 'token sale'],
  dating: ['dating', 'dating-app', 'partnersuche', 'singlebörse*', 'singles in'],
  'multi-level-marketing': [
    'network-marketing',
    'network marketing',
    'strukturvertrieb',
    'multi-level marketing',
  ],
  'payday-loans': [
    'sofortkredit*',
    'kredit ohne schufa',
    'inkasso*',
    'payday loan*',
    'cash advance',
    'debt collection',
  ],
  alcohol: [
    'wein',
    'weine',
    'rotwein*',
    'weißwein*',
    'bier',
    'biere',
    'sekt',
    'champagner',
    'schnaps',
    'whisky',
    'whiskey',
    'wodka',
    'wine',
    'wines',
    'beer',
    'beers',
    'vodka',
    'champagne',
    'prosecco',
  ],
  'otc-medicine': [
    'apotheke*',
    'medikament*',
    'arzneimittel*',
    'rezeptfrei*',
    'pharmacy',
    'painkiller*',
    'over-the-counter',
  ],
  gambling: [
    'casino*',
    'kasino*',
    'sportwette*',
    'glücksspiel*',
    'online-lotto',
    'wettbonus',
    'sports betting',
    'gambling',
    'poker',
    'slot machines',
    'free bets',
  ],
};
