/** Worte für das, was während des Versands gefragt wird: die Probe mit den ersten Nachrichten. Deutsch. */
import type { sendingEn } from '../en/sending.ts';

export const sendingDe: typeof sendingEn = {
  unknownCode: 'diesen Code kennt consend nicht; wie einen Serverfehler mehrmals versucht, dann aufgegeben',
  countryRefused: (country) =>
    `in dieses Land lässt WhatsApp dieses Unternehmen niemandem schreiben: ${country} (130497)`,
  canary: {
    label: 'Probe',
    planned: (p) =>
      `${p.size} Nachrichten gehen voraus, dann wird ${p.wait} gewartet; der Rest folgt nur, wenn zu 95 % sicher ist, dass weniger als ${p.failed} scheitern und weniger als ${p.optedOut} sich abmelden`,
    enlarged: (asked, clean) =>
      `gewünscht waren ${asked}, aber so sicher ist man erst nach ${clean} ohne Fehlschlag`,
    plain: (p) =>
      `${p.size} Nachrichten gehen voraus, dann wird ${p.wait} gewartet; der Rest folgt, wenn höchstens ${p.failed} gescheitert sind und ${p.optedOut} sich abgemeldet haben. Für mehr Sicherheit ist die Kampagne zu klein`,
    failed: (count, of) => `${count} von ${of} gescheitert`,
    optedOut: (count, of) => `${count} von ${of} abgemeldet`,
    bounded: (atMost, allowed) => `zu 95 % sicher höchstens ${atMost}, erlaubt ${allowed}`,
    allowed: (allowed) => `erlaubt ${allowed}`,
    more: (more) =>
      `das entscheidet noch nichts: der nächste Versand schickt ${more} weitere voraus und macht weiter, wenn alles gut geht`,
    bad: 'erst ansehen, woran es lag; dann in sending.canary.stopAbove mehr erlauben oder mit --canary 0 weitermachen',
  },
  holds: {
    waits: (why) => `wartet: ${why}`,
    line: (p) => `${p.count} zurückgehalten: ${p.why}, die erste ${p.when}`,
    limits: {
      'quiet-hours': 'bis das Sendefenster öffnet',
      'frequency-cap': 'bis die Häufigkeitsgrenze wieder Raum lässt',
      'campaign.not-yet': 'bis die Kampagne beginnt',
      'pair-rate': 'für den Abstand zwischen zwei Nachrichten an eine Person',
      other: 'bis zu ihrer Zeit',
    },
    api: (code) => `weil WhatsApp zu warten bat (${code})`,
  },
  control: {
    paused: (campaign) => `angehalten; weitergehen lassen: consend resume ${campaign}`,
    cancelled: 'abgebrochen: es wird nichts mehr gesendet',
  },
};
