import { parentPort, workerData } from 'node:worker_threads';
import { type Polygons } from '../../areas/boundary.entity.js';
import { outline } from './outline.js';

parentPort?.postMessage(outline(workerData as readonly Polygons[]));
