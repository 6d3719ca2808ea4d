/** Header names under which the columns of a consent CSV are found (compared without case, accents, spaces, dashes). */
import type { ConsentColumn } from '../../core/consent-row.ts';

/** Usual names of each column, the contract's own first. */
export const CONSENT_HEADERS: Readonly<Record<ConsentColumn, readonly string[]>> = {
  phone: ['phone', 'mobile', 'handy', 'handynummer', 'mobil', 'mobilnummer', 'telefon', 'telefonnummer', 'tel', 'whatsapp', 'msisdn', 'phone number', 'cell'],
  event: ['event', 'ereignis', 'kind', 'type', 'status'],
  basis: ['basis', 'legal basis', 'rechtsgrundlage', 'grundlage'],
  purpose: ['purpose', 'zweck', 'purposes', 'zwecke', 'list', 'liste'],
  channel: ['channel', 'kanal', 'channels'],
  occurred_at: ['occurred_at', 'date', 'datum', 'zeitpunkt', 'timestamp', 'given at', 'consented at', 'opt in at', 'optin time'],
  source: ['source', 'quelle', 'herkunft'],
  method: ['method', 'methode', 'collection method'],
  wording: ['wording', 'wortlaut', 'text', 'textversion'],
  confirmed_at: ['confirmed_at', 'confirm time', 'bestätigt am', 'bestaetigt am'],
  confirmed_by: ['confirmed_by', 'bestätigt per', 'bestaetigt per', 'bestätigt durch'],
  evidence: ['evidence', 'nachweis', 'beleg'],
  sale_ref: ['sale_ref', 'sale', 'order', 'bestellnummer', 'auftrag', 'auftragsnummer'],
  sale_date: ['sale_date', 'order date', 'kaufdatum', 'bestelldatum'],
  product_group: ['product_group', 'produktgruppe', 'warengruppe'],
  notice: ['notice', 'hinweis', 'widerspruchshinweis'],
  contract_ref: ['contract_ref', 'contract', 'vertrag', 'vertragsnummer'],
  contract_until: ['contract_until', 'vertragsende', 'contract end'],
  user_id: ['user_id', 'bsuid'],
  language: ['language', 'sprache', 'lang', 'locale'],
  ip: ['ip', 'ip address', 'optin ip'],
  actor: ['actor', 'erfasst von', 'bearbeiter'],
  note: ['note', 'notiz', 'bemerkung', 'anmerkung'],
};
