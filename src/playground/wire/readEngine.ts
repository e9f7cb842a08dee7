import * as z from 'zod/mini';
import { type EngineName, engineNames } from '../../runtime/index.ts';

const engineSchema = z.enum(engineNames);

/**
 * Parses the engine of a load.
 *
 * @throws Error for one that is not known
 */
export function readEngine(data: unknown): EngineName {
  const read = engineSchema.safeParse(data);
  if (read.success) return read.data;
  throw new Error(`The playground does not know the engine ${JSON.stringify(data)}.`);
}
