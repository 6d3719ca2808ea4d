/** Words for access and erasure; German. */
import type { rightsEn } from '../en/rights.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const rightsDe: typeof rightsEn = {
  commands: {
    erase: {
      about: 'löscht eine Person überall unter .consend/; Protokoll und Sperreintrag bleiben in Kraft',
      numbers: 'Telefonnummer in beliebiger Schreibweise oder Nutzerkennung; mehrere für mehrere Personen',
      reference: 'Aktenzeichen des Antrags; nie eine Nummer oder ein Name',
      ground:
        'Buchstabe aus Art. 17 Abs. 1 DSGVO: a nicht mehr nötig, b Einwilligung widerrufen, c Widerspruch, d unrechtmäßig, e Pflicht zur Löschung, f Kind',
      requestedAt: 'wann es verlangt wurde, etwa 2026-11-20; sonst heute',
      actor: 'wer entschieden hat; sonst der eigene Benutzername',
      forgetSuppression: 'auch den Sperreintrag löschen, weil die Person darauf besteht',
      yes: 'nicht fragen',
      out: 'Datei für die Bescheinigung (.html oder .json; die andere kommt daneben)',
    },
    access: {
      about: 'alles, was zu einer Person vorliegt, als JSON und als lesbare Seite (Art. 15 DSGVO)',
      number: 'Telefonnummer in beliebiger Schreibweise oder Nutzerkennung',
      out: 'Ordner für access.json und access.html',
    },
  },
  erase: {
    searching: 'Die übrigen Dateien dieses Ordners durchsuchen',
    erasing: 'Löschen',
    holds: {
      events: (n, text) => `${text} ${s(n, 'Ereignis', 'Ereignisse')}`,
      identifiers: (n, text) => `${text} ${s(n, 'Kennung', 'Kennungen')}`,
      messages: (n, text) => `${text} ${s(n, 'Nachricht', 'Nachrichten')}`,
      plans: (n, text) => `Zeilen in ${text} ${s(n, 'Plan', 'Plänen')}`,
      files: (n, text) => `${text} weitere ${s(n, 'Datei', 'Dateien')}`,
      entryOnly: 'nur ein Sperreintrag',
      nothing: 'nichts',
    },
    blockStays:
      'Ein Sperreintrag als Schlüsselhash bleibt, damit keine spätere Liste sie unbemerkt zurückbringt.',
    blockGoes: 'Kein Sperreintrag bleibt: Ein späterer Import kann sie zurückbringen.',
    ask: (count, text) =>
      `${text} ${s(count, 'Person', 'Personen')} endgültig löschen? Das lässt sich nicht rückgängig machen.`,
    action: (count, text) => `${text} ${s(count, 'Person', 'Personen')} löschen`,
    unknown: (number) =>
      `${number}: Es liegt nichts vor; weder Register noch Dateien von consend kennen die Nummer.`,
    namesNumber: 'nennt die Nummer; consend ändert keine Dateien, die es nicht selbst geschrieben hat',
    done: (person, parts) => `${person} gelöscht: ${parts}`,
    again: (person) => `${person} war schon gelöscht; es war nichts mehr da.`,
    toDo: (count) =>
      `${count} ${s(count, 'Punkt bleibt', 'Punkte bleiben')} zu erledigen; was zu verlangen ist, steht dabei:`,
    certificate: (file) => `Bescheinigung  ${file}`,
    scrubPending:
      'Ein anderes Programm benutzt den Speicher, deshalb stehen Reste noch in der Datenbankdatei. Sie gehen mit dem nächsten consend retention run; oder diesen Befehl wiederholen.',
    badGround: 'a, b, c, d, e oder f',
    badDay: 'ein Tag wie 2026-11-20, nicht in der Zukunft',
    oneOnly: '--out nimmt nur eine Person auf einmal',
  },
  grounds: {
    a: 'für die Zwecke nicht mehr notwendig (Art. 17 Abs. 1 lit. a DSGVO)',
    b: 'Einwilligung widerrufen, keine andere Grundlage (Art. 17 Abs. 1 lit. b DSGVO)',
    c: 'Widerspruch (Art. 17 Abs. 1 lit. c, Art. 21 DSGVO)',
    d: 'unrechtmäßig verarbeitet (Art. 17 Abs. 1 lit. d DSGVO)',
    e: 'gesetzliche Pflicht zur Löschung (Art. 17 Abs. 1 lit. e DSGVO)',
    f: 'von einem Kind für einen Onlinedienst erhoben (Art. 17 Abs. 1 lit. f DSGVO)',
    retention: 'Aufbewahrungsfrist abgelaufen (Art. 5 Abs. 1 lit. e DSGVO)',
  },
  document: {
    madeAt: 'erstellt am',
    document: 'Dokument',
    controller: 'Verantwortlicher',
    version: 'Fassung von consend',
    footer: 'Zu diesem Dokument',
    disclaimer: 'Technische Aufzeichnung, keine rechtliche Bewertung.',
    skip: 'zum Inhalt',
    contact: 'Kontakt',
    none: 'keine',
    notStated: 'nicht angegeben',
  },
  certificate: {
    title: 'Bescheinigung über die Löschung',
    article: 'Art. 17 DSGVO',
    headline: (state, day) =>
      ({
        erased: `Die Daten der Person wurden am ${day} gelöscht.`,
        again: `Die Person war schon gelöscht; was noch da war, ging am ${day}.`,
        clean: `Die Person war schon gelöscht; am ${day} war nichts mehr da.`,
        files: `Was Dateien zu der Person enthielten, wurde am ${day} gelöscht.`,
        nothing: `Zu der Person lag am ${day} nichts vor.`,
      })[state],
    openTasks: (count) =>
      `${s(count, 'Ein Punkt bleibt', `${count} Punkte bleiben`)} zu erledigen, weil consend dort nicht hinkommt; siehe unten.`,
    openTasksNone: 'Es bleibt nichts zu erledigen.',
    noNumber:
      'Dieses Dokument enthält keine Telefonnummer. Wen es betrifft, sagt das Aktenzeichen des Antrags.',
    request: 'Der Antrag',
    reference: 'Aktenzeichen',
    requestedAt: 'verlangt am',
    ground: 'Grund',
    decidedAt: 'entschieden und ausgeführt am',
    decidedBy: 'durch',
    person: 'Kennung der Person im Protokoll',
    personUnknown: 'das Register hat die Person nie gekannt',
    erasedTitle: 'Was gelöscht wurde',
    nothingErased: 'Es lag nichts vor.',
    class: 'Art der Daten',
    count: 'Anzahl',
    how: 'wie',
    classes: {
      events: ['Ereignisse des Registers', 'Inhalt und Salz gelöscht'],
      identifiers: ['Telefonnummern und Nutzerkennungen', 'gelöscht'],
      messages: ['Nachrichten', 'Nummer, Parameter, Kennungen und Einzelheiten gelöscht'],
      statuses: ['Zustellmeldungen und Webhook-Inhalte', 'gelöscht'],
      plans: ['Pläne, in denen die Person stand', 'ohne sie neu geschrieben'],
      'plan-rows': ['Zeilen in Plänen, Ausschuss- und Nachrichtenlisten', 'geleert'],
      reports: ['Berichtsseiten', 'ohne sie neu geschrieben oder entfernt'],
      exports: ['Frühere Auskünfte und Nachweise', 'entfernt'],
      evidence: ['Belege, die sonst niemanden betreffen', 'entfernt'],
      temporary: ['Reste abgebrochener Arbeit', 'entfernt'],
    },
    staysTitle: 'Was bleibt, und warum',
    reason: 'warum es bleiben darf',
    until: 'bis wann',
    stays: {
      commitments: [
        'Festlegungen im Protokoll',
        'Hashwerte, deren Salz gelöscht ist: Sie sagen nichts über die Person und lassen sich nicht durch Probieren auflösen. Mit ihnen bleibt der Rest des Protokolls nachweisbar.',
        'solange das Protokoll geführt wird',
        'Art. 5 Abs. 2, 17 Abs. 3 lit. e, Erwägungsgrund 26 DSGVO',
      ],
      'erasure-event': [
        'Eintrag über diese Löschung',
        'Zufällige Kennung, Zeit und Grund: der Nachweis, dass dem Antrag gefolgt wurde.',
        'solange das Protokoll geführt wird',
        'Art. 5 Abs. 2, 17 Abs. 3 lit. e DSGVO',
      ],
      suppression: [
        'Sperreintrag als Schlüsselhash',
        'Wem nicht mehr geschrieben werden darf, den lässt nur in Ruhe, wer die Nummer wiedererkennt. Ohne den Schlüssel lässt sich der Hash nicht zurückrechnen.',
        'solange geworben wird; alle drei Jahre zu prüfen',
        'Art. 21 Abs. 3, 17 Abs. 3 lit. b, 6 Abs. 1 lit. c DSGVO',
      ],
      'message-rows': [
        'Zeilen von Nachrichten ohne Inhalt',
        'Kampagne, Zustand und Zeit, zu niemandem gehörig: damit die Zahlen der Kampagnen stimmen.',
        'solange die Kampagne aufbewahrt wird',
        'Art. 5 Abs. 2 DSGVO',
      ],
      'plan-rows': [
        'Geleerte Zeilen',
        'Zeilennummer und Entscheidung: damit der Plan der übrigen ganz bleibt.',
        'bis der Plan entfernt wird (retention: plans)',
        'Art. 5 Abs. 2 DSGVO',
      ],
    },
    suppressionForgotten:
      'Kein Sperreintrag bleibt, weil die Person darauf bestanden hat. Ein späterer rechtmäßiger Import kann sie zurückbringen; darauf war sie hinzuweisen.',
    tasksTitle: 'Was noch zu erledigen ist',
    tasksText: 'Dorthin reicht consend nicht. Bei jedem Punkt steht, was zu tun ist.',
    tasks: {
      again: [
        'Noch einmal löschen',
        'Ein anderes Programm schrieb diese Dateien gerade. Denselben Befehl wiederholen, wenn es fertig ist.',
      ],
      scrub: [
        'Die Datenbankdatei säubern',
        'Ein anderes Programm benutzt den Speicher, deshalb steht Gelöschtes noch in freien Seiten der Datei. Es geht mit dem nächsten consend retention run.',
      ],
      files: [
        'Die Nummer aus anderen Dateien nehmen',
        'Diese Dateien des Arbeitsordners nennen die Nummer. consend ändert keine Dateien, die es nicht selbst geschrieben hat: Zeilen entfernen oder Dateien löschen.',
      ],
      unread: [
        'Dateien durchsehen, die kein Text sind',
        'Tabellendateien, Archive, Bilder und dergleichen kann consend nicht durchsuchen.',
      ],
      imports: [
        'Die Nummer aus eingelesenen Listen nehmen',
        'Aus diesen Dateien wurde das Register gefüllt. Wo immer sie jetzt liegen: Sie können die Person nennen.',
      ],
      backups: [
        'Sicherungen auslaufen lassen',
        'Diese Sicherungen sind älter als die Löschung und enthalten die Person. consend store restore wendet die Löschung an, bevor irgendetwas die Sicherung benutzt; Abzüge an anderen Orten sind zu ihrer Zeit zu löschen.',
      ],
      processor: [
        'Den Auftragsverarbeiter benachrichtigen',
        'Wer die Daten erhalten hat, muss davon erfahren (Art. 19 DSGVO). Die Nummer ist von Hand einzusetzen.',
      ],
      'contact-book': [
        'Den Eintrag in Metas Kontaktbuch löschen',
        'Meta bewahrt Nummer und Nutzerkennung aller auf, mit denen Nachrichten getauscht wurden. Gelöscht wird der Eintrag über die Nutzerkennung; ein neuer Kontakt legt ihn wieder an, und ein Zwischenspeicher hält 30 Tage.',
      ],
      'version-control': [
        'An die Versionsverwaltung denken',
        'Der Ordner steht unter Versionsverwaltung: Frühere Stände seiner Dateien können die Person nennen. .consend/ selbst nimmt git nicht auf.',
      ],
      'shell-history': [
        'An andere Orte denken',
        'Im Verlauf der Kommandozeile steht der Befehl mit der Nummer. Abzüge von Listen in E-Mails, Shop, Kundensystem oder auf anderen Rechnern erreicht consend nicht.',
      ],
    },
    lines: (lines, more) => `Zeile ${lines}${more > 0 ? ` und ${more} weitere` : ''}`,
    inName: 'im Dateinamen',
    moreFiles: (count) => `und ${count} weitere ${s(count, 'Datei', 'Dateien')}`,
    madeOn: (day) => `vom ${day}`,
    letter: (p) =>
      [
        `An ${p.processor}`,
        `Löschung personenbezogener Daten nach Art. 17, 19 und 28 Abs. 3 DSGVO; unser Zeichen ${p.reference}`,
        `Am ${p.day} haben wir die Daten einer Person gelöscht. Wir weisen Sie an, bei sich und bei Ihren Unterauftragnehmern${p.others === '' ? '' : ` (${p.others})`} alles zu löschen, was Sie für uns zu der Telefonnummer ____________________ verarbeiten: Inhalte und Parameter von Nachrichten, Zustellmeldungen, Gesprächs- und Kontakteinträge, Abzüge von Webhooks und Protokolle. Wo das Recht der Union oder eines Mitgliedstaats Sie zur Aufbewahrung verpflichtet, schränken Sie die Verarbeitung ein und nennen Sie Vorschrift und Frist.`,
        'Bitte bestätigen Sie die Löschung mit Datum in Textform.',
        `${p.name}, ${p.address}`,
      ].join('\n\n'),
    verifyTitle: 'Wie sich das nachprüfen lässt',
    verifyText: (event, person) =>
      `Ereignis ${event} des Protokolls sagt, dass ${person} gelöscht wurde und welche Ereignisse dabei geleert wurden. Diese Befehle zeigen, dass das Protokoll unversehrt ist und nichts zu der Person mehr darin steht:`,
    verifyTextFiles:
      'Diese Befehle zeigen, dass das Protokoll unversehrt ist und hinter der Nummer niemand bekannt ist:',
    ledgerAt: (events, root) => `${events} Ereignisse, Wurzel ${root}`,
    ledger: 'Protokoll',
    searched: (files) => `${files} Textdateien des Arbeitsordners wurden nach der Nummer durchsucht.`,
  },
};
