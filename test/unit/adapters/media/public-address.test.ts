import { expect, test } from 'vitest';
import {
  guardedLookup,
  isClosedHost,
  isPublicAddress,
} from '../../../../src/adapters/media/public-address.ts';

test.each([
  ['8.8.8.8', true],
  ['185.60.216.35', true],
  ['2a03:2880:f1ff::35', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.178.1', false],
  ['169.254.169.254', false],
  ['100.100.100.200', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::a9fe:a9fe', false],
  ['::ffff:0:7f00:1', false],
  ['fec0::1', false],
  ['3fff::1', false],
  ['no address', false],
])('%s may be asked: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test('this machine may be asked where the provider is one of its addresses, its network may not', () => {
  expect(['127.0.0.1', '::1', '10.0.0.1'].map((address) => isPublicAddress(address, true))).toEqual([
    true,
    true,
    false,
  ]);
});

test('a host is closed by its number in whatever notation the URL standard reads it', () => {
  const closed = (url: string): boolean => isClosedHost(new URL(url).hostname, false);
  for (const host of ['127.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:10.0.0.1]'])
    expect(closed(`https://${host}/a.png`), host).toBe(true);
  expect(closed('https://media.example/a.png')).toBe(false);
});

test('a name is judged by what it leads to', async () => {
  const look = (allows: boolean) =>
    new Promise((resolve) => {
      guardedLookup(allows)('localhost', { all: true }, (error, address) => resolve(error ?? address));
    });
  expect(await look(false)).toMatchObject({ code: 'CLOSED_ADDRESS' });
  expect(await look(true)).toEqual(
    expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
  );
});
