/** Words for recording by hand; German. */
import type { recordsEn } from '../en/records.ts';

export const recordsDe: typeof recordsEn = {};
