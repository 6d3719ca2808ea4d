import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** A local HTTP proxy that tunnels by CONNECT, or refuses to, or drops the connection. */
export async function startTunnel(how: 'tunnels' | 'refuses' | 'drops' = 'tunnels') {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request, client) => {
    asked.push(request.url ?? '');
    client.on('error', () => undefined);
    if (how === 'drops') client.destroy();
    else if (how === 'refuses') client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    else {
      const [host, port] = (request.url ?? '').split(':');
      const target = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      target.on('error', () => client.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
