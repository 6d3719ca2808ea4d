/** Words for verify, prove, check-proof and checkpoints; German. */
import type { ProofProblem } from '../../core/proof-bundle.ts';
import type { VerifyProblem } from '../../core/verification.ts';
import type { ProblemParams, proofEn } from '../en/proof.ts';

const events = (count: number, text: string): string => `${text} ${count === 1 ? 'Ereignis' : 'Ereignisse'}`;

const problems: Readonly<Record<VerifyProblem, (p: ProblemParams) => string>> = {
  'event.missing': ({ from, to }) =>
    from === to ? `Ereignis ${from} fehlt` : `die Ereignisse ${from} bis ${to} fehlen`,
  'event.foreign': () => 'hat eine Nummer, die nicht seinem Platz im Register entspricht',
  'event.commitment': () => 'Inhalt, Salz und Siegel passen nicht zusammen',
  'event.rewritten': ({ from, to }) =>
    `dort steht nicht, was unterschrieben wurde: geändert irgendwo in den Ereignissen ${from} bis ${to}`,
  'event.half-erased': () => 'hat einen Teil seines Inhalts verloren; eine Löschung nimmt ihn ganz',
  'event.unnamed-erasure': () => 'hat seinen Inhalt verloren, und keine Löschung dieser Person nennt es',
  'event.not-canonical': () => 'sein Text hat nicht die kanonische Form',
  'event.not-an-event': () => 'sein Text ist kein Ereignis',
  'event.fact': () => 'der Schlüssel seines Sachverhalts gehört nicht zu seinem Inhalt',
  'event.person': () => 'steht unter einer anderen Person, als sein Inhalt nennt',
  'erasure.wrong-events': () =>
    'nennt Ereignisse als gelöscht, die nicht von dieser Person sind, oder eines doppelt',
  'erasure.undone': () => 'wurde durch eine Löschung geleert und hat wieder Inhalt',
  'person.missing': () => 'hat Ereignisse oder Nummern, aber keinen eigenen Eintrag',
  'person.foreign': () => 'ist durch kein Ereignis entstanden',
  'person.ref': () => 'die Kennung ist nicht die, die ihre Ereignisse nennen',
  'person.state': () => 'ist nicht, was die Ereignisse ergeben',
  'identifier.foreign': () => 'gehört nach keinem Ereignis zu dieser Person',
  'identifier.missing': () => 'gehört nach den Ereignissen zu einer Person und ist ihr nicht zugeordnet',
  'tree.differs': () => 'der gespeicherte Baum ist nicht der über die Ereignisse',
  'checkpoint.unreadable': () => 'sein Text ist kein Prüfpunkt',
  'checkpoint.origin': ({ origin }) => `ist für ein anderes Register unterschrieben: ${origin}`,
  'checkpoint.size': () => 'Eintrag und Text nennen verschiedene Größen',
  'checkpoint.peaks': () => 'sein Baum hat nicht die Wurzel, die unterschrieben wurde',
  'checkpoint.signature': () => 'ist nicht mit dem Schlüssel unterschrieben, der damals galt',
  'checkpoint.beyond': ({ events: count }) =>
    `wurde unterschrieben, als es mehr Ereignisse gab als die ${count} von heute: Das Ende wurde gelöscht`,
  'checkpoint.missing': ({ from, to }) => `kein Prüfpunkt deckt die Ereignisse ${from} bis ${to}`,
  'key.beginning': () => 'die Größe, ab der er unterschreibt, kann nicht stimmen',
  'key.unused': () => 'keiner seiner Prüfpunkte ist mit diesem Schlüssel unterschrieben',
  'key.none': () => 'es gibt Ereignisse, aber keinen Schlüssel',
  'key.not-ours': () =>
    'ist nicht der Schlüssel dieses Arbeitsbereichs: Jemand anderes hat unterschrieben, oder der Schlüsselordner wurde vertauscht',
  'origin.changed': ({ origin, expected }) =>
    `das Register nennt sich ${expected}; alles Unterschriebene sagt ${origin}`,
  'suppression.missing': () => 'steht laut Register auf der Sperrliste und fehlt dort',
  'suppression.foreign': () => 'kam durch kein Ereignis auf die Sperrliste',
  'suppression.differs': () => 'ist nicht, was das Register ergibt',
  'wording.digest': () => 'der Text ist nicht der seiner Prüfsumme',
  'wording.missing': ({ event }) =>
    `Ereignis ${event} nennt ihn mit seiner Prüfsumme, aber er ist nicht aufbewahrt`,
  'wording.language': () => 'ist unter einer anderen Sprache abgelegt, als consend.yaml nennt',
  'evidence.altered': () =>
    'sein Inhalt ist nicht der, dessen Prüfsumme es im Namen trägt: Es wurde nach dem Anhängen verändert',
  'exported.tail-missing': ({ size, events: count }) =>
    `das Ende wurde gelöscht: Der Prüfpunkt wurde bei ${size} Ereignissen unterschrieben, das Register hat ${count}`,
  'exported.rewritten': ({ size }) =>
    `die Geschichte wurde umgeschrieben: Die ersten ${size} Ereignisse sind nicht die unterschriebenen`,
  'exported.other-ledger': ({ origin }) => `der Prüfpunkt gehört zu einem anderen Register: ${origin}`,
  'exported.other-key': () =>
    'der Prüfpunkt ist mit einem anderen Schlüssel unterschrieben, als dieses Register hat',
};

