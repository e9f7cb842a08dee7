import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that the sandbox must never reach: it answers everything, and records every contact. */
export interface Canary {
  /** `http://127.0.0.1:4711` */
  readonly address: string;
  /** The address of the UDP port, which WebRTC would ask for its public address. */
  readonly stun: string;
  /** The contacts: requests, upgrades to WebSocket, bare connections, datagrams. */
  readonly reached: readonly string[];
  /** Removes the contacts of that name. */
  forget(what: string): void;
  close(): Promise<void>;
}

export async function startCanary(): Promise<Canary> {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/javascript');
    response.end('self.leaked = true;');
  });
  // A preconnect sends nothing, but its connection is a contact too.
  server.on('connection', () => reached.push('connection'));
  server.on('upgrade', (request, socket) => {
    reached.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  const datagrams = createSocket('udp4');
  datagrams.on('message', () => reached.push('datagram'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stun: `stun:127.0.0.1:${datagrams.address().port}`,
    reached,
    forget: (what) => {
      reached.splice(0, reached.length, ...reached.filter((one) => one !== what));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await new Promise<void>((resolve) => datagrams.close(resolve));
    },
  };
}
