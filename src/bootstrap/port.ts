import { createServer } from 'node:net';
import { OperatorError } from '../common/operator-error.js';
import { type Config } from '../config/config.js';

/** Where a process listens, and the variable that says so. */
export interface Address {
  readonly variable: 'PORT' | 'WORKER_PORT' | 'METRICS_PORT';
  readonly port: number;
  readonly host: string;
}

/** Where this process is to listen; a worker only where it is told to. */
export function addressOf({ role, host, port, workerPort }: Config): Address | undefined {
  if (role !== 'worker') return { variable: 'PORT', port, host };
  return workerPort === undefined ? undefined : { variable: 'WORKER_PORT', port: workerPort, host };
}

/** Where a process that serves the API exposes its telemetry; a worker exposes it on its own port. */
export function metricsAddressOf({ role, host, metricsPort }: Config): Address | undefined {
  if (role === 'worker' || metricsPort === undefined) return undefined;
  return { variable: 'METRICS_PORT', port: metricsPort, host };
}

/**
 * Makes sure that a port can be listened on, before the slow steps of a start.
 *
 * @throws OperatorError that says why not
 */
export function checkPort(address: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (fault: NodeJS.ErrnoException) => reject(whyNotListening(fault, address)));
    probe.listen(address.port, address.host, () => probe.close(() => resolve()));
  });
}

/** What the operator must mend before this port can be listened on; the fault itself where that is unknown. */
export function whyNotListening(fault: NodeJS.ErrnoException, { variable, port, host }: Address): Error {
  switch (fault.code) {
    case 'EADDRINUSE':
      return new OperatorError(
        `Port ${port} of ${host} is taken by another program.`,
        `Stop that program, or choose another port: ${variable}=${port < 65_535 ? port + 1 : 3000} npm start`,
      );
    case 'EACCES':
      return new OperatorError(
        `This user may not listen on port ${port}.`,
        `Choose a port from 1024 on: ${variable}=3000 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new OperatorError(
        `HOST=${host} is no address of this machine.`,
        'Unset HOST to listen on 127.0.0.1, or set it to 0.0.0.0 to listen on every address.',
      );
    default:
      return fault;
  }
}
