import * as z from 'zod/mini';
import { writtenAtSchema } from '../model/index.ts';
import type { DesignerDatabase } from './designerDatabase.ts';
import { type ProjectSummary, readEnvelope, toSummary } from './projectRecord.ts';

/** A removed project can be had back for a while. */
export interface RemovedProject extends ProjectSummary {
  /** Milliseconds since 1970. */
  readonly removedAt: number;
}

/** A record that could not be read, kept as it was found. */
export interface SetAsideRecord {
  readonly id: number;
  /** The id of the project that it was stored under. */
  readonly projectId: string;
  readonly reason: string;
  readonly setAsideAt: number;
  readonly record: unknown;
  /** Which part of the project it is, where it is not the project itself. */
  readonly part?: 'snippets' | undefined;
}

/** A record that is no project to this version, wherever it is kept. */
export interface UnreadableProject {
  readonly projectId: string;
  readonly reason: string;
  readonly record: unknown;
  /** Its place among those set aside; null for one that stays in its place, such as a newer version's. */
  readonly setAsideId: number | null;
  /** Which part of the project it is, where it is not the project itself. */
  readonly part?: 'snippets' | undefined;
}

/** Everything that is stored, told without opening it. */
export interface ProjectSurvey {
  /** The latest first, as in the other lists. */
  readonly projects: readonly ProjectSummary[];
  readonly removed: readonly RemovedProject[];
  readonly unreadable: readonly UnreadableProject[];
}

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
  // Not in what older versions wrote.
  part: z.exactOptional(z.literal('snippets')),
});

/** What is stored of a record that is set aside. */
export function toSetAside(
  found: Pick<SetAsideRecord, 'projectId' | 'reason' | 'record' | 'part'>,
  setAsideAt: number,
): z.input<typeof setAsideSchema> {
  const { part, ...rest } = found;
  return { version: 1, setAsideAt, ...rest, ...(part === undefined ? {} : { part }) };
}

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
