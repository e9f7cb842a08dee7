import type { DesignerDatabase } from './designerDatabase.ts';
import { type ProjectSummary, readEnvelope, toSummary } from './projectRecord.ts';
import { readSetAside } from './setAsideRecord.ts';

/** A removed project, which can be restored for a while. */
export interface RemovedProject extends ProjectSummary {
  /** Milliseconds since 1970. */
  readonly removedAt: number;
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
