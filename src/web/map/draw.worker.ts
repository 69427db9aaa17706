import { parentPort, workerData } from 'node:worker_threads';
import { draw, type Ground } from './draw.js';

parentPort?.postMessage(draw(workerData as readonly Ground[]));
