/** Words for the suppression list, retention, the store and its backups; English. */
export const careEn = {
  /** What holds the lock of all that empties or replaces. */
  lock: 'the care of this store (erasing, retention, restoring)',
  ask: {
    yesOrNo: '(yes/no)',
    declined: 'Nothing was changed.',
  },
};
