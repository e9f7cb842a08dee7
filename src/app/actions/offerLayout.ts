import type { PlacedBox } from '../../canvas/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { overlaps } from '../../lib/geometry.ts';
import type { DetailLevel } from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import type { ViewServices } from './viewServices.ts';

interface OfferServices extends ViewServices {
  readonly layOut: () => void;
}

/** The offers that are shown, so that a later one replaces them. */
const offers = new WeakMap<Notices, number>();

/**
 * Offers a layout if more models overlap since the level of detail changed.
 *
 * @param before the boxes at the level of detail before
 */
export function offerLayout(
  { editor, view, viewOptions, notices, layOut }: OfferServices,
  before: readonly PlacedBox[],
  detail: DetailLevel,
): void {
  const earlier = offers.get(notices);
  if (earlier !== undefined) notices.dismiss(earlier);
  if (editor.getState().isReadOnly) return;
  const models = new Set(editor.getState().project.models.map(({ id }) => id));
  const countIn = (boxes: readonly PlacedBox[]): number =>
    countOverlapping(boxes.filter(({ id }) => models.has(id)));
  // The boxes have their new sizes once they are drawn.
  requestAnimationFrame(() => {
    const count = countIn(view.getState().canvas?.boxes() ?? []);
    if (count <= countIn(before) || viewOptions.getState().detail !== detail) return;
    const id = notices.show({
      tone: 'info',
      text: `${countOf(count, 'model')} overlap at this level of detail.`,
      action: { label: 'Lay out', run: layOut },
    });
    offers.set(notices, id);
  });
}

/** Counts the boxes that overlap at least one other. */
export function countOverlapping(boxes: readonly PlacedBox[]): number {
  const sorted = boxes.toSorted((one, other) => one.x - other.x);
  const found = new Set<string>();
  sorted.forEach((box, index) => {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (other === undefined || other.x >= box.x + box.width) break;
      if (!overlaps(box, other)) continue;
      found.add(box.id).add(other.id);
    }
  });
  return found.size;
}
