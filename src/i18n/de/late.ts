/** Worte von `--max-lateness`. Deutsch. */
import type { lateEn } from '../en/late.ts';

export const lateDe: typeof lateEn = {
  causes: {
    window: 'da öffnete das Zeitfenster',
    'not-before': 'notBefore der Kampagne',
    resume: 'diese Zeit hatte der letzte Lauf genannt',
  },
  late: (p) =>
    `Beginnen sollte es ${p.when} (${p.cause}), vor ${p.ago}; erlaubt sind ${p.allowed} (--max-lateness oder sending.maxLateness). Es wird nichts gesendet, alles bleibt geplant.`,
  closed: (zone) =>
    `Das Zeitfenster ist in ${zone} gerade zu, jetzt steht also kein Beginn an (--max-lateness oder sending.maxLateness). Es wird nichts gesendet, alles bleibt geplant.`,
  next: (when) => `Der nächste Beginn ist ${when}.`,
  anyway: (value) => `Trotzdem jetzt senden: mehr erlauben mit --max-lateness ${value}`,
  noStart: (file) =>
    `--max-lateness hat nichts, wovon es zählen kann: ${file} hat kein sending.notBefore, und consend.yaml kein Zeitfenster, das je schließt.`,
  noStartHere:
    'hat nichts, wovon es zählen kann: es gibt kein sending.notBefore, und consend.yaml hat kein Zeitfenster, das je schließt',
};
