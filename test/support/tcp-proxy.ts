import { createServer, connect, type Socket } from 'node:net';

/** Stands between the product and a server, and can be a bad network. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection and takes no other. */
  cut(): void;
  /** Lets nothing through any more, in either direction, and breaks nothing. */
  stall(): void;
  restore(): void;
  close(): void;
}

/** Opens a proxy to a port of this machine. */
export async function openProxy(target: number): Promise<TcpProxy> {
  let state: 'open' | 'cut' | 'stalled' = 'open';
  const sockets = new Set<Socket>();
  const forward = (from: Socket, to: Socket): void => {
    sockets.add(from);
    if (state === 'stalled') from.pause();
    from.on('data', (chunk) => to.write(chunk));
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((near) => {
    if (state === 'cut') return void near.resetAndDestroy();
    const far = connect(target, '127.0.0.1');
    forward(near, far);
    forward(far, near);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const breakAll = (): void => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    port,
    cut: () => {
      state = 'cut';
      breakAll();
    },
    stall: () => {
      state = 'stalled';
      sockets.forEach((socket) => socket.pause());
    },
    restore: () => {
      state = 'open';
      sockets.forEach((socket) => socket.resume());
    },
    close: () => {
      breakAll();
      server.close();
    },
  };
}
