/** Words for the suppression list, retention, the store and its backups; German. */
import type { careEn } from '../en/care.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const eventsOf = (text: string): string => `${text} ${text === '1' ? 'Ereignis' : 'Ereignisse'}`;

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
    askRemove: (count, text) =>
      `${text} ${s(count, 'Person', 'Personen')} von der Sperrliste nehmen? Was vor einer Löschung galt, kommt nicht zurück; es zählt nur, was danach kommt.`,
    removeAction: (count, text) => `${text} ${s(count, 'Person', 'Personen')} von der Sperrliste nehmen`,
    head: ['Nummer', 'Art', 'seit', 'Ereignis'],
    byHash: 'nur als Schlüssel-Hash bekannt',
    kinds: { suppressed: 'gesperrt', erased: 'gelöscht' },
    count: (count, text) => `${text} ${s(count, 'Eintrag', 'Einträge')}`,
    none: 'Niemand steht auf der Sperrliste.',
    imported: (p) =>
      `${p.read} ${p.read === '1' ? 'Zeile' : 'Zeilen'}: ${p.added} gesperrt · ${p.known} schon bekannt · ${p.rejected} unbrauchbar`,
    rejected: (file) => `Unbrauchbare Zeilen mit Grund: ${file}`,
    rejectedWarning:
      'Unbrauchbare Zeilen sind Personen, denen weiter geschrieben werden könnte. In der Datei berichtigen und sie einlesen.',
    progress: (rows) => `Einlesen: ${rows} ${rows === '1' ? 'Zeile' : 'Zeilen'}`,
  },
  retention: {
    about: 'löscht, was seine Zeit gehabt hat',
    run: 'löscht, kürzt und entfernt, was nach retention: in consend.yaml fällig ist; für cron geeignet',
    dryRun: 'nur sagen, was fällig ist; nichts ändern',
    yes: 'nicht fragen',
    actor: 'unter wem die Löschungen erfasst werden; sonst der eigene Benutzername',
    checking: 'Nachsehen, was fällig ist',
    progress: (people) => `${people} ${people === '1' ? 'Person' : 'Personen'} fällig`,
    ask: 'All das endgültig löschen?',
    action: 'Fälliges löschen',
    nothing: 'Nichts ist fällig.',
    due: 'Fällig nach retention: in consend.yaml:',
    done: 'Gelöscht:',
    counts: {
      people: (n, text, day) =>
        `${text} ${s(n, 'Person, deren', 'Personen, deren')} Einwilligungen und Grundlagen vor dem ${day} endeten; ein Sperreintrag als Schlüssel-Hash bleibt`,
      messages: (n, text, day) =>
        `Nummern und Inhalte von ${text} ${s(n, 'Nachricht', 'Nachrichten')} aus der Zeit vor dem ${day}`,
      webhookPayloads: (n, text, day) =>
        `${text} ${s(n, 'Webhook-Inhalt', 'Webhook-Inhalte')} zu fremden Nachrichten aus der Zeit vor dem ${day}`,
      plans: (n, text, day) => `${text} ${s(n, 'Plan', 'Pläne')} aus der Zeit vor dem ${day}`,
      reports: (n, text, day) =>
        `Berichte von ${text} ${s(n, 'Kampagne, die', 'Kampagnen, die')} vor dem ${day} zu Ende ${s(n, 'war', 'waren')}`,
      evidence: (n, text) => `${text} ${s(n, 'Beleg, den', 'Belege, die')} kein Ereignis mehr nennt`,
      otherFiles: (n, text) =>
        `${text} alte ${s(n, 'Auskunft, alter Nachweis oder Rest', 'Auskünfte, Nachweise und Reste')}`,
    },
    quiet: (parts, isRehearsal) => `Aufbewahrung, ${isRehearsal ? 'fällig' : 'gelöscht'}: ${parts}`,
    scrubPending:
      'Ein anderes Programm benutzt den Speicher: Reste von Gelöschtem stehen noch in der Datenbankdatei. Der nächste Lauf entfernt sie.',
    scrubbed: 'Die Datenbankdatei ist frei von Resten.',
  },
  store: {
    about: 'die Datenbank und ihre Sicherungen',
    status: 'wo der Speicher liegt, was darin ist und ob etwas aussteht',
    migrate: 'bringt den Speicher auf die Version dieses consend; jeder Befehl tut das beim Öffnen',
    rebuild: 'alles neu bilden, was aus dem Protokoll folgt, und sagen, was abwich',
    backup: 'schreibt den ganzen Speicher, wie er in einem Augenblick ist, in eine neue Datei',
    backupFile: 'Datei, die es noch nicht gibt',
    restore: 'setzt eine Sicherung an die Stelle des Speichers, mit allen Löschungen seither',
    restoreFile: 'Datei, die consend store backup geschrieben hat',
    yes: 'nicht fragen',
    actor: 'wer wiederherstellt; sonst der eigene Benutzername',
    facts: {
      path: 'Speicher',
      size: 'Größe',
      version: 'Version',
      people: 'Personen',
      events: 'Ereignisse',
      root: 'Wurzel',
      checkpoint: 'Prüfpunkt',
      keys: 'Schlüssel',
      scrub: 'Gelöschtes',
      erasures: 'Löschungen',
      backup: 'Letzte Sicherung',
    },
    bytes: (text) => `${text} Byte`,
    checkpointAt: (events) => `unterschrieben bei ${events} ${events === '1' ? 'Ereignis' : 'Ereignissen'}`,
    noCheckpoint: 'noch keiner',
    keysThere: (dir) => `in ${dir}; anderswo aufbewahren, sie stehen in keiner Sicherung`,
    keysNone: 'noch keine; sie entstehen mit dem ersten Ereignis',
    scrubPending: 'steht noch in der Datenbankdatei; consend retention run --yes entfernt es',
    scrubClean: 'nichts davon ist noch in der Datenbankdatei',
    noBackup: 'keine bekannt',
    isCurrent: (version) => `Der Speicher hat Version ${version}, die neueste, die dieses consend kennt.`,
    migrated: (from, to) => `Der Speicher wurde von Version ${from} auf ${to} gebracht.`,
    rebuilt: 'Alles, was aus dem Protokoll folgt, wurde neu gebildet; nichts wich ab.',
    rebuiltDiffering: (p) =>
      `Neu gebildet aus dem Protokoll. Was abwich: Personen ${p.people}, Kennungen ${p.identifiers}, Einträge der Sperrliste ${p.suppressions}.`,
    differed: 'Der Stand folgte nicht aus dem Protokoll. Dem nachgehen: consend consent verify',
    backedUp: (file, events) => `Sicherung  ${file} (${eventsOf(events)})`,
    keysHint: (dir) =>
      `Die Schlüssel sind nicht darin. Ohne ${dir} kann ein wiederhergestellter Speicher nichts erfassen und erkennt Gelöschte nicht: anderswo aufbewahren, getrennt von den Sicherungen.`,
    notABackup: 'es ist kein Speicher von consend',
    damaged: 'sie ist beschädigt',
    isTheStore: 'es ist der Speicher selbst',
    restoring: 'Wiederherstellen',
    askRestore: (backup, current) =>
      `Den Speicher (${eventsOf(current)}) durch die Sicherung (${eventsOf(backup)}) ersetzen?`,
    askRestoreNew: (backup) => `Die Sicherung (${eventsOf(backup)}) wiederherstellen?`,
    restoreAction: 'Den Speicher ersetzen',
    lost: (events) =>
      `Der Speicher enthält ${eventsOf(events)}, ${events === '1' ? 'das der Sicherung fehlt und mit ihm verloren geht' : 'die der Sicherung fehlen und mit ihm verloren gehen'}. Wer ${events === '1' ? 'es' : 'sie'} behalten will: vorher ausgeben (consend consent export) und danach einlesen.`,
    carried: (count, text) =>
      `${text} ${s(count, 'Abmeldung', 'Abmeldungen')} (Widerrufe, Widersprüche …) seit der Sicherung ${s(count, 'wird', 'werden')} übernommen.`,
    sentSince: (campaigns) =>
      `Seit der Sicherung gingen Nachrichten hinaus: ${campaigns}. Die Sicherung weiß davon nichts: Werden diese Kampagnen erneut gesendet, bekommen dieselben Personen sie zweimal.`,
    restored: (file, events) => `Wiederhergestellt aus ${file}: ${eventsOf(events)}.`,
    reapplied: (count, text) =>
      count === 0
        ? 'Seit der Sicherung wurde niemand gelöscht.'
        : `${text} ${s(count, 'Löschung', 'Löschungen')} seit der Sicherung ${s(count, 'wurde', 'wurden')} nachgeholt.`,
    note: 'aus einer Sicherung wiederhergestellt',
    replacedKept: (file) => `Der ersetzte Speicher liegt daneben: ${file}`,
  },
};
