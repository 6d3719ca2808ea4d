/** Wörter über Ruhezeiten: was wo erlaubt ist und worauf es beruht; Deutsch. */
import type { hoursEn } from '../en/hours.ts';

const DAYS: Readonly<Record<string, string>> = {
  MON: 'Mo',
  TUE: 'Di',
  WED: 'Mi',
  THU: 'Do',
  FRI: 'Fr',
  SAT: 'Sa',
  SUN: 'So',
};

/** Words about quiet hours. */
export const hoursDe: typeof hoursEn = {
  days: DAYS,
  hardness: {
    law: 'Gesetz',
    practice: 'gute Praxis',
    unverified: 'noch ohne Quelle, Vorgabe von consend',
    own: 'eigenes Sendefenster',
  },
  notVerified: 'nicht geprüft',
  noHolidays: 'nicht an Feiertagen',
  allowed: (place, hours, rests, source) =>
    `${place === '' ? 'Erlaubt' : `Erlaubt (${place})`}: ${hours} (${rests}). Quelle: ${source}`,
};
