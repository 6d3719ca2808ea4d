/**
 * How files of consents name the ways in which a yes came about that is none, or not free: in English and German, wherever in
 * the text they stand (`plain-words.ts`). What is not among them is taken as an active choice.
 */
import type { EventKind } from './consent.ts';
import { kept } from './kept.ts';
import { plainWords } from './plain-words.ts';

/** Whether a kind says that a person agreed. */
export function isConsent(kind: EventKind): boolean {
  return kind === 'given' || kind === 'reaffirmed';
}

const MOST_KEPT = 10_000;

function among(patterns: readonly RegExp[], isNone?: RegExp): (text: string) => boolean {
  return kept((text) => {
    const words = plainWords(text);
    const told = isNone ? words.replace(isNone, '') : words;
    return patterns.some((pattern) => pattern.test(told));
  }, MOST_KEPT);
}

/** What the record says that it was not: `not pre-ticked`, `kein vorangekreuztes Feld`, `separate from the terms`. */
const DENIED =
  /\b(?:not|non|no|never|nicht|kein\p{L}*|ohne|without|(?:separate|apart|independent)(?:ly)? (?:from|of)|(?:getrennt|unabha?e?ngig) von) (?:(?:the|an?|any|de[nr]|zu) )?(?:pre ?(?:tick|check|select)\p{L}*|vora\p{L}*|vor(?:gewa?e?hlt|belegt)\p{L}*|agb\p{L}*|terms|prize ?\p{L}*|discount|incentive|rabatt\p{L}*|gewinnspiel\p{L}*|kopplung|contract)/gu;

/** No act of the person: a box that was ticked already, silence, terms that were accepted (CJEU C-673/17 Planet49). */
export const isNoAct: (method: string) => boolean = among(
  [
    /\bpre ?(?:tick|check(?!out)|select)/,
    /\b(?:tick|check|select)ed (?:before|already|by default|automatically)/,
    /\b(?:already|default|automatically) (?:tick|check|select)ed/,
    /\bvor(?:an|ab|her)? ?(?:an)?ge(?:kreuzt|hakt|klickt)|\bvora?u?s?(?:ge)?wa?e?hlt|\bvorausgewa?e?hlt|\bvorgewa?e?hlt|\bvorbelegt|\bvoreingestellt|\bvorselektiert/,
    /\b(?:bereits|schon|automatisch) (?:angekreuzt|angehakt|ausgewa?e?hlt)/,
    // Where the same text tells of an opt-in, or of the way out alone, the way out is no method.
    /^(?!.*\bopt ?in).*\bopt ?out(?! ?(?:link|info|notice|hinweis|possible|mo?e?glich|right))/,
    /\bsilen(?:ce|t)\b|\binactivity\b|\bimplied\b|\b(?:presumed|assumed)\b/,
    /schweigen|\buntae?tig|\bmutma(?:ß|ss)lich/,
    /\b(?:no|without) (?:objection|reply|response)|\bnot? (?:object|opt)ed\b|\bnot (?:object|opt out)/,
    /\bkein\p{L}* (?:widerspruch|antwort|reaktion)|\bnicht widersprochen/u,
    /\bterms\b|\bt (?:and )?cs?\b|\btos\b|\bagb|(?:gescha?e?fts|nutzungs|teilnahme)bedingung/,
  ],
  DENIED,
);

/** Tied to a contract, a price or a prize (Art. 7 (4) GDPR). */
export const isTied: (text: string) => boolean = among(
  [
    /\bprizes?\b|\bprize ?draw|\braffle|\bsweepstake|\bcontests?\b|\bcompetitions?\b|\bgiveaway|\blotter(?:y|ie)|\btombola/,
    /\bdiscounts?\b|\bcoupon|\bvouchers?\b|\bincentiv|\bbundl(?:e|ing)|\bcontracts?\b/,
    /gewinnspiel|verlosung|preisausschreiben|rabatt|gutschein|\bgekoppelt|kopplung|vertragsbedingung/,
  ],
  DENIED,
);

/** Forms and meetings where people left their number themselves: no address book, though they speak of contacts. */
const MET =
  /\b(?:contacts?|kontakte?) (?:us\b|forms?\b|page|formular|seite|from the (?:fair|event))|\bkontakt(?:formular|seite|anfrage)\p{L}*|\b(?:fair|event|messe|seminar|webinar|workshop|booth) (?:contacts|kontakte)/gu;

/** A phone's address book, or a dump of all that a customer system holds. */
export const isAddressBook: (source: string) => boolean = among(
  [
    /\b(?:address|phone|telephone|contacts?) ?books?\b|\bcontacts\b/,
    /\bcontacts? ?(?:list|export|import|backup|sync|dump|app)\b/,
    /\b(?:phone|mobile|handy|smartphone|sim|i ?phone|android)(?: ?card)? ?(?:contact|backup|sicherung|export)/,
    /adressbuch|adressbue?cher|telefonbuch|kontaktbuch|kontaktliste|kontaktexport/,
    /\b(?:handy|telefon|google|gmail|i ?phone|i ?cloud|outlook|exchange|android|smartphone|mobil|sim|whats ?app)? ?kontakten?\b/,
    /\bv ?cards?\b|\bvcf\b|\bcarddav\b|\bcard dav\b/,
    /\bcrm ?(?:\p{L}+ )?(?:dump|export|abzug|backup)|\b(?:dump|export|abzug|backup) (?:\p{L}+ ){0,3}crm\b/u,
  ],
  MET,
);
