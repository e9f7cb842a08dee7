import { createMakingJobs, type MakingRequest } from './makingJobs.ts';
import { readRows } from './readRows.ts';

const answer = createMakingJobs((message) => postMessage(message), readRows);

addEventListener('message', ({ data }: MessageEvent<MakingRequest>) => answer(data));
