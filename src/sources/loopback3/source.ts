import * as z from 'zod/mini';
import { defineSource } from '../source.ts';
import { readLoopBack3InSteps } from './readModelFiles.ts';

/** The files, folder or zip of a LoopBack 3 project. */
export const source = defineSource({
  options: z.object({}),
  readInSteps: ({ read, onProgress }) => readLoopBack3InSteps(read, onProgress),
});
