/** A process that takes a lock of a store, says `held` or `busy`, and lives until it is ended. */
import { openStore } from '../../src/adapters/store/index.ts';
import { sha256, testClock, testKeys, testRandom } from './store-tools.ts';

const [url = '', baseDir = '', name = ''] = process.argv.slice(2);
const store = await openStore({
  url,
  baseDir,
  clock: testClock(),
  random: testRandom('child'),
  sha256,
  keys: testKeys(),
});
const lock = await store.lock(name);
process.stdout.write(lock === undefined ? 'busy\n' : 'held\n');
if (lock === undefined) await store.close();
else setInterval(() => undefined, 1000);
