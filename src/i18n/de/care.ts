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
  retention: {
    about: 'löscht, was seine Zeit gehabt hat',
    run: 'löscht, kürzt und entfernt, was nach retention: in consend.yaml fällig ist; für cron geeignet',
    dryRun: 'nur sagen, was fällig ist; nichts ändern',
    yes: 'nicht fragen',
    actor: 'unter wem die Löschungen erfasst werden; sonst der eigene Benutzername',
    checking: 'Nachsehen, was fällig ist',
    progress: (people) => `${people} Personen fällig`,
    ask: 'All das endgültig löschen?',
    action: 'Fälliges löschen',
    nothing: 'Nichts ist fällig.',
    due: 'Fällig nach retention: in consend.yaml:',
    done: 'Gelöscht:',
    counts: {
      people: (n, text, day) =>
        `${text} ${s(n, 'Person, deren', 'Personen, deren')} Einwilligungen und Grundlagen vor dem ${day} endeten; ein Sperreintrag als Schlüsselhash bleibt`,
      unreachable: (n, text) =>
        `${text} weitere fällige ${s(n, 'Person, deren Nummer inzwischen jemand anderem gehört', 'Personen, deren Nummern inzwischen anderen gehören')}`,
      messages: (n, text, day) =>
        `Nummern und Inhalte von ${text} ${s(n, 'Nachricht', 'Nachrichten')} aus der Zeit vor dem ${day}`,
      webhookPayloads: (n, text, day) =>
        `${text} ${s(n, 'Webhook-Inhalt', 'Webhook-Inhalte')} zu fremden Nachrichten aus der Zeit vor dem ${day}`,
      plans: (n, text, day) => `${text} ${s(n, 'Plan', 'Pläne')} aus der Zeit vor dem ${day}`,
      reports: (n, text, day) =>
        `Berichte von ${text} ${s(n, 'Kampagne, die', 'Kampagnen, die')} vor dem ${day} zu Ende ${s(n, 'war', 'waren')}`,
      otherFiles: (n, text) =>
        `${text} alte ${s(n, 'Auskunft, alter Nachweis oder Rest', 'Auskünfte, Nachweise und Reste')}`,
    },
    quiet: (parts) => `Aufbewahrung: ${parts}`,
    scrubPending:
      'Ein anderes Programm benutzt den Speicher: Reste von Gelöschtem stehen noch in der Datenbankdatei. Der nächste Lauf entfernt sie.',
    scrubbed: 'Die Datenbankdatei ist frei von Resten.',
  },
};
