import { createServer } from 'node:net';

/** Whether a port can be listened on: asked before the slow steps of a start. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve(false) : reject(fault),
    );
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
