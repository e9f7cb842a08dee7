import type { RunReport } from '../host/index.ts';

/** Reports of what is no run of code: the log shows no changes for it, but says in words what was done. */

const nothing = { changes: { models: [] }, orphans: [] } as const;

export function done(milliseconds: number): RunReport {
  return { ...nothing, result: { type: 'done', milliseconds } };
}

export function stopped(message: string): RunReport {
  return { ...nothing, result: { type: 'stopped', message } };
}
