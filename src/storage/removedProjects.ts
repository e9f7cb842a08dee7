import type { DesignerDatabase } from './designerDatabase.ts';
import { readEnvelope, toSummary } from './projectRecord.ts';
import type { RemovedProject } from './projectSurvey.ts';
import { readRemovedIds, removedIdsKey, toRemovedIdsRecord } from './removedIds.ts';

/**
 * Lists the removed projects without reading the others: by the ids that the settings hold.
 * Where they hold none yet, as after an earlier version, reads every project once and stores them.
 */
export async function listRemoved(database: DesignerDatabase): Promise<readonly RemovedProject[]> {
  const transaction = database.transaction(['projects', 'settings'], 'readwrite');
  const projects = transaction.objectStore('projects');
  const settings = transaction.objectStore('settings');
  const ids = readRemovedIds(await settings.get(removedIdsKey));
  const records =
    ids === null ? await projects.getAll() : await Promise.all(ids.map((id) => projects.get(id)));
  const removed = records.flatMap(toRemoved);
  if (ids === null) await settings.put(toRemovedIdsRecord(removed.map(({ id }) => id)), removedIdsKey);
  await transaction.done;
  return removed.sort((one, other) => other.removedAt - one.removedAt);
}

/** A project that was restored or deleted since is not removed, whatever the list of ids says. */
function toRemoved(record: unknown): readonly RemovedProject[] {
  const envelope = readEnvelope(record);
  if (!envelope.ok || envelope.value.removedAt === null) return [];
  return [{ ...toSummary(envelope.value), removedAt: envelope.value.removedAt }];
}
