/** A plain TCP way to a server that can be cut and mended: to the sender, the API goes away, with all it remembers. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server. */
export interface Front {
  readonly url: string;
  /** Breaks every connection and takes no new ones. */
  cut(): void;
  /** Takes connections again, at the same address. */
  mend(): Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Opens a way to the server behind a URL. */
export async function front(target: string): Promise<Front> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  const follow = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const open = (): Server =>
    createServer((near) => {
      const far = connect(Number(targetPort), hostname);
      for (const socket of [near, far]) follow(socket);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
      near.pipe(far).pipe(near);
    });
  let server = open();
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    cut() {
      server.close();
      for (const socket of sockets) socket.resetAndDestroy();
    },
    async mend() {
      server = open();
      await listen(server, port);
    },
  };
}
