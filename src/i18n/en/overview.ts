/** Words for show, list, stats, export and why; English. */
export const overviewEn = {};
