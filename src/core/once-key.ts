/** What a message is sent once for, where a campaign says `once: { column: … }`: the cell of that column. */
import type { CampaignConfig } from './campaign-config.ts';

/** What is wrong with a key. */
export type KeyFault = 'missing' | 'damaged';

/** A cell's key: the same whatever surrounds it, and however its accents are composed. Upper and lower case differ. */
export function onceKey(cell: string): string {
  return cell.trim().normalize('NFC');
}

/** A number of twelve digits or more as Excel writes it into a CSV: `4,01235E+12`. Its last digits are gone. */
const BY_EXCEL = /^\d(?:[.,]\d+)?E\+\d{2}$/i;

/**
 * What makes a key unfit: there is none, or Excel has destroyed it, so that it is the same for many orders and the first of
 * them would hold back all the others.
 */
export function keyFault(key: string): KeyFault | undefined {
  if (key === '') return 'missing';
  return BY_EXCEL.test(key) ? 'damaged' : undefined;
}

/** Header of the column that a campaign is sent once for; undefined: once for each person. */
export function onceColumn({ once }: Pick<CampaignConfig, 'once'>): string | undefined {
  return once === 'person' ? undefined : once.column;
}
