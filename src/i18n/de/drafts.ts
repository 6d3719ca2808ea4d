/** `consend templates lint`, `submit`, `status`: Entwürfe und ihre Prüfung; deutsch. */
import type { draftsEn } from '../en/drafts.ts';

const s = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const draftsDe: typeof draftsEn = {
  commands: {
    lint: {
      about:
        'prüft Entwürfe an den Regeln der Plattform und an dem, was rechtmäßige Werbung braucht; sendet nichts',
      what: 'Entwürfe (JSON oder YAML) oder der Name einer gelesenen Vorlage',
    },
    submit: {
      about: 'reicht einen Entwurf ein: prüft ihn, lädt seine Beispiele hoch, lässt ihn freigeben',
      file: 'Entwurf, JSON oder YAML',
      yes: 'ohne Rückfrage einreichen',
      skipLint: 'trotz Fehlern einreichen; der Grund steht in der Antwort',
      edit: 'die Vorlage dieses Namens und dieser Sprache ändern; sonst entstehen nur neue',
      wait: 'warten, bis entschieden ist (Exit 4: nicht freigegeben)',
    },
    status: {
      about: 'fragt das Konto, wie eine Vorlage jetzt steht, und merkt sich die Antwort',
      name: 'Name der Vorlage',
      language: 'eine Sprache; ohne Angabe alle',
      wait: 'warten, bis entschieden ist (Exit 4: nicht freigegeben)',
      watch: 'dasselbe wie --wait',
    },
  },
  lint: {
    meta: 'bei Meta',
    clean: 'nichts zu beanstanden',
    unverified: '(Auf den Seiten der Plattform nicht bestätigt.)',
    counted: {
      error: (count) => s(count, 'Fehler', 'Fehler'),
      warning: (count) => s(count, 'Warnung', 'Warnungen'),
      note: (count) => s(count, 'Hinweis', 'Hinweise'),
    },
    sum: (templates, counts) => `${s(templates, 'Vorlage', 'Vorlagen')}: ${counts}`,
    card: 'Karte',
    noWorkspace:
      'Hier gibt es keine consend.yaml: Absender, Impressum und gleiche Texte wurden nicht geprüft.',
    notCompared:
      'Es wurden noch keine Vorlagen gelesen, also auch keine verglichen. Lesen: consend templates sync',
    undraftable: (name, language) =>
      `${name} (${language}) hat Teile, die es in Entwürfen nicht gibt, und wurde nicht geprüft.`,
  },
  submit: {
    refused: 'Nichts wurde eingereicht: Mit diesen Fehlern würde der Entwurf abgelehnt.',
    skipped: (errors, reason) => `Weiter trotz ${s(errors, 'Fehler', 'Fehlern')}: ${reason}`,
    question: (name, language, category) => `${name} (${language}, ${category}) zur Prüfung einreichen?`,
    questionEdit: (name, language, status) =>
      `${name} (${language}) gibt es schon (Stand: ${status}). Ändern? Alle Komponenten werden ersetzt, und die Vorlage wird neu geprüft.`,
    limited: (perDay, per30Days) =>
      `Eine freigegebene Vorlage lässt sich ${perDay === 1 ? 'einmal' : `${perDay}-mal`} in 24 Stunden und ${per30Days}-mal in 30 Tagen ändern; während der Prüfung kann man sie nicht senden.`,
    trackingStays:
      'Ob Klicks auf ihre Links gezählt werden, lässt sich nachträglich nicht ändern (cta_url_link_tracking_opted_out); es bleibt, wie es ist. Eine Vorlage mit neuem Namen übernimmt die Einstellung.',
    action: (name) => `${name} einreichen`,
    declined: 'Nichts wurde eingereicht.',
    uploading: (number, of, name, size) => `Beispiel ${number}/${of} wird hochgeladen: ${name} (${size})`,
    creating: 'Wird eingereicht',
    done: (name, language, id, status) => `${name} (${language}) ist eingereicht: ${status}, id ${id}`,
    edited: (name, language, id, status) => `${name} (${language}) ist geändert: ${status}, id ${id}`,
    otherCategory: (asked, given, status) =>
      `Kategorie: beantragt ${asked}, ${status} als ${given}. ${given === 'MARKETING' ? 'Sie braucht die Einwilligung in Werbung und kostet so viel wie Werbung.' : 'Davon hängen Preis und nötige Einwilligung ab.'}`,
    next: (name) => `Die Prüfung verfolgen: consend templates status ${name} --wait`,
    notRead: 'Ihre Kopie ließ sich noch nicht lesen: consend templates sync',
  },
  status: {
    review: (name, language) => `Prüfung von ${name} (${language}) abwarten`,
    waiting: (status, waited) => `${status}, wartet seit ${waited}`,
    nextPending: 'Prüfungen dauern bis zu 24 Stunden. Das Ende abwarten: consend templates status',
    gone: (name, language) => `${name} (${language}) gibt es nicht mehr.`,
    stopped: 'Das Warten ist beendet, die Prüfung läuft weiter.',
  },
};
