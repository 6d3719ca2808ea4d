/**
 * States of the USA whose quiet hours are narrower than the country's, by the area codes of their numbers, with their time
 * zones. A number can be taken to another state, so an area code is a presumption: a column for the region goes before it.
 *
 * Source: North American Numbering Plan, area codes in service by state; known on 2026-11-25, not verified one by one.
 * Time zones: IANA time zone database.
 */

/** A region that numbers and zones are known of. */
export interface NumberedRegion {
  /** ISO 3166-2. */
  readonly region: string;
  /** Area codes, each the three digits behind +1, separated by spaces. */
  readonly areaCodes: string;
  readonly zones: readonly string[];
}

const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';

/** The states. */
export const NUMBERED_REGIONS: readonly NumberedRegion[] = [
  { region: 'US-CT', areaCodes: '203 475 860 959', zones: [EASTERN] },
  {
    region: 'US-FL',
    areaCodes: '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954',
    zones: [EASTERN, CENTRAL],
  },
  { region: 'US-MD', areaCodes: '227 240 301 410 443 667', zones: [EASTERN] },
  { region: 'US-MS', areaCodes: '228 471 601 662 769', zones: [CENTRAL] },
  { region: 'US-NJ', areaCodes: '201 551 609 640 732 848 856 862 908 973', zones: [EASTERN] },
  { region: 'US-OK', areaCodes: '405 539 572 580 918', zones: [CENTRAL] },
  { region: 'US-RI', areaCodes: '401', zones: [EASTERN] },
  {
    region: 'US-TX',
    areaCodes:
      '210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979',
    zones: [CENTRAL, 'America/Denver'],
  },
];
