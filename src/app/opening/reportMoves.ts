import { countOf } from '../../lib/countOf.ts';
import { shorten } from '../../lib/shorten.ts';
import { clampedItems, movedFiles, type Project } from '../../model/index.ts';
import { type Notices, showOnce } from '../shell/notices.ts';

const NAMES_SHOWN = 5;

/** Reports what reading a project had to change: positions beyond the canvas, and unsafe paths. */
export function reportMoves(notices: Notices, project: Project): void {
  for (const text of [describeMovedToBorder(project), describeMovedFiles(project)])
    if (text !== null) showOnce(notices, { tone: 'error', text });
}

function describeMovedFiles(project: Project): string | null {
  const moved = movedFiles(project).map(({ from, to }) => `${shorten(from, 100)} is ${to} now`);
  if (moved.length === 0) return null;
  const [one, some] = moved.length === 1 ? ['file was', 'path leads'] : ['files were', 'paths lead'];
  return `${moved.length} ${one} moved, because the ${some} out of the project or to another file of an application: ${listNames(moved)}.`;
}

/** Describes what was moved to the border of the canvas; null if nothing was. */
export function describeMovedToBorder(project: Project): string | null {
  const items = clampedItems(project);
  if (items === null) return null;
  const { models, areas, noteCount } = items;
  const parts = [
    models.length === 0 ? '' : `${countOf(models.length, 'model')} (${listNames(models)})`,
    areas.length === 0 ? '' : `${countOf(areas.length, 'area')} (${listNames(areas)})`,
    noteCount === 0 ? '' : countOf(noteCount, 'note'),
  ].filter(Boolean);
  const isOne = models.length + areas.length + noteCount === 1;
  return `${parts.join(', ')} lay more than a million pixels from the middle of the canvas, where it ends, and ${isOne ? 'was' : 'were'} moved to its border.`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
