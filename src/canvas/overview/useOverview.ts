import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Editor } from '../../editor/index.ts';
import type { CanvasNode, Flow, RelationEdge } from '../flow.ts';
import type { Drawings } from '../nearby/drawings.ts';
import { knownNodes } from '../nearby/nearby.ts';
import { useDrawings } from '../nearby/useDrawings.ts';
import { useNearby } from '../nearby/useNearby.ts';
import { boundsToShow } from './boundsToShow.ts';
import { boxesFarOut, FAR_ZOOM, isFarOut, LEAST_ZOOM } from './farOut.ts';
import { modelAt, modelsIn, relationAt } from './hitTest.ts';

/** How much of the canvas is left free around all models, as a share of it. */
const PADDING = 0.2;
/** How near to an edge a click means it, in pixels of the screen. */
const REACH = 6;

const noEdges: readonly RelationEdge[] = [];

/** What the canvas draws while the view is near, and while it is far out. */
export interface OverviewState {
  readonly isFar: boolean;
  /** Whether the picture is painted: from far out, and nearer until all boxes in view are made. */
  readonly isPictured: boolean;
  /** Whether models and relations are in the picture; else only areas and notes are. */
  readonly isBoxesPictured: boolean;
  /** The areas and notes, those in the page and those in the picture. */
  readonly drawings: Drawings;
  /** The model of the picture under the pointer. */
  readonly hovered: string | null;
  readonly nodes: CanvasNode[];
  readonly edges: readonly RelationEdge[];
  /** Brings all models, areas and notes into view. */
  readonly showAll: () => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  /** A click on the canvas: far out it may mean a model or a relation of the picture. */
  readonly onPaneClick: (event: {
    clientX: number;
    clientY: number;
    ctrlKey: boolean;
    metaKey: boolean;
  }) => void;
}

/**
 * Far out the models are hidden from React Flow and painted as one picture;
 * the one under the pointer and the selected ones are there as boxes, so that
 * they are clicked, dragged and related as ever.
 *
 * @param connectingFrom the model from which a relation is dragged now
 */
export function useOverview(flow: Flow, editor: Editor, connectingFrom: string | null): OverviewState {
  const instance = useReactFlow<CanvasNode, RelationEdge>();
  const store = useStoreApi();
  // Where a view from far out is about to be taken, nothing is mounted for it first.
  const [isAnticipated, setAnticipated] = useState(true);
  const isBelow = useStore(({ transform }) => transform[2] < FAR_ZOOM);
  const isFar = isFarOut(isAnticipated || isBelow ? 0 : 1, flow.nodes.length, flow.edges.length);
  const [hovered, setHovered] = useState<string | null>(null);
  const latest = useRef({ flow, isFar });
  latest.current = { flow, isFar };

  useSelectionFarOut(editor, latest);

  const shown = useShown(flow, isFar ? [hovered, connectingFrom] : []);
  const near = useNearby(flow, !isFar);
  const drawings = useDrawings(flow);
  const { areas, notes } = drawings;
  const nodes = useMemo(
    () => [...areas.drawn, ...(isFar ? knownNodes(flow, shown) : near.nodes), ...notes.drawn],
    [flow, isFar, shown, near, areas, notes],
  );

  const showAll = useCallback(() => {
    const { width, height, maxZoom } = store.getState();
    const { nodes, edges } = latest.current.flow;
    const share = (1 - PADDING) / LEAST_ZOOM;
    const bounds = boundsToShow(latest.current.flow, { width: width * share, height: height * share });
    if (bounds === null || width === 0) return;
    const viewport = getViewportForBounds(bounds, width, height, LEAST_ZOOM, Math.min(1, maxZoom), PADDING);
    const goesFar = isFarOut(viewport.zoom, nodes.length, edges.length) && !latest.current.isFar;
    if (goesFar) flushSync(() => setAnticipated(true));
    void instance.setViewport(viewport);
    if (goesFar) setAnticipated(false);
  }, [instance, store]);

  const isReady = useStore(({ panZoom, width }) => panZoom !== null && width > 0);
  useLayoutEffect(() => {
    if (!isReady) return;
    showAll();
    setAnticipated(false);
  }, [isReady, showAll]);

  const onPointerMove = (event: PointerEvent): void => {
    // What is dragged stays a box until it is let go, wherever the pointer is.
    if (!isFar || (event.buttons !== 0 && connectingFrom === null) || !isOnCanvas(event.target)) return;
    const point = instance.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const found = modelAt(flow.nodes, point)?.id ?? null;
    // At once: what is pressed next must already be the box.
    if (found !== hovered) flushSync(() => setHovered(found));
  };

  const onPaneClick: OverviewState['onPaneClick'] = (event) => {
    const point = instance.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const model = isFar ? modelAt(flow.nodes, point) : null;
    const edge = isFar ? relationAt(flow.edges, point, REACH / instance.getZoom()) : null;
    if (model !== null && (event.ctrlKey || event.metaKey)) editor.toggle(model.id);
    else if (model !== null) editor.select({ models: [model.id] });
    else if (edge?.data) editor.select({ relation: edge.data.relation.ref });
    else editor.clearSelection();
  };

  return {
    isFar,
    isPictured: isFar || near.isMissing || near.isFull || areas.painted.length + notes.painted.length > 0,
    isBoxesPictured: isFar || near.isMissing || near.isFull,
    drawings,
    hovered,
    nodes,
    edges: isFar ? noEdges : near.edges,
    showAll,
    onPointerMove,
    onPaneClick,
  };
}

/** The models that are boxes far out; the same set while it holds the same. */
function useShown(flow: Flow, pointedAt: readonly (string | null)[]): ReadonlySet<string> {
  const selected = flow.nodes.flatMap(({ id, selected: isSelected }) => (isSelected === true ? [id] : []));
  const now = boxesFarOut(pointedAt, selected);
  const before = useRef(now);
  const isSame = before.current.size === now.size && [...now].every((id) => before.current.has(id));
  if (!isSame) before.current = now;
  return before.current;
}

/** A box drawn with Shift selects from the picture too: React Flow sees only what it has mounted. */
function useSelectionFarOut(
  editor: Editor,
  latest: { readonly current: { readonly flow: Flow; readonly isFar: boolean } },
): void {
  const store = useStoreApi();
  useEffect(
    () =>
      store.subscribe(({ userSelectionRect, transform }, before) => {
        const { flow, isFar } = latest.current;
        if (!isFar || userSelectionRect === null || userSelectionRect === before.userSelectionRect) return;
        const [left, top, zoom] = transform;
        const { x, y, width, height } = userSelectionRect;
        const area = {
          x: (x - left) / zoom,
          y: (y - top) / zoom,
          width: width / zoom,
          height: height / zoom,
        };
        editor.select({ models: modelsIn(flow.nodes, area).map(({ id }) => id) });
      }),
    [editor, latest, store],
  );
}

const isOnCanvas = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.react-flow__pane, .react-flow__node') !== null;
