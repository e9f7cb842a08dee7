import { getViewportForBounds, type ReactFlowInstance, useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { isSameRelation } from '../editor/index.ts';
import { type Box, middleOf, type Size } from '../lib/geometry.ts';
import { type Position, type RelationRef, rowCentre } from '../model/index.ts';
import type { PlacedBox } from './arrange.ts';
import { boxOfNode, type CanvasNode, type Flow, type RelationEdge } from './flow.ts';

/** The part of the view that stays free around a box that is brought into view. */
const PADDING = 0.15;
/** The time that the view takes to move, in milliseconds. */
const DURATION = 200;
/** What is brought into view is shown at least this large, so that it can be read. */
const READABLE_ZOOM = 0.7;

/**
 * What the rest of the page may ask of the canvas. Positions and boxes are in
 * canvas coordinates; nothing here depends on what is mounted at the moment.
 */
export interface CanvasView {
  /** Brings all models, areas and notes into view. */
  showAll(): void;
  /**
   * Brings a box into view as a whole.
   *
   * @param largestZoom how far it may zoom in for a small box; as far as the canvas can by default
   */
  show(box: Box, largestZoom?: number): void;
  /** Zooms around the middle of the view. */
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  /**
   * Brings a model, an area or a note into view; ignores an id that the project does not have.
   *
   * @param property the row of the model that must be in view; it lights up for a moment
   */
  reveal(id: string, property?: string): void;
  /** Moves a position to the middle of the view, at full size. */
  centreOn(position: Position): void;
  /**
   * The position in the middle of the view; the origin before the first paint.
   *
   * @param shift how far from the middle, in pixels of the screen
   */
  centre(shift?: Position): Position;
  /** Runs a change of the page's layout, and keeps what is in the middle of the view there. */
  keepMiddle(change: () => void): void;
  /** Whether a box is visible, as a whole or at least in part. */
  isInView(box: Box, extent: 'whole' | 'part'): boolean;
  /** The boxes of all models, areas and notes. */
  boxes(): readonly PlacedBox[];
  /** Whether the edge of a relation is in the page, with its label. */
  isDrawn(relation: RelationRef): boolean;
  /** The size of the canvas on the screen, in CSS pixels; null before the first paint. */
  paneSize(): Size | null;
  /** Whether a relation, a model, an area, a note or a border of one is being dragged. */
  isDragging(): boolean;
  /** Cancels that drag: everything is as before it. */
  cancelDrag(): void;
}

/** What the parts of the canvas contribute to its view. */
type ViewParts = Pick<CanvasView, 'showAll' | 'isDragging' | 'cancelDrag'>;

/** The view of the canvas around this component. */
export function useCanvasView(flow: Flow, { showAll, isDragging, cancelDrag }: ViewParts): CanvasView {
  const instance = useReactFlow<CanvasNode, RelationEdge>();
  const store = useStoreApi();
  const latest = useRef(flow);
  latest.current = flow;
  return useMemo(
    () => ({
      ...createNavigation(instance, store, () => latest.current),
      showAll,
      isDragging,
      cancelDrag,
    }),
    [instance, store, showAll, isDragging, cancelDrag],
  );
}

function createNavigation(
  instance: ReactFlowInstance<CanvasNode, RelationEdge>,
  store: ReturnType<typeof useStoreApi>,
  flow: () => Flow,
): Omit<CanvasView, keyof ViewParts> {
  const paneBox = (): DOMRect | null => store.getState().domNode?.getBoundingClientRect() ?? null;
  const nodes = (): readonly CanvasNode[] => [...flow().areas, ...flow().nodes, ...flow().notes];
  const show = (box: Box, largestZoom?: number): void => {
    const { width, height, minZoom, maxZoom } = store.getState();
    const viewport = getViewportForBounds(box, width, height, minZoom, largestZoom ?? maxZoom, PADDING);
    void instance.setViewport(viewport, { duration: DURATION });
  };
  return {
    show,
    // Without a transition: each press of a key counts from where the last one led.
    zoomTo: (zoom) => void instance.zoomTo(zoom),
    zoomBy: (factor) => void instance.zoomTo(instance.getZoom() * factor),
    reveal(id, property) {
      const node = nodes().find((each) => each.id === id);
      if (node === undefined) return;
      const box = boxOfNode(node);
      const zoom = Math.max(instance.getZoom(), READABLE_ZOOM);
      // An area may be larger than the view.
      if (node.type === 'area') show(box, zoom);
      else {
        const { x, y } = middleOf(box);
        const row =
          node.type === 'model' && property !== undefined ? rowCentre(node.data.rows, property) : null;
        const middle = row === null ? y : box.y + row;
        void instance.setCenter(x, middle, { zoom, duration: DURATION }).then(() => {
          if (row !== null) lightUpRow(store.getState().domNode, id);
        });
      }
    },
    centreOn: ({ x, y }) => void instance.setCenter(x, y, { zoom: 1 }),
    centre(shift = { x: 0, y: 0 }) {
      const pane = paneBox();
      if (pane === null) return { x: 0, y: 0 };
      return instance.screenToFlowPosition({
        x: pane.x + pane.width / 2 + shift.x,
        y: pane.y + pane.height / 2 + shift.y,
      });
    },
    keepMiddle(change) {
      const before = paneBox();
      change();
      const after = paneBox();
      if (before === null || after === null) return;
      const right = (after.width - before.width) / 2;
      const down = (after.height - before.height) / 2;
      if (right === 0 && down === 0) return;
      const { x, y, zoom } = instance.getViewport();
      void instance.setViewport({ x: x + right, y: y + down, zoom });
    },
    isInView(box, extent) {
      const pane = paneBox();
      if (pane === null) return true;
      const start = instance.flowToScreenPosition({ x: box.x, y: box.y });
      const end = instance.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
      return extent === 'whole'
        ? start.x >= pane.left && start.y >= pane.top && end.x <= pane.right && end.y <= pane.bottom
        : start.x < pane.right && start.y < pane.bottom && end.x > pane.left && end.y > pane.top;
    },
    boxes: () => nodes().map((node) => ({ id: node.id, ...boxOfNode(node) })),
    paneSize: () => paneBox(),
    isDrawn: (relation) =>
      instance
        .getEdges()
        .some(({ data }) => data?.sides.some((side) => isSameRelation(side.relation.ref, relation))),
  };
}

/** Lights up the selected row of a model for a moment. */
function lightUpRow(root: HTMLElement | null, modelId: string): void {
  const row = root?.querySelector(`[data-id="${CSS.escape(modelId)}"] [aria-current]`);
  if (!row || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  row.animate([{ background: 'var(--accent)' }, {}], { duration: 1200, easing: 'ease-out' });
}
