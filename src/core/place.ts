/**
 * Where a recipient lives, as the send window is asked about it: the cell of the time zone with the region behind it. One
 * text, so that it travels with the message and the window can be asked again at the moment of sending.
 */
import { NUMBERED_REGIONS } from './data/area-codes.ts';

const REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const BEHIND = '@';

/** A time zone cell and a region (ISO 3166-2), each as far as known. */
export interface Place {
  readonly zone: string;
  readonly region: string | undefined;
}

/** The place as one text: `America/New_York@US-CT`, `@DE-BY`, or the zone alone. */
export function placeCell({ zone, region }: Place): string {
  return region === undefined ? zone : `${zone}${BEHIND}${region}`;
}

/** The text's parts. */
export function placeOf(cell: string): Place {
  const at = cell.lastIndexOf(BEHIND);
  return at < 0
    ? { zone: cell, region: undefined }
    : { zone: cell.slice(0, at), region: cell.slice(at + BEHIND.length) };
}

/** A region as people write it (`DE-BY`, `by`) by its code; undefined where it is none of this country. */
export function regionCode(country: string, cell: string): string | undefined {
  const text = cell.trim().toUpperCase();
  if (text === '') return undefined;
  const code = text.includes('-') ? text : `${country}-${text}`;
  return REGION.test(code) && code.startsWith(`${country}-`) ? code : undefined;
}

const BY_AREA_CODE: ReadonlyMap<string, string> = new Map(
  NUMBERED_REGIONS.flatMap(({ region, areaCodes }) => areaCodes.split(' ').map((code) => [code, region])),
);

/** The region that a number's area code stands for, where it matters; undefined: not known. */
export function regionOfNumber(phone: string, country: string): string | undefined {
  return country === 'US' ? BY_AREA_CODE.get(phone.slice(2, 5)) : undefined;
}

/** The time zones of a region that has some of its own; undefined: not known. */
export function zonesOfRegion(region: string): readonly string[] | undefined {
  return NUMBERED_REGIONS.find((one) => one.region === region)?.zones;
}
