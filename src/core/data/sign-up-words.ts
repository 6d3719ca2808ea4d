/**
 * Words by which a message asks somebody to confirm a sign-up (double opt-in), and words that only name what the sign-up is for:
 * a request that says "confirm that you want our offers" names a purpose and advertises nothing.
 *
 * Source: compiled for consend on 2026-11-25; all but German and English await a native speaker's review.
 */

/** Language → words and phrases; `*` stands for any ending, of the last word. */
export const SIGN_UP_WORDS: Readonly<Record<string, readonly string[]>> = {
  de: [
    'anmeldung bestätigen',
    'anmeldung zu bestätigen',
    'bestätigen sie ihre anmeldung',
    'bestätigen sie bitte ihre anmeldung',
    'bestätige deine anmeldung',
    'bestätige bitte deine anmeldung',
    'einwilligung bestätigen',
    'bestätigen sie ihre einwilligung',
    'newsletter-anmeldung',
    'bestätigen sie, dass sie',
    'bestätige, dass du',
  ],
  en: [
    'confirm your subscription',
    'confirm your sign-up',
    'confirm your signup',
    'confirm your registration',
    'confirm your consent',
    'confirm subscription',
    'confirm that you want',
    'confirm you want',
    'please confirm that you signed up',
  ],
  fr: ['confirmez votre inscription', 'confirmer votre inscription', 'confirmez votre abonnement'],
  es: ['confirma tu suscripción', 'confirme su suscripción', 'confirma tu registro'],
  it: ['conferma la tua iscrizione', 'confermi la sua iscrizione'],
  nl: ['bevestig je aanmelding', 'bevestig uw aanmelding', 'bevestig je inschrijving'],
  pt: ['confirme a sua inscrição', 'confirme sua inscrição', 'confirma a tua inscrição'],
  pl: ['potwierdź zapis*', 'potwierdź subskrypcj*'],
  tr: ['aboneliğinizi onaylayın', 'kaydınızı onaylayın'],
};

/** Beginnings of words that name what a sign-up is for. */
export const NAMES_PURPOSE =
  /^(newsletter|angebot|offer|neuheit|new arrivals|special offer|sonderangebot|offre|nouveaut|promotion|oferta|novedad|novidad|bolet|offert|novità|aanbieding|nieuwsbrief|ofert|nowości|fırsat|teklif|bülten|kampanya)/iu;
