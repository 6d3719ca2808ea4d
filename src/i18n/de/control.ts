/** Worte von `pause`, `resume` und `cancel`. Deutsch. */
import type { controlEn } from '../en/control.ts';

export const controlDe: typeof controlEn = {
  commands: {
    campaign: 'id oder Datei der Kampagne',
    pause: 'eine Kampagne anhalten, bis sie weitergehen soll; von jedem Terminal aus',
    resume: 'eine angehaltene Kampagne weitergehen lassen',
    cancel: 'eine Kampagne endgültig abbrechen; Gesendetes bleibt gesendet',
    yes: 'ohne Rückfrage',
    occurrence: 'bei einer Datei: ein anderer Durchgang als der jetzige, wie status ihn nennt',
    occurrenceWhy: 'mit --campaign: ein früherer Durchgang, wie status ihn nennt',
    occurrencePlan: 'mit einem früheren Durchgang der Kampagne weitermachen, wie status ihn nennt',
  },
  locked: {
    campaign: (campaign) => `die Kampagne ${campaign}`,
    phoneNumber: (id) => `die Rufnummer mit der id ${id}`,
  },
  waiting: 'Die Kampagne ist angehalten; es wird gewartet, bis sie jemand weitergehen lässt',
  paused: (campaign) => `${campaign} ist angehalten. Weitergehen lassen: consend resume ${campaign}`,
  notBegun: 'Davon wurde noch nichts gesendet, und consend send lehnt sie bis dahin ab.',
  drains: 'Ihr Lauf bringt zu Ende, was unterwegs ist, und hört auf.',
  resumed: (campaign) => `${campaign} darf wieder gesendet werden.`,
  notPaused: (campaign) => `${campaign} ist nicht angehalten.`,
  goesOn: 'Ihr Lauf wartet und geht von selbst weiter.',
  sendAgain: (command) => `Weiter mit: ${command}`,
  cancelled: (campaign, skipped) =>
    `${campaign} ist abgebrochen. Wartende Nachrichten ausgelassen: ${skipped}. Gesendetes bleibt gesendet.`,
  cutOff: (unknown) =>
    `Ihr Lauf war abgerissen; ob diese Nachrichten ankamen, ist ungewiss, bis ein Webhook es meldet: ${unknown}.`,
  cancelledUnbegun: (campaign) => `${campaign} ist abgebrochen, bevor etwas davon gesendet wurde.`,
  questionUnbegun: (campaign) =>
    `${campaign} endgültig abbrechen? Davon wurde noch nichts gesendet, und es wird auch nichts gesendet.`,
  actionUnbegun: (campaign) => `${campaign} abbrechen`,
  occurrenceNeedsCampaign: '--occurrence gehört zu einer Kampagnendatei',
  occurrenceNeedsFile: (named) =>
    `--occurrence gehört zu einer Kampagnendatei, ${named} ist aber eine id: gleich den Durchgang selbst nennen`,
  unfinished: (p) =>
    `${p.campaign} ist nicht fertig, noch wartende Nachrichten: ${p.waiting}. Zu Ende bringen: ${p.send}`,
  unfinishedPaused: (p) =>
    `${p.campaign} ist angehalten, noch wartende Nachrichten: ${p.waiting}. Zu Ende bringen: consend resume ${p.campaign}, dann ${p.send}`,
  giveUp: (campaign) => `  oder aufgeben: consend cancel ${campaign}`,
  unfinishedMore: (count) => `Frühere Durchgänge, die außerdem nicht fertig sind: ${count} (consend status)`,
  cancelledBefore: (campaign) => `${campaign} ist schon abgebrochen.`,
  question: (campaign, waiting) =>
    `${campaign} endgültig abbrechen? Wartende Nachrichten, die ausgelassen werden: ${waiting}.`,
  action: (campaign, waiting) => `${campaign} abbrechen (${waiting} Nachrichten warten)`,
};
