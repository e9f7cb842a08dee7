import * as z from 'zod/mini';
import { writtenAtSchema } from '../model/index.ts';
import type { DesignerDatabase } from './designerDatabase.ts';

/** A record that could not be read, unchanged. */
export interface SetAsideRecord {
  readonly id: number;
  /** The id of the project that it was stored under. */
  readonly projectId: string;
  readonly reason: string;
  readonly setAsideAt: number;
  readonly record: unknown;
  /** The part of the project, if it is not the project itself. */
  readonly part?: 'snippets' | undefined;
}

const setAsideSchema = z.object({
  version: z.literal(1),
  projectId: z.string(),
  reason: z.string(),
  setAsideAt: writtenAtSchema,
  record: z.unknown(),
  // Missing in records of older versions.
  part: z.exactOptional(z.literal('snippets')),
});

/** Returns the record that stores an unreadable one. */
export function toSetAsideRecord(
  found: Pick<SetAsideRecord, 'projectId' | 'reason' | 'record' | 'part'>,
  setAsideAt: number,
): z.input<typeof setAsideSchema> {
  const { part, ...rest } = found;
  return { version: 1, setAsideAt, ...rest, ...(part === undefined ? {} : { part }) };
}

/** Lists the records that were set aside; skips those that are damaged themselves. */
export async function readSetAside(database: DesignerDatabase): Promise<readonly SetAsideRecord[]> {
  const transaction = database.transaction('setAside');
  const [ids, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return values.flatMap((value, index) => {
    const id = ids[index];
    const parsed = setAsideSchema.safeParse(value);
    if (id === undefined || !parsed.success) return [];
    const { version: _version, ...aside } = parsed.data;
    return [{ id, ...aside }];
  });
}
