import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifySignature } from '../../../src/adapters/keys/index.ts';
import {
  type ApprovalBody,
  approvalKey,
  approvalMessage,
  approvalText,
  isApprover,
  judgeApproval,
} from '../../../src/core/approval.ts';
import { approvalRules, approvalSchema } from '../../../src/core/approval-config.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = approvalKey(publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
const approver = { name: 'Dana Kern', key, role: 'Legal' };
const judge = {
  rules: { required: true, approvers: [approver] },
  digest: 'sha256:1',
  verify: verifySignature,
};

function given(changes: Partial<ApprovalBody> = {}) {
  const body: ApprovalBody = {
    schema: 'consend.approval/1',
    plan: 'p_1',
    campaign: 'c',
    digest: 'sha256:1',
    by: 'Dana Kern',
    key,
    at: '2026-11-25T18:00:00.000Z',
    ...changes,
  };
  const text = approvalText(body);
  const signature = sign(null, approvalMessage(text), privateKey).toString('base64');
  return { plan: body.plan, body: text, signature };
}

describe('an approval', () => {
  test('counts where name, key, signature and files fit', () => {
    expect(judgeApproval(given({ note: 'ä' }), judge)).toMatchObject({ state: 'valid', approver });
  });

  test.each([
    ['the plan’s files are others', given({ digest: 'sha256:2' }), 'changed'],
    ['consend.yaml does not know the name', given({ by: 'Somebody' }), 'unknown-approver'],
    ['its text was changed', { ...given(), body: given({ at: '2026-11-26T00:00:00.000Z' }).body }, 'forged'],
    ['it was put under another plan', { ...given(), plan: 'p_2' }, 'forged'],
    ['its signature is none', { ...given(), signature: '?' }, 'forged'],
    ['its text is no JSON', { ...given(), body: '{' }, 'forged'],
    ['its text is written in another way', { ...given(), body: `${given().body} ` }, 'forged'],
  ])('does not count where %s', (_, approval, state) => {
    expect(judgeApproval(approval, judge).state).toBe(state);
  });

  test('does not count any more once consend.yaml has another key for the person', () => {
    const other = { ...approver, key: `ed25519:${'A'.repeat(43)}=` };
    const rules = { required: true, approvers: [other] };
    expect(judgeApproval(given(), { ...judge, rules }).state).toBe('unknown-approver');
  });

  test('is signed for its own kind alone', () => {
    const bare = sign(null, Buffer.from(given().body), privateKey).toString('base64');
    expect(judgeApproval({ ...given(), signature: bare }, judge).state).toBe('forged');
  });
});

test.each([
  [' dana kern ', true],
  ['DKern', true],
  ['Dana', false],
  ['root', false],
])('Dana Kern, who has the account dkern, goes by "%s": %s', (who, expected) => {
  expect(isApprover({ ...approver, name: 'Dana Kern', accounts: ['dkern'] }, who)).toBe(expected);
});

test('an approver without accounts goes by the name alone', () => {
  expect(isApprover({ ...approver, name: 'Dana Kern' }, 'dkern')).toBe(false);
});

test('the setting may be one word, which names nobody', () => {
  expect(approvalRules(approvalSchema.parse('required'))).toEqual({ required: true, approvers: [] });
  expect(approvalRules(undefined)).toEqual({ required: false, approvers: [] });
  expect(approvalRules(approvalSchema.parse({ approvers: [approver] }))).toEqual(judge.rules);
  expect(approvalSchema.safeParse({ approvers: [{ name: 'D', key: 'ed25519:short' }] }).success).toBe(false);
});
