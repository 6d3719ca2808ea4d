/** Kopien der Vorlagen: lesen, auflisten, vergleichen. */
import type { templateCopiesEn } from '../en/template-copies.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const marked = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ');

export const templateCopiesDe: typeof templateCopiesEn = {
  commands: {
    sync: 'liest alle Vorlagen des Kontos und sagt, was neu, geändert oder weg ist',
    list: {
      about: 'die Vorlagen, wie sie zuletzt gelesen wurden: Stand, Kategorie, Qualität, Alter der Kopie',
      status: 'nur diese Zustände, mit Kommas: approved,paused',
      category: 'nur diese Kategorien, mit Kommas: marketing,utility',
      name: 'nur Namen, die das enthalten',
      language: 'nur diese Sprachen, mit Kommas: de,en_US',
    },
    diff: {
      about:
        'fragt das Konto und sagt, was sich von den zuletzt gelesenen Kopien unterscheidet, das Wichtige zuerst; ändert nichts',
      name: 'eine Vorlage; ohne Angabe alle',
      since: 'mit den Kopien vergleichen, wie sie damals bekannt waren: 7 days, 09:00 oder 2026-11-20',
      stored:
        'das Konto nicht fragen: was das letzte Lesen geändert hat, mit --since alles Lesen seit damals',
      exitCode: 'Exit-Code 4, wenn sich etwas geändert hat, das einen Versand anhält',
    },
  },
  statuses: {
    APPROVED: 'freigegeben',
    PENDING: 'in Prüfung',
    REJECTED: 'abgelehnt',
    IN_APPEAL: 'Einspruch läuft',
    PAUSED: 'pausiert',
    DISABLED: 'abgeschaltet',
    LIMIT_EXCEEDED: 'Obergrenze erreicht',
    PENDING_DELETION: 'wird gelöscht',
    DELETED: 'gelöscht',
    ARCHIVED: 'archiviert',
  },
  unfit: { missing: 'nicht vorhanden', RED: 'rote Qualität' },
  qualities: { GREEN: 'grün', YELLOW: 'gelb', RED: 'rot', UNKNOWN: 'ohne Bewertung' },
  rejections: {
    ABUSIVE_CONTENT: 'beleidigender Inhalt',
    CATEGORY_NOT_AVAILABLE: 'Kategorie nicht verfügbar',
    INCORRECT_CATEGORY: 'falsche Kategorie',
    INVALID_FORMAT: 'unzulässige Form',
    PROMOTIONAL: 'enthält Werbung',
    SCAM: 'sieht nach Betrug aus',
    TAG_CONTENT_MISMATCH: 'Inhalt passt nicht zur Kategorie',
  },
  weights: { stop: 'stoppt', notice: 'kommt', note: 'Hinweis', gain: 'besser' },
  kinds: {
    category: 'Kategorie',
    'correct-category': 'künftige Kategorie',
    status: 'Stand',
    format: 'Form der Parameter',
    quality: 'Qualität',
    rejection: 'Grund der Ablehnung',
    'sub-category': 'Unterkategorie',
    'previous-category': 'frühere Kategorie',
    ttl: 'Lebensdauer (s)',
    'link-tracking': 'Klicks nicht gezählt',
  },
  came: (status) => `neu: ${status}`,
  gone: 'nicht mehr vorhanden',
  none: 'keine',
  parts: {
    header: 'Kopfzeile',
    body: 'Text',
    footer: 'Fußzeile',
    limited_time_offer: 'befristetes Angebot',
    call_permission_request: 'Bitte um Anruferlaubnis',
    button: (index) => `Schaltfläche ${index}`,
    card: (index, part) => `Karte ${index}, ${part}`,
    unknown: 'Inhalt',
  },
  content: {
    changed: (part) => `${part} geändert`,
    added: (part) => `${part} hinzugekommen`,
    removed: (part) => `${part} entfallen`,
    variablesAdded: (names) => `neue ${s(names.length, 'Variable', 'Variablen')} ${marked(names)}`,
    variablesRemoved: (names) => `ohne ${marked(names)}`,
  },
  meanings: {
    toMarketing:
      'Ab jetzt braucht sie eine Einwilligung in Werbung, und jede Nachricht kostet den Preis für Werbung. Binnen 60 Tagen kann man WhatsApp um eine Überprüfung bitten.',
    category: 'Preis und nötige Einwilligung richten sich nach der neuen Kategorie.',
    coming:
      'WhatsApp hält diese Kategorie für die richtige und stellt einen Tag nach der Ankündigung um; schon verwarnte Konten bekommen keine Ankündigung (seit 16.04.2025). Binnen 60 Tagen kann man um eine Überprüfung bitten.',
    gone: 'Nachrichten mit ihr werden abgelehnt (132001).',
    red: 'Mit einer Vorlage, deren Qualität rot ist, versendet consend nichts; als Nächstes pausiert WhatsApp sie.',
    format: 'Die Kampagne benennt ihre Parameter auf die andere Art: nach Stelle oder nach Namen.',
    variables: 'Die Parameter in der Kampagnendatei anpassen.',
    status: {
      PENDING: 'Die Prüfung dauert bis zu 24 Stunden.',
      REJECTED: 'Die Vorlage bearbeiten oder im WhatsApp Manager Einspruch einlegen.',
      IN_APPEAL: 'Der Einspruch dauert etwa 24 Stunden.',
      PAUSED:
        'Wegen schlechter Rückmeldungen pausiert: beim ersten Mal 3 Stunden, beim zweiten 6, beim dritten wird sie abgeschaltet. Eine Pause ihrer ersten Nachrichten muss von Hand aufgehoben werden.',
      DISABLED: 'Sie bleibt abgeschaltet; eine andere Vorlage mit anderem Inhalt schreiben.',
      LIMIT_EXCEEDED: 'Vorlagen löschen, die niemand braucht.',
      PENDING_DELETION: 'Eine andere Vorlage wählen.',
      DELETED: 'Eine andere Vorlage wählen.',
      ARCHIVED: '12 Monate nicht benutzt; binnen 28 Tagen im WhatsApp Manager aus dem Archiv holen.',
    },
  },
  sync: {
    first: (count, text, time) => `${text} ${s(count, 'Vorlage', 'Vorlagen')} gelesen (${time})`,
    fresh: (text) => `${text} neu`,
    changed: (text) => `${text} geändert`,
    gone: (text) => `${text} weg`,
    unchanged: 'nichts geändert',
    empty: (before) =>
      `Das Konto antwortet, dass es keine Vorlage hat; vorher waren es ${before}. Stimmt provider.wabaId? Die Geschichte der Vorlagen bleibt erhalten.`,
    failed: (count, text, age, when) =>
      `Nichts wurde ersetzt: Die letzte gute Kopie bleibt, ${text} ${s(count, 'Vorlage', 'Vorlagen')}, gelesen ${when} (${age} alt).`,
  },
  list: {
    head: ['Name', 'Sprache', 'Stand', 'Kategorie', 'Qualität', 'gelesen', 'geändert'],
    count: (count, text) => `${text} ${s(count, 'Vorlage', 'Vorlagen')}`,
    some: (shown, all) => `${shown} von ${all} Vorlagen`,
    nothing: (all) => `Keine der ${all} Vorlagen passt.`,
    empty: 'Noch wurden keine Vorlagen gelesen. Lesen mit: consend templates sync',
    oldest: (age, when) => `die älteste gelesen ${when} (${age} alt)`,
    unknown: (option, value, known) => `${option} ${value}: diesen Wert gibt es nicht. Bekannt: ${known}`,
    readAt: (age, when) => `gelesen ${when} (${age} alt)`,
    old: (age) =>
      `Die älteste Kopie ist ${age} alt: Stand, Kategorie und Inhalt können sich geändert haben. Neu lesen: consend templates sync`,
    rejected: (reason) => `abgelehnt: ${reason}`,
    coming: (category) => `WhatsApp stellt sie demnächst auf ${category} um`,
  },
  diff: {
    asked: (from) => `Das Konto jetzt, verglichen mit den Kopien vom ${from}`,
    stored: (from, to) => `Die Kopien vom ${to}, verglichen mit denen vom ${from}`,
    historyBegins: (when) => `Älteres als ${when} ist hier nicht bekannt; verglichen wird damit.`,
    nothing: 'Es gibt keinen Unterschied.',
    stops: (count, text) =>
      `${text} ${s(count, 'Änderung hält', 'Änderungen halten')} einen Versand an, der vorher geplant wurde.`,
    next: 'Den neuen Stand übernehmen: consend templates sync. Dann neu planen: consend plan KAMPAGNE.yaml',
    once: 'Die Vorlagen wurden erst einmal gelesen, also gibt es nichts Älteres zum Vergleichen.',
    future: 'eine vergangene Zeit wie 7 days, 09:00 oder 2026-11-20',
  },
  send: {
    throttled: (age) =>
      `Die Verwaltungsanfragen des Kontos sind verbraucht, die Vorlage konnte nicht noch einmal gelesen werden; ihre Kopie ist ${age} alt.`,
    noted: (template, what) => `${template} – ${what}`,
  },
};
