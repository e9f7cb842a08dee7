import * as z from 'zod/mini';
import type { Key } from '../../runtime/connector.ts';
import { messageLimits, sampleLimits } from './limits.ts';
import { measure } from './measure.ts';

/** What is remembered of the sample rows of a model. */
export interface SampleRecord {
  readonly model: string;
  /** Ids of the rows: these rows get values for properties that are added later. */
  readonly ids: readonly Key[];
  /** The properties that the model had. */
  readonly properties: readonly string[];
}

const name = z.string().check(z.maxLength(300));

const recordSchema: z.ZodMiniType<SampleRecord> = z.object({
  model: name,
  ids: z.array(z.union([name, z.number()])).check(z.maxLength(sampleLimits.ids)),
  properties: z.array(name).check(z.maxLength(sampleLimits.properties)),
});

/** Parses a record from the worker or the store; null where it is not valid, or too large. */
export function readSampleRecord(data: unknown): SampleRecord | null {
  if ('excess' in measure(data, messageLimits)) return null;
  const parsed = recordSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
