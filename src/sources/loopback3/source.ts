import * as z from 'zod/mini';
import { openWithCanvas } from '../canvas/readCanvas.ts';
import { defineSource } from '../source.ts';
import { readLoopBack3InSteps } from './readModelFiles.ts';

/** The files, folder or zip of a LoopBack 3 project. */
export const source = defineSource({
  options: z.object({}),
  readInSteps: ({ read, onProgress }) =>
    openWithCanvas(read, (models) => readLoopBack3InSteps(models, onProgress)),
});
