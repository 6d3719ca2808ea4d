/** Worte für das erneute Senden gescheiterter und ungewisser Nachrichten auf eigene Entscheidung. Deutsch. */
import type { resendsEn } from '../en/resends.ts';

const s = (count: string, one: string, many: string): string => (count === '1' ? one : many);

export const resendsDe: typeof resendsEn = {
  options: {
    failed: 'endgültig Gescheitertes noch einmal versuchen; sagt vorher, was das bedeutet',
    unknown: 'Ungewisses noch einmal senden; manche bekommen es dann womöglich doppelt',
  },
  failedHead: (count, of) => `Gescheiterte Nachrichten, die noch einmal versucht werden: ${count} von ${of}`,
  forGood: (names) => `Nie noch einmal, weil es nichts ändern würde: ${names}`,
  leftOut: (count) =>
    `${count} bleiben aus: Sie dürfen jetzt nicht angeschrieben werden oder stehen nicht mehr in der Empfängerdatei`,
  afterAccepted: (count) =>
    `${count} der gescheiterten hatte WhatsApp zunächst angenommen und das Scheitern per Webhook gemeldet`,
  billed: (count) =>
    `${count} davon wurden als berechnet gemeldet; eine neue Nachricht kann ebenfalls berechnet werden`,
  notBilled: 'Keine der gescheiterten wurde als berechnet gemeldet; was nun zugestellt wird, kostet',
  limits: 'Versuche zählen weiter: Was fünfmal versucht wurde, bekommt einen einzigen Versuch mehr',
  unknownHead: (count, of) => `Ungewisse Nachrichten, die noch einmal gesendet werden: ${count} von ${of}`,
  twice: (count) =>
    count === '1'
      ? 'Diese Person hat die Nachricht womöglich schon und bekäme sie ein zweites Mal'
      : `Jede dieser ${count} Personen hat die Nachricht womöglich schon und bekäme sie ein zweites Mal`,
  ages: (oldest, newest) => `Gesendet zwischen ${oldest} und ${newest}`,
  resting: (count) =>
    `${count} ${s(count, 'bleibt', 'bleiben')}, wie ${s(count, 'sie ist', 'sie sind')}: vor weniger als 24 Stunden gesendet, ein Webhook kann sie noch klären`,
  lastWebhook: (when) =>
    `Webhooks kommen an, zuletzt ${when}: Einer kann noch melden, was daraus geworden ist`,
  noWebhook: 'Es ist noch nie ein Webhook angekommen: Niemand wird melden, was daraus geworden ist',
  anew: 'Einwilligung, Sperrliste, Zeitfenster und Grenzen werden für alle neu geprüft',
  question: (failed, unknown) => `Noch einmal senden (gescheitert: ${failed}, ungewiss: ${unknown})?`,
  action: (failed, unknown) =>
    `${failed} gescheiterte und ${unknown} ungewisse Nachrichten noch einmal zu senden`,
  nothing: 'Nichts darf noch einmal gesendet werden.',
  tally: (failed, unknown) =>
    `auf eigene Entscheidung noch einmal gesendet: ${failed} zuvor gescheiterte, ${unknown} zuvor ungewisse`,
  gotTwice: (count) =>
    `${count} ${s(count, 'Person hat', 'Personen haben')} sie doppelt: Die frühere Nachricht ist doch noch angekommen`,
};
