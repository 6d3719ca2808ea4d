/** Words for recording by hand; German. */
import type { recordsEn } from '../en/records.ts';

const list = (names: readonly string[]): string => names.join(', ');

export const recordsDe: typeof recordsEn = {
  commands: {
    record: 'erfasst ein Ereignis von Hand, mit dem, was es belegt',
    confirm: 'erfasst, dass eine Person ihre Einwilligung bestätigt hat',
    withdraw: 'erfasst, dass eine Person ihre Einwilligung widerruft; wirkt sofort',
    object: 'erfasst, dass eine Person Werbung widerspricht (Art. 21 DSGVO); wirkt sofort',
    notice: 'erfasst, dass eine Person informiert wurde (Art. 13, 14 DSGVO; § 7 Abs. 3 Nr. 4 UWG)',
  },
  options: {
    number: 'Telefonnummer in beliebiger Schreibweise oder Nutzerkennung',
    event: (kinds) => `was geschah; ohne Angabe given, bei anderer Grundlage basis-asserted: ${kinds}`,
    basis: (bases) => `Rechtsgrundlage: ${bases}`,
    purpose: 'Zweck aus consend.yaml; mehrere mit Komma',
    purposeConfirm: 'Zweck aus consend.yaml; ohne Angabe der, der auf Bestätigung wartet',
    purposeStop: 'Zweck aus consend.yaml; ohne Angabe alle Werbung',
    purposeNotice: 'Zweck aus consend.yaml; ohne Angabe alle',
    channel: 'Kanal, etwa whatsapp, sms, email, phone oder post; ohne Angabe WhatsApp',
    channelStop: 'Kanal; ohne Angabe jeder',
    source: 'woher es kommt, etwa web-form, paper, shop, phone oder chat',
    sourceConfirm: 'woher es kommt; ohne Angabe der Kanal aus --by',
    sourceStop: 'woher es kommt; ohne Angabe „operator“',
    method: 'wie es gesagt wurde, etwa checkbox, inbound-message oder reply',
    occurredAt: 'wann es geschah, etwa 2026-11-24, "2026-11-24 18:30" oder ISO 8601; ohne Angabe jetzt',
    wording: 'Text, dem zugestimmt wurde, als id@version aus consend.yaml',
    wordingNotice: 'Text, der mitgeteilt wurde, als id@version aus consend.yaml',
    evidence:
      'was es belegt: eine Datei (ihr SHA-256-Wert wird behalten), eine Adresse oder der Name eines Dokuments',
    attach: 'eine Kopie der Belegdatei im Arbeitsordner behalten',
    by: 'Kanal, über den die Bestätigung kam: whatsapp, sms, phone, email, post oder paper',
    messageId: 'Kennung der Nachricht, die bestätigt',
    actor: 'wer es einträgt; ohne Angabe CONSEND_ACTOR oder der Benutzername',
    language: 'Sprache von Text oder Gespräch; ohne Angabe die von --wording',
    jurisdiction: 'Land, dessen Recht gilt, etwa DE',
    note: 'eine Bemerkung; sie bleibt für immer, also nichts Unnötiges',
    userId: 'Nutzerkennung (business-scoped user id) derselben Person',
    saleRef: 'Beleg des Kaufs',
    saleDate: 'Tag des Kaufs, etwa 2026-09-04',
    productGroup: 'gekaufte Warengruppe',
    notice: 'was beim Erheben der Nummer auf das Widerspruchsrecht hinwies',
    contractRef: 'Aktenzeichen des Vertrags oder der Anfrage',
    contractUntil: 'letzter Tag des Vertrags',
    released: 'Nummer, die die Person nicht mehr hat (mit --event identifier-changed)',
    yes: 'nicht fragen, bevor eine Sperre aufgehoben wird (mit --event unsuppressed)',
  },
  wrong: {
    attachNeedsFile: '--attach braucht eine Datei: mit --evidence nennen',
    by: 'whatsapp, sms, phone, email, post oder paper',
    byNeeded: '--by fehlt: Über welchen Kanal kam die Bestätigung?',
    byOnly:
      '--by und --message-id gehören zu einer Bestätigung: diese für sich erfassen, mit consend consent confirm',
    releasedNeeded: 'identifier-changed braucht --released: die Nummer, die die Person nicht mehr hat',
    releasedOnly: '--released geht nur mit --event identifier-changed',
    userIdNeeded: 'identifier-linked braucht --user-id',
    overrideNeeds: 'override braucht --note (den Grund), --actor (wer es verantwortet) und --purpose',
    nothingWaits:
      'bei dieser Person wartet nichts auf eine Bestätigung. Gibt es trotzdem eine, ihren Zweck mit --purpose nennen',
    severalWait: (purposes) =>
      `mehrere Zwecke warten auf eine Bestätigung: einen mit --purpose nennen (${list(purposes)})`,
    dateNotation: (date) =>
      `„${date}“ steht in keiner Form, die hier gelesen wird; bitte 2026-11-24, "2026-11-24 18:30" oder 24.11.2026 schreiben`,
    events: (kinds) => `Ereignisse: ${list(kinds)}`,
    others: (identifier) =>
      `${identifier} gehört schon jemand anderem. Hat die Nummer den Inhaber gewechselt, zuerst dort lösen: consend consent record NUMMER --event identifier-changed --released NUMMER --source …`,
  },
  said: {
    added: (what, event) => `Erfasst: ${what}${event === '' ? '' : ` (Ereignis ${event})`}`,
    known: (what, event) =>
      `Schon bekannt: ${what}${event === '' ? '' : ` (Ereignis ${event})`}. Nichts wurde geschrieben.`,
    overtaken: (event) => `Was hier erfasst wurde, liegt vor Ereignis ${event} und ändert deshalb nichts.`,
    attached: (file) => `Der Beleg liegt in ${file}`,
    evidence: (reference, digest) => `Beleg ${reference}, ${digest}`,
    laterByDay:
      'Nur der Tag ist bekannt: Jede Absage dieses Tages geht vor. Mit einer Uhrzeit wird es genau.',
  },
  warnings: {
    wordingChanged: (wording, file) =>
      `Der Text von ${wording} (${file}) ist nicht der, dem zugestimmt wurde. Was ihn nennt, wird nicht erfasst: den alten Text zurückholen oder den neuen unter einer neuen Version eintragen.`,
    nobodyKnown:
      'Hinter dieser Nummer war niemand bekannt: bitte prüfen. Die Absage ist erfasst und gilt für diese Nummer.',
    wordingPurpose: (wording, purposes) =>
      `${wording} ist kein Text für ${list(purposes)}: consend.yaml führt ihn für andere Zwecke.`,
    wordingChannel: (wording, channels) =>
      `${wording} ist kein Text für ${list(channels)}: consend.yaml führt ihn für andere Kanäle.`,
    wordingFrom: (wording, day) =>
      `${wording} war vor dem ${day} nicht in Gebrauch, und dies geschah früher.`,
  },
};
