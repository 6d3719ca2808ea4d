/** Masking of phone numbers and secrets for whatever people read: terminal, logs, error texts. */

const DOTS = '••••';

/** Country calling codes of one and two digits (ITU E.164); every other code has three. */
const SHORT_CODES = new Set(
  '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);

/** A number with `+`, as written by hand or by machine. */
const INTERNATIONAL = /\+\d(?:[ \u00a0().\-/]{0,2}\d){6,14}(?!\d)/g;
/** Bare digits as WhatsApp ids show them. Up to 14: the platform's own ids of accounts and numbers have 15 and more. */
const BARE = /(?<![\w.+-])[1-9]\d{9,13}(?![\w-])/g;
const AUTHORIZATION = /\b(Bearer|OAuth)\s+[^\s"',;]+/gi;
const NAMED_SECRET =
  /((?:access_token|input_token|appsecret_proof|verify_token|api[-_]?key|client_secret|password)["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi;
/** Tokens of Meta's, recognised by their start. */
const META_TOKEN = /\bEAA[A-Za-z0-9]{12,}/g;
/** Long runs that mix letters and digits; digests carry their name before a colon and stay. */
const LONG_SECRET = /(?<![\w:.])(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9_-]{32,}/g;

/** How many of a number’s digits (E.164 without `+`) are its country calling code. */
export function countryCodeLength(digits: string): number {
  if (SHORT_CODES.has(digits.slice(0, 1))) return 1;
  return SHORT_CODES.has(digits.slice(0, 2)) ? 2 : 3;
}

/** How many national digits may show in front and at the end, so that at least half of a short number stays hidden. */
function shown(length: number): readonly [front: number, end: number] {
  if (length >= 9) return [3, 4];
  if (length >= 7) return [1, 2];
  return length >= 4 ? [0, 1] : [0, 0];
}

/** A number for people's eyes: `+49 151 •••• 0012`. Takes E.164 with or without `+`; of a short number less is shown. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length < 4) return DOTS;
  const codeLength = countryCodeLength(digits);
  const national = digits.slice(codeLength);
  const [front, end] = shown(national.length);
  const parts = [
    `+${digits.slice(0, codeLength)}`,
    national.slice(0, front),
    DOTS,
    end > 0 ? national.slice(-end) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** A free text with phone numbers masked and secrets blotted out. */
export function redactText(text: string): string {
  return text
    .replace(AUTHORIZATION, (_, scheme: string) => `${scheme} ${DOTS}`)
    .replace(NAMED_SECRET, (_, name: string) => `${name}${DOTS}`)
    .replace(META_TOKEN, DOTS)
    .replace(LONG_SECRET, DOTS)
    .replace(INTERNATIONAL, (number) => maskPhone(number))
    .replace(BARE, (number) => maskPhone(number));
}
