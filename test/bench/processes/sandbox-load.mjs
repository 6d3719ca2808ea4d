/** Sends messages as fast as the other side answers, over bare sockets, so that the sender is not what limits. */
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { CONCURRENCY, PHONE_NUMBER_ID, phoneOf, TOKEN } from './messages.mjs';

const [, , address, wanted, firstPerson] = process.argv;
const url = new URL(address);
// Endings from 200000 on: others name an outcome, silence among them.
const FIRST = 200_000;
const count = Number(wanted);
const components = (code) => [
  { type: 'header', parameters: [{ type: 'image', image: { link: 'https://muster.example/herbst.jpg' } }] },
  { type: 'body', parameters: ['Johanna', code, '30.11.'].map((text) => ({ type: 'text', text })) },
  { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: code }] },
];

function requestOf(index) {
  const body = JSON.stringify({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: phoneOf(FIRST + Number(firstPerson) + index),
    type: 'template',
    template: {
      name: 'herbst_sale',
      language: { code: 'de' },
      components: components(`HERBST-${1000 + (index % 9000)}`),
    },
    biz_opaque_callback_data: `bench:${index}:1`,
  });
  const head = [
    `POST /v25.0/${PHONE_NUMBER_ID}/messages HTTP/1.1`,
    `host: ${url.host}`,
    `authorization: Bearer ${TOKEN}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

const requests = Array.from({ length: count }, (_, index) => requestOf(index));
let next = 0;

/** One connection: a request at a time, as HTTP clients do. */
function lane() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let text = '';
    const send = () => {
      if (next === count) {
        socket.end();
        resolve();
        return;
      }
      socket.write(requests[next]);
      next += 1;
    };
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (part) => {
      text += part;
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
      if (text.length < headEnd + 4 + length) return;
      text = '';
      send();
    });
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: CONCURRENCY }, lane));
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - startedAt) / 1000 })}\n`);
