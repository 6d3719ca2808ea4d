/** Words for recording by hand; English. */
export const recordsEn = {};
