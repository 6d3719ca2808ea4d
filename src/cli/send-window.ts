/** The send window of consend.yaml, asked per recipient: own zone column, else the country's zone, else the default. */
import { createCalendar } from '../adapters/calendar/index.ts';
import { ALWAYS_OPEN, type SendWindow } from '../core/sending/scheduler.ts';
import { createWindowGate } from '../core/window.ts';
import type { OpenWorkspace } from './workspace.ts';

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Opens the window; without one in consend.yaml every moment is fine. */
export async function openSendWindow(open: OpenWorkspace): Promise<SendWindow> {
  const { window, defaults } = open.workspace.config;
  if (!window) return ALWAYS_OPEN;
  const calendar = await createCalendar();
  const gate = createWindowGate(window, (country, day) => calendar.isHoliday(country, day));
  const zones = new Map<string, string>();
  const zoneFor = (country: string, cell: string): string => {
    if (window.zone !== 'recipient') return window.zone;
    const key = `${country}|${cell}`;
    let zone = zones.get(key);
    if (zone === undefined) {
      const ofCountry =
        country === defaults.country
          ? defaults.timeZone
          : (calendar.zoneOfCountry(country) ?? defaults.timeZone);
      zone = cell !== '' && isZone(cell) ? cell : ofCountry;
      if (zones.size < 10_000) zones.set(key, zone);
    }
    return zone;
  };
  return {
    opensAt: ({ country, zoneCell }, at) => gate.nextOpening(at, zoneFor(country, zoneCell), country),
    closesAt: ({ country, zoneCell }, at) => gate.closesAt(at, zoneFor(country, zoneCell), country),
  };
}
