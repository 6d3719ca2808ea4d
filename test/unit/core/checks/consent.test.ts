import { describe, expect, test } from 'vitest';
import type { RecipientFacts } from '../../../../src/core/check-facts.ts';
import { CONTRACT, daysAgo, factsOf, SALE } from '../builders.ts';
import { type Case, onRecipient } from './run-check.ts';

const WITHDRAWN = { kind: 'withdrawn', occurredAt: daysAgo(5) } as const;

const BY_MAIL = { kind: 'confirmed', confirmation: { channel: 'email' }, occurredAt: daysAgo(9) } as const;
const BY_WHATSAPP = { ...BY_MAIL, confirmation: { channel: 'whatsapp' } } as const;
const NUMBER = { doubleOptIn: 'number', confirmations: ['number'] } as const;
const ANY = { doubleOptIn: 'any', confirmations: ['number', 'elsewhere'] } as const;
const CUSTOMER = {
  bases: ['consent', 'existing-customer'],
  existingCustomerSignedOff: true,
  advertises: ['chairs'],
} as const;

const CASES: Readonly<Record<string, readonly Case<RecipientFacts>[]>> = {
  'consent.missing': [
    ['finds somebody of whom nothing is known', factsOf([]), {}],
    ['is silent where a consent is in force', factsOf([{}]), undefined],
    ['is silent where the consent was withdrawn', factsOf([{}, WITHDRAWN]), undefined],
    ['is silent where the consent is for something else', factsOf([{ purposes: ['orders'] }]), undefined],
    [
      'is silent where the campaign does not ask for consent',
      factsOf([], { bases: ['existing-customer'] }),
      undefined,
    ],
    [
      'is silent where an accepted sale is claimed',
      factsOf([SALE], { bases: ['consent', 'existing-customer'] }),
      undefined,
    ],
    ['finds a customer whose sale the campaign does not accept', factsOf([SALE]), {}],
    [
      'is silent where another accepted basis is in force',
      factsOf([CONTRACT], { purpose: 'orders', category: 'utility', bases: ['consent', 'contract'] }),
      undefined,
    ],
  ],
  'consent.pending-confirmation': [
    ['finds a consent that nobody confirmed', factsOf([{}], NUMBER), {}],
    ['finds it where any confirmation would do', factsOf([{}], ANY), {}],
    [
      'tells of it where somebody answers for the loosened check',
      factsOf([{}], { doubleOptIn: 'number' }),
      {},
    ],
    ['is silent where the policy asks for no confirmation', factsOf([{}]), undefined],
    ['is silent where it was confirmed by e-mail', factsOf([{}, BY_MAIL], NUMBER), undefined],
    ['is silent where it was confirmed from the number', factsOf([{}, BY_WHATSAPP], NUMBER), undefined],
    ['is silent where there is no consent', factsOf([], NUMBER), undefined],
    ['is silent after a withdrawal', factsOf([{}, WITHDRAWN], NUMBER), undefined],
    [
      'is silent where a sale carries the message',
      factsOf([{}, SALE], { ...NUMBER, ...CUSTOMER }),
      undefined,
    ],
  ],
  'consent.number-unverified': [
    ['finds a consent that was confirmed by e-mail alone', factsOf([{}, BY_MAIL], NUMBER), {}],
    ['is silent where an e-mail will do', factsOf([{}, BY_MAIL], ANY), undefined],
    ['is silent where the number confirmed it too', factsOf([{}, BY_MAIL, BY_WHATSAPP], NUMBER), undefined],
    ['is silent where nothing confirmed it', factsOf([{}], NUMBER), undefined],
    [
      'is silent where a sale carries the message',
      factsOf([{}, BY_MAIL, SALE], { ...NUMBER, ...CUSTOMER }),
      undefined,
    ],
  ],
  'consent.withdrawn': [
    ['finds a withdrawal after the consent', factsOf([{}, WITHDRAWN]), {}],
    [
      'finds an objection to all marketing',
      factsOf([{}, { kind: 'objected', purposes: ['*marketing'], channels: ['*'], occurredAt: daysAgo(5) }]),
      {},
    ],
    [
      'is silent where consent was given again later',
      factsOf([WITHDRAWN, { occurredAt: daysAgo(4) }]),
      undefined,
    ],
    ['is silent where nobody withdrew', factsOf([{}]), undefined],
    [
      'is silent where only another channel was stopped',
      factsOf([{}, { ...WITHDRAWN, channels: ['sms'] }]),
      undefined,
    ],
    [
      'finds a withdrawal for a marketing campaign on another basis, too',
      factsOf([SALE, WITHDRAWN], { bases: ['existing-customer'], existingCustomerSignedOff: true }),
      {},
    ],
    [
      'is silent where a service message rests on a contract',
      factsOf([CONTRACT, { ...WITHDRAWN, purposes: ['orders'] }], {
        purpose: 'orders',
        category: 'utility',
        bases: ['contract'],
      }),
      undefined,
    ],
  ],
  'consent.channel-mismatch': [
    ['finds a consent for another channel', factsOf([{ channels: ['email'] }]), {}],
    ['is silent where the consent names WhatsApp', factsOf([{ channels: ['email', 'whatsapp'] }]), undefined],
    ['is silent where the consent names every channel', factsOf([{ channels: ['*'] }]), undefined],
    ['is silent where nothing is known', factsOf([]), undefined],
    [
      'is silent where the campaign does not ask for consent',
      factsOf([{ channels: ['email'] }], { bases: ['existing-customer'] }),
      undefined,
    ],
  ],
  'consent.purpose-mismatch': [
    [
      'finds a consent for another purpose and names the one asked for',
      factsOf([{ purposes: ['orders'] }]),
      { params: { purpose: 'newsletter' } },
    ],
    [
      'is silent where the consent names the purpose',
      factsOf([{ purposes: ['orders', 'newsletter'] }]),
      undefined,
    ],
    ['is silent where the consent names every purpose', factsOf([{ purposes: ['*'] }]), undefined],
    [
      'leaves it to the other check where the channel is the closer miss',
      factsOf([{ purposes: ['orders'] }, { channels: ['email'] }]),
      undefined,
    ],
    [
      'is silent where the campaign does not ask for consent',
      factsOf([{ purposes: ['orders'] }], { bases: ['existing-customer'] }),
      undefined,
    ],
  ],
};

for (const [code, cases] of Object.entries(CASES)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onRecipient(code, facts)).toEqual(result);
    });
  });
}
