import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ErasureCertificate } from '../../../src/core/erasure.ts';
import { ERASED_CLASSES, REMNANTS } from '../../../src/core/erasure.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { certificateJson } from '../../../src/report/certificate/certificate-json.ts';
import { certificatePage } from '../../../src/report/certificate/certificate-page.ts';
import { headlineOf, taskLines } from '../../../src/report/certificate/words.ts';
import { sampleCertificate, sampleVoice } from './sample-certificate.ts';

const sha256Base64 = (text: string): string => hash('sha256', text, 'base64');
const ATTACK = `"'><img src=x onerror=alert(1)></script><script>alert(2)</script>`;

function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => poisoned(each, key));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]));
  const kept = /^(what|zone|ground|country|at|.*At)$/.test(key);
  return typeof value === 'string' && !kept ? ATTACK : value;
}

describe('the certificate', () => {
  test.each(['en', 'de'] as const)('names each class, remnant, reason and task in words (%s)', (language) => {
    const page = certificatePage(sampleCertificate(), sampleVoice(language), sha256Base64);
    const words = messagesFor(language).rights.certificate;
    for (const what of ERASED_CLASSES) expect(words.classes[what]).toHaveLength(2);
    for (const what of REMNANTS) {
      expect(words.stays[what]).toHaveLength(4);
      expect(page).toContain(words.stays[what]?.[3]);
    }
    for (const { what } of sampleCertificate().tasks) expect(page).toContain(words.tasks[what]?.[0]);
    expect(page).not.toContain('undefined');
  });

  test('says for whom it is by reference and random id alone', () => {
    const page = certificatePage(sampleCertificate(), sampleVoice('en'), sha256Base64);
    expect(page).toContain('DSR-2026-017');
    expect(page).toContain('7Q2M9F0Y4K1T8B3D');
    expect(page).toContain('____________________');
  });

  test('escapes every value, loads nothing and runs nothing', () => {
    const certificate = poisoned(sampleCertificate()) as ErasureCertificate;
    const page = certificatePage(certificate, sampleVoice('de'), sha256Base64);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<(script|img|link|iframe)\b/);
    expect(page).not.toMatch(/<[^>]*\s(src|srcset|action|on[a-z]+|style)=/);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${sha256Base64(style)}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test.each([
    [{}, 'The person’s data were erased on 23 Nov 2026, 15:12.'],
    [{ isNew: false }, 'The person had been erased before; what was left went on 23 Nov 2026, 15:12.'],
    [
      { isNew: false, erased: [] },
      'The person had been erased before; nothing was left on 23 Nov 2026, 15:12.',
    ],
    [
      { ledger: { size: 0, root: '', event: undefined } },
      'What files held of the person was erased on 23 Nov 2026, 15:12.',
    ],
    [
      { ledger: { size: 0, root: '', event: undefined }, erased: [] },
      'Nothing of the person was held on 23 Nov 2026, 15:12.',
    ],
  ] as const)('begins with what became of the person: %j', (change, headline) => {
    expect(headlineOf(sampleCertificate(change), sampleVoice('en'))).toBe(headline);
  });

  test('tells where a number stands in other files, at most twenty of them', () => {
    const hit = { inName: false, lines: [42], count: 1 };
    const files = Array.from({ length: 25 }, (_, n) => ({ ...hit, path: `list-${n}.csv` }));
    const certificate = sampleCertificate({ tasks: [{ what: 'files', files }] });
    const [line] = taskLines(certificate, sampleVoice('en'));
    expect(line?.items).toHaveLength(21);
    expect(line?.items[0]).toBe('list-0.csv: line 42');
    expect(line?.items[20]).toBe('and 5 more files');
  });

  test('says what is to be told when no block entry stays', () => {
    const certificate = sampleCertificate({ suppressionForgotten: true, stays: [] });
    const page = certificatePage(certificate, sampleVoice('en'), sha256Base64);
    expect(page).toContain('No block entry stays, because the person insisted.');
    expect(certificateJson(certificate, sampleVoice('en')).suppression).toBe('forgotten');
  });

  test('is one JSON document with codes beside the words', () => {
    const json = certificateJson(sampleCertificate(), sampleVoice('de'));
    expect(json).toMatchObject({
      schema: 'consend.erasure/1',
      madeAt: '2026-11-23T15:12:00+01:00',
      request: { reference: 'DSR-2026-017', ground: 'b' },
      decidedBy: 'A. Beispiel',
      ledger: { size: 4190, event: 4190 },
      suppression: 'kept',
    });
    const { erased, toDo } = json as { erased: { what: string; count: number }[]; toDo: { what: string }[] };
    expect(erased[0]).toEqual({
      what: 'events',
      name: 'Ereignisse des Registers',
      count: 12,
      how: 'Inhalt und Salz gelöscht',
    });
    expect(toDo.map(({ what }) => what)).toEqual(sampleCertificate().tasks.map(({ what }) => what));
  });
});
