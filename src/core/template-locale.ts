/** Languages of templates as `Intl` knows them. */

const known = new Map<string, string>();

/**
 * A template's language as a BCP 47 tag: `pt_BR` → `pt-BR`. English where this runtime knows the language not at all, so that
 * nothing depends on the machine's own language.
 */
export function localeOf(language: string): string {
  let locale = known.get(language);
  if (locale === undefined) {
    locale = supported(language.replace('_', '-')) ?? 'en';
    known.set(language, locale);
  }
  return locale;
}

function supported(tag: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag])[0];
  } catch {
    // No tag at all: a provider may list what it likes.
    return undefined;
  }
}
