/** Worte von `pause`, `resume` und `cancel`. Deutsch. */
import type { controlEn } from '../en/control.ts';

export const controlDe: typeof controlEn = {
  commands: {
    campaign: 'id oder Datei der Kampagne',
    pause: 'eine Kampagne anhalten, bis sie weitergehen soll; von jedem Terminal aus',
    resume: 'eine angehaltene Kampagne weitergehen lassen',
    cancel: 'eine Kampagne endgültig abbrechen; Gesendetes bleibt gesendet',
    yes: 'ohne Rückfrage',
  },
  waiting: 'Die Kampagne ist angehalten; es wird gewartet, bis sie jemand weitergehen lässt',
  paused: (campaign) => `${campaign} ist angehalten. Weitergehen lassen: consend resume ${campaign}`,
  drains: 'Ihr Lauf bringt zu Ende, was unterwegs ist, und hört auf.',
  resumed: (campaign) => `${campaign} darf wieder gesendet werden.`,
  notPaused: (campaign) => `${campaign} ist nicht angehalten.`,
  goesOn: 'Ihr Lauf wartet und geht von selbst weiter.',
  sendAgain: (command) => `Weiter mit: ${command}`,
  cancelled: (campaign, skipped) =>
    `${campaign} ist abgebrochen. Wartende Nachrichten ausgelassen: ${skipped}. Gesendetes bleibt gesendet.`,
  cutOff: (unknown) =>
    `Ihr Lauf war abgerissen; ob diese Nachrichten ankamen, ist ungewiss, bis ein Webhook es meldet: ${unknown}.`,
  cancelledBefore: (campaign) => `${campaign} ist schon abgebrochen.`,
  question: (campaign, waiting) =>
    `${campaign} endgültig abbrechen? Wartende Nachrichten, die ausgelassen werden: ${waiting}.`,
  action: (campaign, waiting) => `${campaign} abbrechen (${waiting} Nachrichten warten)`,
};
