/** Words for show, list, stats, export and why; German. */
import type { overviewEn } from '../en/overview.ts';

export const overviewDe: typeof overviewEn = {};
