import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The open connections of a server, for closing it without waiting for those that ask nothing. */
export interface OpenSockets {
  /** Cuts connections on which nothing ever came now, all others when `graceMs` are over. */
  drain(graceMs: number): void;
}

/** Follows the connections of a server from now on: Node takes one that never asked anything for busy and waits for it. */
export function followSockets(server: Server): OpenSockets {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    drain(graceMs) {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
      setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, graceMs).unref();
    },
  };
}
