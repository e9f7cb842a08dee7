import { countOf } from '../../lib/countOf.ts';
import type { CanvasItems } from '../../model/index.ts';

/** "2 models, 1 area" */
export function describeCounts({ models, areas, notes }: CanvasItems): string {
  const counts = [
    countOf(models.length, 'model'),
    countOf(areas.length, 'area'),
    countOf(notes.length, 'note'),
  ];
  return counts.filter((text) => !text.startsWith('0 ')).join(', ');
}
