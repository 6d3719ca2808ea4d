/** Sources of a record that are somebody else than the person: bought, shared or collected by another company. */
import { kept } from './kept.ts';

/** As files of consents name them, in English and German; compared without case, blanks and dashes. */
const NAMES = [
  'partner',
  'partners',
  'thirdparty',
  'bought',
  'boughtlist',
  'purchased',
  'purchasedlist',
  'listbroker',
  'addressbroker',
  'databroker',
  'broker',
  'coregistration',
  'leadlist',
  'leads',
  'leadgen',
  'affiliate',
  'sponsor',
  'sponsors',
  'datenhandler',
  'adresskauf',
  'adresshandel',
  'adresshandler',
  'gekauft',
  'partnerliste',
  'drittanbieter',
  'koregistrierung',
];
const SOURCES: ReadonlySet<string> = new Set(NAMES);

/** A term as it is compared with a list: without case, accents, blanks and dashes. */
export function termKey(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const MOST_KEPT = 1000;

/** Whether a source is somebody else than the person. Files have few sources, so each is looked at once. */
export const isThirdParty: (source: string) => boolean = kept(
  (source) => SOURCES.has(termKey(source)),
  MOST_KEPT,
);
