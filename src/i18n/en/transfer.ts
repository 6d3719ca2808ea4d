/** Words for importing consents into the ledger and exporting it; English. */

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const transferEn = {
  import: {
    about: 'adds consent records in bulk; running it twice adds nothing',
    file: 'consent CSV; - is standard input',
    map: 'names of columns that consend does not find by itself, like purpose=zweck',
    dateFormat: 'how dates are written that are not ISO 8601, like DD.MM.YYYY, MM/DD/YYYY or D.M.YYYY HH:mm',
    rejects:
      'file for rows that cannot be used, with the reason; FILE.rejects.csv beside the input without it',
    dryRun: 'read and check every row, write nothing to the ledger',
    actor: 'who imports (else CONSEND_ACTOR, else the user of the system); kept with the note of the import',
    fill: (column: string) => `${column} of rows that have none`,
  },
  export: {
    about: 'the whole ledger: as CSV that can be imported again, or as NDJSON, an event a line; streams',
    format:
      'csv (the default), or ndjson: an event a line; with --json it is ndjson and streams, unless --out names a file',
    out: 'file to write, for its owner alone; standard output without it',
    yes: 'overwrite the file if it is there',
    overwrite: (file: string) => `${file} is there already. Overwrite it?`,
    overwriteAction: (file: string) => `Overwriting ${file}`,
    start: 'Exporting',
    progress: (events: string, perSecond: string) =>
      `Exporting: ${events} ${events === '1' ? 'event' : 'events'}   ${perSecond}/s`,
    done: (events: string, file: string) =>
      `${events} ${events === '1' ? 'event' : 'events'} exported to ${file}`,
    doneToOutput: (events: string) => `${events} ${events === '1' ? 'event' : 'events'} exported`,
    keysNeeded: (count: number, text: string) =>
      s(
        count,
        '1 entry of somebody erased is a keyed hash: another workspace can take it in once the line of .consend/keys/suppression.key here is added to that file there (add it, do not copy over: that would lock the other workspace).',
        `${text} entries of people erased are keyed hashes: another workspace can take them in once the line of .consend/keys/suppression.key here is added to that file there (add it, do not copy over: that would lock the other workspace).`,
      ),
  },
  dateFormat: 'a format of YYYY, MM and DD (or M and D) like DD.MM.YYYY, or excel, or epoch',
  didYouMean: (name: string) => ` (did you mean ${name}?)`,
  start: (file: string) => `Importing ${file}`,
  progress: (p: { rows: string; perSecond: string; left: string }) =>
    `Importing: ${p.rows} rows   ${p.perSecond}/s   ${p.left} left`,
  done: (p: { rows: string; time: string; perSecond: string }) =>
    `${p.rows} ${p.rows === '1' ? 'row' : 'rows'} read in ${p.time} (${p.perSecond}/s)`,
  imported: (p: { read: string; added: string; known: string; refused: string; rejected: string }) =>
    `${p.read} ${p.read === '1' ? 'row' : 'rows'}: ${p.added} added · ${p.known} known already · ${p.refused} refused · ${p.rejected} rejected`,
  wouldImport: (p: { read: string; added: string; known: string; refused: string; rejected: string }) =>
    `${p.read} ${p.read === '1' ? 'row' : 'rows'}: ${p.added} would be added · ${p.known} known already · ${p.refused} would be refused · ${p.rejected} rejected`,
  refused: 'Refused rows would bring back people who stopped later than the row says; they stay stopped.',
  found: (code: string, rule: string, rows: string) =>
    `${code}: ${rule} (${rows} ${rows === '1' ? 'row' : 'rows'})`,
  notChecked: (code: string, need: string, rows: string) =>
    `Not checked: ${code} ${need} (${rows} ${rows === '1' ? 'row' : 'rows'})`,
  stops: (count: number, text: string) =>
    s(
      count,
      '1 rejected row is a stop that was not recorded.',
      `${text} rejected rows are stops that were not recorded.`,
    ),
  stopsLost:
    'Stops (withdrawals, objections …) could not be recorded; those people may still be messaged. Correct these rows in the rejects file and import them before the next send.',
  rejects: (file: string) => `Rejected and refused rows with their reasons: ${file}`,
  next: 'Next: correct them there, then run',
  dry: 'Dry run: nothing was written to the ledger.',
  wordings: (rows: number, text: string, names: string) =>
    s(
      rows,
      `1 row names a wording that consend.yaml does not list: ${names}. It was imported; without its text the consent is harder to prove.`,
      `${text} rows name wordings that consend.yaml does not list: ${names}. They were imported; without its text a consent is harder to prove.`,
    ),
  moreNames: (count: string) => ` and ${count} more`,
};
