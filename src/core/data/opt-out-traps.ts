/**
 * Stop words that mean something else inside a sentence: "bis Ende der Woche", "cancel your order", "stop by our store".
 * As a whole message they are stops (`opt-out-words.ts`); in a template they announce one only where it is plain that the word
 * is what to write: in capitals, in quotation marks, or beside a word that asks to reply.
 *
 * Source: compiled for consend on 2026-11-23 after everyday use; all but German and English await a native speaker's review.
 */

/** Language (ISO 639-1) → entries of its stop words that are everyday words too; `*`: of every language. */
export const OPT_OUT_TRAPS: Readonly<Record<string, readonly string[]>> = {
  '*': ['stop', 'stopp'],
  de: [
    'stoppen',
    'kündigen',
    'widerruf',
    'widerrufen',
    'widerspruch',
    'beenden',
    'ende',
    'aufhören',
    'austragen',
  ],
  en: ['cancel', 'end', 'quit', 'revoke', 'remove'],
  es: [
    'alto',
    'baja',
    'cancelar',
    'anular',
    'terminar',
    'detener',
    'parar',
    'salir',
    'eliminar',
    'borrar',
    'no mas',
  ],
  pt: ['parar', 'pare', 'sair', 'fim', 'cancelar', 'remover', 'excluir', 'chega'],
  fr: ['arrêt', 'arrêter', 'arrêtez', 'fin', 'annuler', 'retirer', 'résilier', 'td'],
  it: ['basta', 'fine', 'annulla', 'annullare', 'rimuovi', 'esci'],
  nl: ['einde', 'uit', 'annuleren', 'stoppen', 'verwijderen'],
  tr: ['dur', 'ret', 'çık', 'iptal'],
  da: ['slut', 'afbryd'],
  no: ['slutt', 'avslutt'],
  sv: ['slut', 'sluta', 'avsluta'],
  id: ['keluar', 'cukup', 'berhenti', 'batal'],
  zh: ['取消', '停止'],
};

/** Language → beginnings of words that ask for an answer; a trap within a line of one is an announcement. */
export const REPLY_WORDS: Readonly<Record<string, readonly string[]>> = {
  de: ['antwort', 'schreib', 'send', 'schick', 'tipp'],
  en: ['reply', 'repli', 'text ', 'send', 'answer', 'type', 'write', 'respond'],
};

/** Beginnings of words on a button that mean to stop something, whether or not consend takes the whole label as a stop. */
export const STOPPING_LABEL =
  /\b(stop|abmeld|abbestell|austrag|keine\b.*\b(angebote|werbung|nachrichten)|unsubscribe|opt[ -]?out|no more|no thanks|not interested)/i;
