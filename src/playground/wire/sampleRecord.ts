import * as z from 'zod/mini';
import type { Key } from '../../runtime/connector.ts';
import { weigh } from './messageLimits.ts';

/** What is remembered of the sample rows of a model. */
export interface SampleRecord {
  readonly model: string;
  /** Of the rows: they get the values of properties that are added later. */
  readonly ids: readonly Key[];
  /** The properties that the model had. */
  readonly properties: readonly string[];
}

export const sampleLimits = {
  /** Models whose records are taken from one load. */
  models: 500,
  ids: 1_000,
  properties: 2_000,
} as const;

const name = z.string().check(z.maxLength(300));

const recordSchema: z.ZodMiniType<SampleRecord> = z.object({
  model: name,
  ids: z.array(z.union([name, z.number()])).check(z.maxLength(sampleLimits.ids)),
  properties: z.array(name).check(z.maxLength(sampleLimits.properties)),
});

/** Parses a record that the worker tells of, or that is stored; null where it is none, or too large. */
export function readSampleRecord(data: unknown): SampleRecord | null {
  if (weigh(data) === null) return null;
  const parsed = recordSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
