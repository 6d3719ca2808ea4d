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
      `gewünscht waren ${asked}, aber so sicher ist man erst, wenn ${clean} nacheinander nicht scheitern`,
    plain: (p) =>
      `${p.size} Nachrichten gehen voraus, dann wird ${p.wait} gewartet; der Rest folgt, wenn höchstens ${p.failed} gescheitert sind und ${p.optedOut} sich abgemeldet haben. Für mehr Sicherheit ist die Kampagne zu klein`,
    failed: (count, of) => `${count} von ${of} gescheitert`,
    optedOut: (count, of) => `${count} von ${of} abgemeldet`,
    bounded: (atMost, allowed) => `zu 95 % sicher höchstens ${atMost}, erlaubt ${allowed}`,
    allowed: (allowed) => `erlaubt ${allowed}`,
    more: (more) =>
      `das entscheidet noch nichts: der nächste Versand schickt ${more} weitere voraus und macht weiter, wenn alles gut geht`,
    unseen: (messages) =>
      `Ausgang unbekannt: Zu ${messages} Nachrichten, die WhatsApp angenommen hat, ist kein Webhook gekommen. consend webhook serve dort laufen lassen, wo WhatsApp es erreicht, und noch einmal senden; oder ohne dieses Wissen weitermachen: --canary 0`,
    unheard: (messages) => `von weiteren ${messages} hat noch kein Webhook berichtet`,
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
  progress: {
    rate: (current, mean) => `${current}/s (Ø ${mean}/s)`,
    failed: (count) => `${count} gescheitert`,
    unknown: (count) => `${count} ungewiss`,
    held: (count) => `${count} zurückgestellt`,
    skipped: (count) => `${count} ausgelassen`,
    gone: 'kein Prozess sendet: consend send macht dort weiter, wo es aufgehört hat',
  },
  forecast: {
    done: (when, left) => `fertig ${when} (in ${left})`,
    soon: (left) => `noch ${left}`,
    leg: (count, when) => `${count} bis ${when}`,
    rest: (p) => `${p.count} ab ${p.when} (${p.why})`,
    all: (when) => `alle bis ${when}`,
    stops: (why, left) => `dann ${why}: ${left} bleiben`,
    lapsed: (count) => `${count} nicht mehr rechtzeitig`,
    open: 'Ende ungewiss',
    why: {
      window: 'Sendefenster',
      'messaging-limit': 'Versandgrenze',
      'messages-per-day': 'eigene Tagesgrenze',
      'frequency-cap': 'Häufigkeitsgrenze',
      'not-before': 'Beginn der Kampagne',
      'retry-later': 'WhatsApp bat zu warten',
      canary: 'nach der Probe',
      limit: 'endet dieser Lauf (--limit)',
      until: 'ist die Zeit dieses Laufs um',
    },
  },
  once: {
    messages: (isOne, column) => `Nachricht${isOne ? '' : 'en'}, eine je ${column}`,
    verdict: (p) =>
      `${p.send} von ${p.total} Nachrichten dürfen jetzt hinaus${p.hold === undefined ? '' : `; ${p.hold}\u00a0später`}${
        p.block === undefined ? '' : `; ${p.block}\u00a0nicht`
      }.`,
    reasons: 'Nachrichten',
    reasonsHtml: 'Nachrichten',
    overlap: 'Eine Nachricht kann mehrere Gründe haben; zusammen sind es deshalb mehr als die Nachrichten.',
    freeing: (p) =>
      `${p.count} ${p.isOne ? 'Nachricht' : 'Nachrichten'} sperrt nichts als ${p.codes}: ${p.action}`,
    stopped: (total) => `Keine von ${total} Nachrichten darf hinaus: Die Kampagne selbst ist gesperrt.`,
    leftOut: (count, isOne) =>
      isOne
        ? 'eine Nachricht eines früheren Plans wartet noch und steht nicht in diesem: Wird er gesendet, fällt sie weg'
        : `${count} Nachrichten eines früheren Plans warten noch und stehen nicht in diesem: Wird er gesendet, fallen sie weg`,
  },
  control: {
    paused: (campaign) => `angehalten; weitergehen lassen: consend resume ${campaign}`,
    cancelled: 'abgebrochen: es wird nichts mehr gesendet',
    cutOff: (command) => `dort weitermachen, wo er aufgehört hat: ${command}`,
  },
};
