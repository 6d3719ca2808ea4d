/** Sources of a record that are somebody else than the person: bought, shared or collected by another company. */
import { kept } from './kept.ts';
import { plainWords } from './plain-words.ts';

/**
 * As files of consents name them, in English and German, wherever in the text: a company's name or a year may stand beside.
 * Whom a firm talks to (Ansprechpartner) and whom a person lives with are no such partners.
 */
const NAMED: readonly RegExp[] = [
  /(?<!ansprech|gespra?e?chs|ehe|lebens|kontakt)partner(?!schaft|ship)/,
  /\b(?:third|3rd|3) ?part(?:y|ies)\b/,
  /\bdritt(?:anbieter|part|firm|unternehm|quelle|daten)/,
  /\b(?:von|vom|durch|ue?ber) dritten?\b/,
  /broker/,
  /\b[ck]o ?reg(?:s|istr\p{L}*)?\b/u,
  /\baffiliat/,
  /\bsponsor(?:s|en)?\b/,
  /\b(?:adress?|address|daten|data|listen?|leads?)(?:en|es|s)? ?(?:zu|ein)?(?:kauf|handel|ha?e?ndler|miet|broker|vendor|supplier|seller|dealer|provider|purchase)/,
  /\b(?:rent(?:ed|al)|leased|gemietete?|mietete?) ?(?:address|list|data|daten|adress)/,
  /\bmietadress|\bfremd(?:daten|adress|firm|liste)/,
  /\bleads? ?(?:list|gen(?!\p{L}* ?form))/u,
];
/** What somebody else did not collect: `no third party`, `ohne Partner`. */
const DENIED = /\b(?:no|not|non|never|without|kein\p{L}*|nicht|ohne) (?:any )?\p{L}+(?: part(?:y|ies)\b)?/gu;
/** Who signs up for the sender's own programme for partners tells the number himself. */
const OWN_PROGRAM = /\bpartner ?program\p{L}* (?:sign ?up|form|registration|application|anmeldung|antrag)/gu;

const BOUGHT = /\b(?:bought|purchased|(?:ein|zu)?gekauft\p{L}*)\b/u;
const RECORDS =
  /\b(?:lists?|listen?|data\p{L}*|daten\p{L}*|leads?|address\p{L}*|adress\p{L}*|contacts|numbers|nummern|kontakte|records)\b/u;
/** Where a customer bought something: that is a sale, not a list. */
const OWN_SALE =
  /\b(?:shop|store|laden|filiale|kasse|checkout|till|orders?|products?|produkte?|bestellung|online|customer|kunden?|us|uns)\b/;
const LEADS = /\bleads\b/;
/** Where the sender met or asked people himself. */
const OWN_LEADS =
  /messe|\b(?:fairs?|events?|website|web|own|eigene|inbound|form|formular|stand|booth|webinar)\b/;

function isSomebodyElse(source: string): boolean {
  const words = plainWords(source).replace(DENIED, '').replace(OWN_PROGRAM, '');
  if (NAMED.some((name) => name.test(words))) return true;
  if (BOUGHT.test(words)) return RECORDS.test(words) || !OWN_SALE.test(words);
  return LEADS.test(words) && !OWN_LEADS.test(words);
}

const MOST_KEPT = 10_000;

/** Whether a source is somebody else than the person. Files have few sources, so each is looked at once. */
export const isThirdParty: (source: string) => boolean = kept(isSomebodyElse, MOST_KEPT);
