/** Words for access and erasure; English. */
export const rightsEn = {};
