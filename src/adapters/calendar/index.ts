/** Holidays and time zones of countries. */
export { type Calendar, createCalendar } from './calendar.ts';
