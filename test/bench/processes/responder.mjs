/** A bare HTTP server that takes any message: reads the request, answers as the Cloud API does, every id a new one. */
import { createServer } from 'node:http';
import process from 'node:process';

let count = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    count += 1;
    const id = `wamid.${Buffer.from(`bench-${process.pid}-${count}`).toString('base64')}`;
    const body = `{"messaging_product":"whatsapp","contacts":[{"input":"+4915100000000","wa_id":"4915100000000"}],"messages":[{"id":"${id}"}]}`;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
