/** A certificate with everything in it. */
import type { ErasureCertificate } from '../../../src/core/erasure.ts';
import type { Language } from '../../../src/i18n/index.ts';
import { messagesFor } from '../../../src/i18n/index.ts';
import { type CertificateVoice, certificateVoice } from '../../../src/report/certificate/words.ts';

export function sampleCertificate(change: Partial<ErasureCertificate> = {}): ErasureCertificate {
  return {
    document: '01JDKQ3V9N8Z6T4R2W0X5Y7B1C',
    madeAt: Date.parse('2026-11-23T14:12:00Z'),
    zone: 'Europe/Berlin',
    version: '0.1.0',
    controller: {
      name: 'Muster Handels GmbH',
      address: 'Musterstraße 1, 50667 Köln',
      country: 'DE',
      contact: 'datenschutz@muster.example',
    },
    person: '7Q2M9F0Y4K1T8B3D',
    request: { reference: 'DSR-2026-017', requestedAt: '2026-11-20T12:00:00+01:00', ground: 'b' },
    actor: 'A. Beispiel',
    isNew: true,
    erased: [
      { what: 'events', count: 12 },
      { what: 'identifiers', count: 2 },
      { what: 'messages', count: 1234 },
      { what: 'statuses', count: 9 },
      { what: 'plans', count: 2 },
      { what: 'plan-rows', count: 3 },
      { what: 'reports', count: 2 },
      { what: 'evidence', count: 1 },
    ],
    stays: [
      { what: 'commitments', count: 12 },
      { what: 'erasure-event', count: 1 },
      { what: 'suppression', count: 2 },
      { what: 'message-rows', count: 3 },
      { what: 'plan-rows', count: 3 },
    ],
    suppressionForgotten: false,
    tasks: [
      { what: 'scrub' },
      {
        what: 'files',
        files: [
          { path: 'recipients.csv', inName: false, lines: [42], count: 1 },
          { path: 'alt/liste …/export.csv', inName: true, lines: [2, 17, 1300], count: 8 },
        ],
      },
      { what: 'unread', files: ['kunden.xlsx'], count: 3 },
      {
        what: 'backups',
        backups: [{ file: '/srv/backup/consend-2026-11-01.db', at: '2026-11-01T02:00:00+01:00' }],
      },
      { what: 'processor', name: 'Example Messaging GmbH', others: ['Meta Platforms Ireland'] },
      {
        what: 'contact-book',
        request: 'DELETE https://graph.facebook.com/v25.0/106540352242922/contact_book',
      },
      { what: 'shell-history' },
    ],
    filesSearched: 14,
    ledger: { size: 4190, root: '3q2+7w6Vb9l0Jm8Rk1T5xYzQe4s6u8WvA0BcDfGhIjK=', event: 4190 },
    ...change,
  };
}

export function sampleVoice(language: Language, certificate = sampleCertificate()): CertificateVoice {
  return certificateVoice(certificate, { language, messages: messagesFor(language) });
}
