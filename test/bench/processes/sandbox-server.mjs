/** The sandbox alone in a process, without limits and webhooks. Tells its address, and what it took when it is asked to stop. */
import process from 'node:process';
import { parseSandboxProfile, startSandbox } from '../../../dist/sandbox/index.js';
import { PHONE_NUMBER_ID, TOKEN } from './messages.mjs';

const TEMPLATE = {
  name: 'herbst_sale',
  language: 'de',
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Hallo {{1}}, mit dem Code {{2}} sparen Sie bis zum {{3}} auf alles.' },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'URL', text: 'Code einlösen', url: 'https://muster.example/herbst/{{1}}' }],
    },
  ],
};

const profile = parseSandboxProfile({
  phoneNumberId: PHONE_NUMBER_ID,
  token: TOKEN,
  tier: 'TIER_UNLIMITED',
  messagesPerSecond: 0,
  templates: [TEMPLATE],
});
const sandbox = await startSandbox({ profile, seed: 7 });
let before = process.cpuUsage();
process.stdout.write(`${JSON.stringify({ url: sandbox.url })}\n`);
// The first line marks the beginning, what came before it is warming up; the second one the end.
let lines = 0;
process.stdin.on('data', async () => {
  lines += 1;
  if (lines === 1) {
    before = process.cpuUsage();
    process.stdout.write('{}\n');
    return;
  }
  const { user, system } = process.cpuUsage(before);
  const { accepted, refusals } = sandbox.state();
  const taken = { cpuSeconds: (user + system) / 1e6, accepted: accepted.total, refused: refusals.total };
  process.stdout.write(`${JSON.stringify(taken)}\n`);
  await sandbox.close();
  process.exit();
});
