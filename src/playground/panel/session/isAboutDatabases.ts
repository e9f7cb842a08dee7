import { type SqlDatabase, sqlDifferenceOf } from '../../../model/index.ts';
import type { PlaygroundEvent } from '../../host/index.ts';

/** Whether an event is shown with these databases in view: a notice about SQL is for one of them; any other event is shown. */
export function isAboutDatabases(event: PlaygroundEvent, databases: readonly SqlDatabase[]): boolean {
  const difference = event.type === 'notice' ? sqlDifferenceOf(event.code) : null;
  if (difference === null) return true;
  return databases.some((database) => difference.databases?.includes(database) ?? true);
}