const faults: Readonly<Record<ProofProblem, string>> = {
  'key.unreadable': 'ist kein Prüfschlüssel',
  'key.not-expected': 'ist nicht der angegebene Schlüssel',
  'checkpoint.unreadable': 'ist kein unterschriebener Prüfpunkt',
  'checkpoint.name': 'gehört zu einem anderen Register als der Schlüssel',
  'checkpoint.signature': 'ist nicht mit dem Schlüssel unterschrieben',
  'event.order': 'folgt nicht auf das davor',
  'event.salt': 'hat kein Salz von 32 Byte',
  'event.not-an-event': 'ist kein Ereignis',
  'event.not-canonical': 'hat nicht die kanonische Form',
  'event.person': 'handelt von einer anderen Person',
  'event.inclusion': 'Text, Salz und Beweis führen nicht zur unterschriebenen Wurzel',
  'wording.digest': 'ist nicht der Text seiner Prüfsumme',
  'wording.missing': 'wird von einem Ereignis genannt, aber der Text fehlt',
  'wording.unnamed': 'wird von keinem Ereignis genannt',
};

export const proofDe: typeof proofEn = {
  commands: {
    verify: {
      about: 'rechnet das Register nach und vergleicht alles damit; nennt den ersten falschen Eintrag',
      since: 'ab einem vertrauten Prüfpunkt: seine Größe oder die Datei, in die er ausgegeben wurde',
      checkpoint:
        'ein früher ausgegebener Prüfpunkt; zeigt ein gelöschtes Ende und eine umgeschriebene Geschichte',
    },
    prove: {
      about: 'ein Nachweis über die Ereignisse einer Person, der sich ohne das Register prüfen lässt',
      number: 'Telefonnummer in beliebiger Form oder Nutzerkennung',
      out: 'Zieldatei; sonst proof-PERSON-ANZAHL.json',
    },
    checkProof: {
      about: 'prüft einen Nachweis allein aus der Datei: ohne Arbeitsbereich, ohne Netz',
      file: 'Datei, die consend consent prove geschrieben hat',
      key: 'Prüfschlüssel, der von anderer Stelle bekannt ist',
    },
    checkpoint: {
      about: 'gibt den neuesten unterschriebenen Prüfpunkt aus, zum Aufbewahren an anderer Stelle',
      out: 'Zieldatei; sonst Standardausgabe',
    },
  },
  progress: {
    start: 'Prüfe',
    log: (done, total, rate) => `Prüfe das Register: ${done} von ${total} Ereignissen, ${rate}/s`,
    people: (done, total, rate) => `Prüfe Personen: ${done} von ${total} Ereignissen, ${rate}/s`,
    proving: (done, total) => `Weise nach: ${done} von ${total} Ereignissen`,
    provingStart: 'Weise nach',
  },
  verify: {
    holds: (origin) => `Das Register hält der Prüfung stand · ${origin}`,
    empty: 'Das Register ist leer: Es gibt nichts zu prüfen.',
    fails: (count, text) =>
      `✗ Das Register hält der Prüfung nicht stand: ${text} ${count === 1 ? 'Eintrag stimmt' : 'Einträge stimmen'} nicht`,
    rows: {
      log: 'Register',
      checkpoints: 'Prüfpunkte',
      people: 'Personen',
      suppressions: 'Sperrliste',
      wordings: 'Texte',
    },
    log: 'Ereignisse, vollständig und wie unterschrieben',
    logErased: (text) => `Ereignisse, vollständig und wie unterschrieben; ${text} gelöscht`,
    checkpoints: 'unterschrieben; der neueste deckt jedes Ereignis',
    people: 'wie ihre Ereignisse sagen',
    suppressions: 'wie das Register sagt',
    wordings: 'wie bei der Zustimmung',
    evidenceMissing: (count, text, first) =>
      `${text} ${count === 1 ? 'angehängtes Dokument, das ein Ereignis nennt, fehlt' : 'angehängte Dokumente, die Ereignisse nennen, fehlen'} in .consend/evidence, so ${first}. Die Ereignisse stimmen; der Beleg muss anderswo gesucht werden.`,
    wordingChanged: (name, file) =>
      `${file} enthält nicht mehr den Text ${name}, dem zugestimmt wurde. Das Register bewahrt ihn auf; die Datei wiederherstellen und den neuen Text unter einer neuen Version eintragen.`,
    since: (size) =>
      `Geprüft ist, was neuer ist als Ereignis ${size}, und die Personen, um die es darin geht. Der Rest: consend consent verify`,
    exportedHolds: (size) => `Der ausgegebene Prüfpunkt (${size} Ereignisse) stimmt damit überein.`,
    time: (seconds, rate) => `${seconds}, ${rate} Ereignisse/s`,
    root: 'Wurzel',
    key: 'Schlüssel',
    limits:
      'Wer den Schlüssel hat, könnte alles umschreiben. Das zeigt nur ein Prüfpunkt, der an anderer Stelle liegt.',
    limitsNext: 'Weiter: consend consent checkpoint --out DATEI',
    keyAbsent:
      'Der Schlüssel dieses Arbeitsbereichs fehlt oder ist nicht lesbar: Geprüft wurde gegen den Schlüssel, den das Register selbst nennt; er kann von irgendwem sein.',
    more: (text) => `… und ${text} weitere`,
    next: 'Darauf nichts senden. Mit der letzten Sicherung vergleichen und mit einem ausgegebenen Prüfpunkt: consend consent verify --checkpoint DATEI',
    tables: {
      events: 'Ereignis',
      people: 'Person',
      phones: 'Nummer',
      user_ids: 'Nutzerkennung',
      tree: 'Baum',
      checkpoints: 'Prüfpunkt',
      keys: 'Schlüssel',
      suppressions: 'Sperreintrag',
      wordings: 'Text',
      meta: 'Einstellung',
      evidence: 'angehängtes Dokument',
    },
    problems,
  },
  prove: {
    written: (count, text, person, file) =>
      `Nachweis über ${events(count, text)} der Person ${person}: ${file}`,
    personal: 'Die Datei nennt die Person ungekürzt: Nummer, Zeiten, Texte.',
    next: (file) => `Weiter: consend consent check-proof ${file}   (überall, ohne dieses Register)`,
  },
  check: {
    holds: (person, count, text) => `Der Nachweis stimmt · Person ${person} · ${events(count, text)}`,
    fails: (file) => `✗ ${file} beweist nicht, was darin steht`,
    signedAt: (origin, size) => `Unterschrieben von ${origin}, als das Register ${size} Ereignisse hatte`,
    proves: 'Beweist',
    provesText:
      'Diese Ereignisse standen in dieser Reihenfolge und in diesem Wortlaut im Register, als es unterschrieben wurde, und sind seither unverändert.',
    provesNot: 'Nicht',
    provesNotText:
      'Dass ein Eintrag wahr war, als er entstand, wann unterschrieben wurde und dass es keine weiteren Ereignisse zu dieser Person gibt.',
    key: 'Schlüssel',
    keyKnown: (key) => `${key} ist der angegebene.`,
    keyUnknown: (key) =>
      `${key} stammt aus der Datei selbst. Mit dem vergleichen, den der Inhaber des Registers genannt hat, oder diesen angeben: --key SCHLÜSSEL`,
    wordings: (names) => `Texte der Zustimmung, in der Datei: ${names}`,
    keyForm: 'ein Prüfschlüssel wie consend.local/7k2m9q4t+1f0c93ab+AVCI…',
    faults,
    next: 'Vom Inhaber des Registers einen neuen Nachweis verlangen: consend consent prove NUMMER',
  },
  checkpoint: {
    written: (size, file) => `Prüfpunkt über ${size} Ereignisse: ${file}`,
    key: 'Prüfschlüssel',
    keep: 'Beides dort aufbewahren, wo niemand schreiben kann, der in dieses Register schreiben kann: ein Postfach, ein anderer Rechner, ein Notar. Eine Kette, die nur ihr Inhaber hat, beweist wenig.',
    giveKey: 'Den Schlüssel auf einem anderen Weg mitteilen als die Datei.',
    next: (file) => `Später: consend consent verify --checkpoint ${file}`,
  },
};
