/** Words for the suppression list, retention, the store and its backups; English. */
export const careEn = {
  ask: {
    yesOrNo: '(yes/no)',
    declined: 'Nothing was changed.',
  },
};
