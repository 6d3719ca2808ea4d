import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  isOpenKey,
  readApproverKey,
  verifySignature,
  writeApproverKey,
} from '../../../../src/adapters/keys/index.ts';
import { testRandom } from '../../../contract/store-tools.ts';

const dir = await mkdtemp(join(tmpdir(), 'consend-approver-'));
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});
let count = 0;
const fresh = (): string => {
  count += 1;
  return join(dir, String(count), 'key.pem');
};
const nobody = async () => undefined;
const random = testRandom('approver');

describe('an approver’s key', () => {
  test('is written for its owner alone and signs what its public key verifies', async () => {
    const file = fresh();
    const { publicKey } = await writeApproverKey(file, { random, passphrase: '' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const message = new TextEncoder().encode('text');
    const signer = await readApproverKey(file, nobody);
    expect(verifySignature(publicKey, message, signer.sign(message))).toBe(true);
    expect(await isOpenKey(file)).toBe(true);
  });

  test('with a passphrase opens by it alone', async () => {
    const file = fresh();
    const { publicKey } = await writeApproverKey(file, { random, passphrase: 'käse' });
    expect(await isOpenKey(file)).toBe(false);
    expect((await readApproverKey(file, async () => 'käse')).publicKey).toEqual(publicKey);
    for (const typed of [undefined, '', 'kase'])
      await expect(readApproverKey(file, async () => typed)).rejects.toMatchObject({
        code: 'approval.key',
        params: { reason: 'passphrase' },
      });
  });

  test('is never overwritten', async () => {
    const file = fresh();
    await writeApproverKey(file, { random, passphrase: '' });
    const again = writeApproverKey(file, { random, passphrase: '' });
    await expect(again).rejects.toMatchObject({ code: 'approval.key', params: { reason: 'exists' } });
  });

  test.each([
    ['missing', async () => {}],
    ['garbled', async (file: string) => await writeFile(file, 'no key', { mode: 0o600 })],
    [
      'open-to-others',
      async (file: string) => {
        await writeFile(file, 'any');
        await chmod(file, 0o644);
      },
    ],
  ])('that is %s is refused', async (reason, make) => {
    const file = join(dir, `bad-${reason}.pem`);
    await make(file);
    await expect(readApproverKey(file, nobody)).rejects.toMatchObject({
      code: 'approval.key',
      params: { file, reason },
    });
  });
});
