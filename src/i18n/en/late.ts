/** Words of `--max-lateness`. English. */
export const lateEn = {
  causes: {
    window: 'when the send window opened',
    'not-before': 'the notBefore of the campaign',
    resume: 'the time that the last run named',
  },
  late: (p: { when: string; cause: string; ago: string; allowed: string }) =>
    `The start was due ${p.when} (${p.cause}), ${p.ago} ago; ${p.allowed} are allowed (--max-lateness, or sending.maxLateness). Nothing is sent, everything stays planned.`,
  closed: (zone: string) =>
    `The send window is closed in ${zone}, so no start is due now (--max-lateness, or sending.maxLateness). Nothing is sent, everything stays planned.`,
  next: (when: string) => `The next start is due ${when}.`,
  anyway: (value: string) => `To send now all the same, allow more: --max-lateness ${value}`,
  noStart: (file: string) =>
    `--max-lateness has nothing to count from: ${file} has no sending.notBefore, and consend.yaml has no window that ever closes.`,
  noStartHere:
    'has nothing to count from: there is no sending.notBefore, and consend.yaml has no window that ever closes',
};
