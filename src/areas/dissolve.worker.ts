import { parentPort, workerData } from 'node:worker_threads';
import { type Polygons } from './boundary.entity.js';
import { dissolve } from './dissolve.js';

parentPort?.postMessage(dissolve(workerData as readonly Polygons[]));
