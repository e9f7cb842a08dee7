import { broughtItems, type Project } from '../model/index.ts';
import { countOf } from './files/describeOpened.ts';
import { type Notices, showOnce } from './notices.ts';

const NAMES_SHOWN = 5;

/** Says what was brought to the border of the canvas when the project was read; nothing where nothing was. */
export function tellBrought(notices: Notices, project: Project): void {
  const text = describeBrought(project);
  if (text !== null) showOnce(notices, { tone: 'error', text });
}

/** The same in a sentence; null where everything stands where it stood. */
export function describeBrought(project: Project): string | null {
  const brought = broughtItems(project);
  if (brought === null) return null;
  const { models, areas, noteCount } = brought;
  const parts = [
    models.length === 0 ? '' : `${countOf(models.length, 'model')} (${listNames(models)})`,
    areas.length === 0 ? '' : `${countOf(areas.length, 'area')} (${listNames(areas)})`,
    noteCount === 0 ? '' : countOf(noteCount, 'note'),
  ].filter(Boolean);
  const isOne = models.length + areas.length + noteCount === 1;
  return `${parts.join(', ')} lay more than a million pixels from the middle of the canvas, where it ends, and ${isOne ? 'was' : 'were'} brought to its border.`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return names.length > NAMES_SHOWN ? `${shown} and ${names.length - NAMES_SHOWN} more` : shown;
}
