import * as z from 'zod/mini';
import { writtenAtSchema } from '../model/index.ts';
import type { DesignerDatabase } from './designerDatabase.ts';
import { type ProjectSummary, readEnvelope, toSummary } from './projectRecord.ts';

/** A removed project, which can be restored for a while. */
export interface RemovedProject extends ProjectSummary {
  /** Milliseconds since 1970. */
  readonly removedAt: number;
}

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

/** A record that this version can't read as a project, wherever it is stored. */
export interface UnreadableProject {
  readonly projectId: string;
  readonly reason: string;
  readonly record: unknown;
  /** Its key among the records set aside; null for one that was not moved, such as a newer version's. */
  readonly setAsideId: number | null;
  /** The part of the project, if it is not the project itself. */
  readonly part?: 'snippets' | undefined;
}

/** Everything that is stored, listed without opening it. */
export interface ProjectSurvey {
  /** The latest first, as are the other lists. */
  readonly projects: readonly ProjectSummary[];
  readonly removed: readonly RemovedProject[];
  readonly unreadable: readonly UnreadableProject[];
}

/** Lists everything that is stored. */
export async function readSurvey(database: DesignerDatabase): Promise<ProjectSurvey> {
  const transaction = database.transaction('projects');
  const [keys, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  const projects: ProjectSummary[] = [];
  const removed: RemovedProject[] = [];
  const unreadable: UnreadableProject[] = [];
  for (const [index, record] of records.entries()) {
    const envelope = readEnvelope(record);
    if (!envelope.ok) {
      const { code, reason } = envelope.error;
      const why = code === 'newer' ? `Written by a newer version of the designer (${reason}).` : reason;
      unreadable.push({ projectId: String(keys[index]), reason: why, record, setAsideId: null });
    } else if (envelope.value.removedAt === null) projects.push(toSummary(envelope.value));
    else removed.push({ ...toSummary(envelope.value), removedAt: envelope.value.removedAt });
  }
  const setAside = (await readSetAside(database)).map(
    ({ id, ...aside }): UnreadableProject => ({ ...aside, setAsideId: id }),
  );
  return {
    projects: projects.sort((one, other) => other.savedAt - one.savedAt),
    removed: removed.sort((one, other) => other.removedAt - one.removedAt),
    unreadable: [...unreadable, ...setAside.toReversed()],
  };
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
