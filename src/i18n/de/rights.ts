/** Words for access and erasure; German. */
import type { rightsEn } from '../en/rights.ts';

export const rightsDe: typeof rightsEn = {};
