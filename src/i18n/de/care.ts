/** Words for the suppression list, retention, the store and its backups; German. */
import type { careEn } from '../en/care.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const careDe: typeof careEn = {
  /** What holds the lock of all that empties or replaces. */
  lock: 'die Pflege dieses Speichers (Löschen, Aufbewahrung, Wiederherstellen)',
  ask: {
    yesOrNo: '(ja/nein)',
    declined: 'Nichts wurde geändert.',
  },
  suppress: {
    about: 'Sperreinträge, die eine Löschung überdauern',
    add: 'diesen Personen schreibt niemand mehr, was auch immer eine Liste sagt',
    remove: 'nimmt Personen von der Sperrliste; ob ihnen geschrieben werden darf, sagen ihre Einwilligungen',
    list: 'wer auf der Sperrliste steht',
    import: 'sperrt alle aus einer CSV-Datei; zweimal aufgerufen ändert sich nichts mehr',
    numbers: 'Telefonnummer in beliebiger Schreibweise oder Nutzerkennung',
    reason: 'warum, in wenigen Worten',
    actor: 'wer es sagt; sonst der eigene Benutzername',
    file: 'CSV mit einer Spalte Telefonnummern; - ist die Standardeingabe',
    phone: 'Spalte mit der Telefonnummer',
    rejects: 'Datei für unbrauchbare Zeilen, mit dem Grund',
    yes: 'nicht fragen',
    added: (number) => `${number} ist ab jetzt gesperrt.`,
    known: (number) => `${number} war schon gesperrt.`,
    removed: (number) => `${number} ist nicht mehr gesperrt.`,
    absent: (number) => `${number} war nicht gesperrt.`,
    askRemove: (count, text) => `${text} ${s(count, 'Person', 'Personen')} von der Sperrliste nehmen?`,
    removeAction: (count, text) => `${text} ${s(count, 'Person', 'Personen')} von der Sperrliste nehmen`,
    head: ['Nummer', 'Art', 'seit', 'Ereignis'],
    byHash: 'nur als Schlüsselhash bekannt',
    kinds: { suppressed: 'gesperrt', erased: 'gelöscht' },
    count: (count, text) => `${text} ${s(count, 'Eintrag', 'Einträge')}`,
    none: 'Niemand steht auf der Sperrliste.',
    imported: (p) =>
      `${p.read} Zeilen: ${p.added} gesperrt · ${p.known} schon bekannt · ${p.rejected} unbrauchbar`,
    rejected: (file) => `Unbrauchbare Zeilen mit Grund: ${file}`,
    rejectedWarning:
      'Unbrauchbare Zeilen sind Personen, denen weiter geschrieben werden könnte. In der Datei berichtigen und sie einlesen.',
    progress: (rows) => `Einlesen: ${rows} Zeilen`,
  },
};
