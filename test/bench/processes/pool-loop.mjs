/** The yardstick of send: undici's pool, as many requests under way, the same bodies, nothing written down. */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Pool } from 'undici';
import { sendBody } from '../../../dist/adapters/provider/cloud-api/send-body.js';
import { CONCURRENCY, componentsOf, PHONE_NUMBER_ID, phoneOf, TOKEN } from './messages.mjs';

const [, , url, wanted] = process.argv;
const count = Number(wanted);
const bodies = Array.from({ length: count }, (_, index) =>
  sendBody({
    to: phoneOf(index),
    template: 'herbst_sale',
    language: 'de',
    components: componentsOf(index),
    correlation: `bench:${index}:1`,
  }),
);
const pool = new Pool(url, { connections: CONCURRENCY, pipelining: 1 });
const path = `/v25.0/${PHONE_NUMBER_ID}/messages`;
const headers = ['authorization', `Bearer ${TOKEN}`, 'content-type', 'application/json'];
let next = 0;
let accepted = 0;
const lane = async () => {
  while (next < count) {
    const body = bodies[next];
    next += 1;
    const answer = await pool.request({ method: 'POST', path, headers, body });
    const { messages } = await answer.body.json();
    if (messages?.[0]?.id) accepted += 1;
  }
};
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
await Promise.all(Array.from({ length: CONCURRENCY }, lane));
const sendSeconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
await pool.close();
process.stdout.write(`${JSON.stringify({ accepted, sendSeconds, cpuSeconds: (user + system) / 1e6 })}\n`);
