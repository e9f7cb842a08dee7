import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Editor } from '../../editor/index.ts';
import type { CanvasNode, Flow, RelationEdge } from '../flow.ts';
import { namedAt } from '../names/namedAt.ts';
import { NAMES_ZOOM } from '../names/namesZoom.ts';
import type { Drawings } from '../nearby/drawings.ts';
import { nodesForReactFlow } from '../nearby/nearby.ts';
import { useDrawings } from '../nearby/useDrawings.ts';
import { useLeaving } from '../nearby/useLeaving.ts';
import { useNearby } from '../nearby/useNearby.ts';
import { boundsToShow } from './boundsToShow.ts';
import { FAR_ZOOM, isFarOut, LEAST_ZOOM, modelsKeptAsNodes } from './farOut.ts';
import { modelAt, modelsIn, relationAt } from './hitTest.ts';

/** The free space around all models, as a share of the view. */
const PADDING = 0.2;
/** The distance within which a click selects an edge, in screen pixels. */
const REACH = 6;

const noEdges: readonly RelationEdge[] = [];

/** What the canvas renders, near and zoomed far out. */
export interface OverviewState {
  readonly isFar: boolean;
  /** Whether the overview is painted: zoomed far out, and nearer until all boxes in view are mounted. */
  readonly showsOverview: boolean;
  /** Whether the overview paints models and relations; otherwise areas and notes only. */
  readonly paintsModels: boolean;
  /** The areas and notes, mounted and painted. */
  readonly drawings: Drawings;
  /** Whether names are painted at a constant size, because those in the boxes are too small. */
  readonly showsNames: boolean;
  /** The model under the pointer, while names are painted. */
  readonly hovered: string | null;
  readonly nodes: CanvasNode[];
  readonly edges: readonly RelationEdge[];
  /** Brings all models, areas and notes into view. */
  readonly showAll: () => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  /** Handles a click on the canvas: in the overview it may hit a painted model or relation. */
  readonly onPaneClick: (event: {
    clientX: number;
    clientY: number;
    ctrlKey: boolean;
    metaKey: boolean;
  }) => void;
}

/**
 * Zoomed far out, the models are not mounted but painted as one overview. The
 * hovered and the selected ones are mounted, so that they can be clicked,
 * dragged and related as usual.
 *
 * @param connectingFrom the model from which a relation is being dragged
 */
export function useOverview(flow: Flow, editor: Editor, connectingFrom: string | null): OverviewState {
  const instance = useReactFlow<CanvasNode, RelationEdge>();
  const store = useStoreApi();
  // True before a zoom-out so that no nodes are mounted just to be hidden.
  const [isZoomPending, setZoomPending] = useState(true);
  const isBelow = useStore(({ transform }) => transform[2] < FAR_ZOOM);
  const showsNames = useStore(({ transform }) => transform[2] < NAMES_ZOOM) && flow.nodes.length > 0;
  const isFar = isFarOut(isZoomPending || isBelow ? 0 : 1, flow.nodes.length, flow.edges.length);
  const [hovered, setHovered] = useState<string | null>(null);
  const latest = useRef({ flow, isFar });
  latest.current = { flow, isFar };

  useSelectionFarOut(editor, latest);

  const shown = useShown(flow, isFar ? [hovered, connectingFrom] : []);
  const near = useNearby(flow, !isFar);
  const drawings = useDrawings(flow);
  const { areas, notes } = drawings;
  const wanted = useMemo(
    () => [...areas.drawn, ...(isFar ? nodesForReactFlow(flow, shown) : near.nodes), ...notes.drawn],
    [flow, isFar, shown, near, areas, notes],
  );
  const nodes = useLeaving(wanted);

  const showAll = useCallback(() => {
    // The store hears of a new size later than the layout of the page.
    const { domNode, maxZoom } = store.getState();
    const { clientWidth: width, clientHeight: height } = domNode ?? { clientWidth: 0, clientHeight: 0 };
    const { nodes, edges } = latest.current.flow;
    const share = (1 - PADDING) / LEAST_ZOOM;
    const bounds = boundsToShow(latest.current.flow, { width: width * share, height: height * share });
    if (bounds === null || width === 0) return;
    const viewport = getViewportForBounds(bounds, width, height, LEAST_ZOOM, Math.min(1, maxZoom), PADDING);
    const goesFar = isFarOut(viewport.zoom, nodes.length, edges.length) && !latest.current.isFar;
    if (goesFar) flushSync(() => setZoomPending(true));
    void instance.setViewport(viewport);
    if (goesFar) setZoomPending(false);
  }, [instance, store]);

  const isReady = useStore(({ panZoom, width }) => panZoom !== null && width > 0);
  useLayoutEffect(() => {
    if (!isReady) return;
    showAll();
    setZoomPending(false);
  }, [isReady, showAll]);

  const onPointerMove = (event: PointerEvent): void => {
    // Keep the dragged node mounted until release.
    if (event.buttons !== 0 && connectingFrom === null) return;
    const { target } = event;
    const findModel = (): string | null => {
      if (!showsNames || !isOnCanvas(target)) return null;
      const point = instance.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      return namedAt(target, event.clientX, event.clientY) ?? modelAt(flow.nodes, point)?.id ?? null;
    };
    const found = findModel();
    if (found === hovered) return;
    // Synchronously: the next press must already hit the mounted box.
    if (isFar) flushSync(() => setHovered(found));
    else setHovered(found);
  };

  const onPointerLeave = ({ buttons }: PointerEvent): void => {
    if (buttons === 0) setHovered(null);
  };

  const onPaneClick: OverviewState['onPaneClick'] = (event) => {
    const point = instance.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const model = isFar ? modelAt(flow.nodes, point) : null;
    const relation = isFar ? relationAt(flow.edges, point, REACH / instance.getZoom()) : null;
    if (model !== null && (event.ctrlKey || event.metaKey)) editor.toggle(model.id);
    else if (model !== null) editor.select({ models: [model.id] });
    else if (relation !== null) editor.select({ relation });
    else editor.clearSelection();
  };

  return {
    isFar,
    showsOverview: isFar || near.isMissing || near.isFull || areas.painted.length + notes.painted.length > 0,
    paintsModels: isFar || near.isMissing || near.isFull,
    drawings,
    showsNames,
    hovered,
    nodes,
    edges: isFar ? noEdges : near.edges,
    showAll,
    onPointerMove,
    onPointerLeave,
    onPaneClick,
  };
}

/** The models mounted in the overview; the same set object while it is unchanged. */
function useShown(flow: Flow, pointedAt: readonly (string | null)[]): ReadonlySet<string> {
  const selected = flow.nodes.flatMap(({ id, selected: isSelected }) => (isSelected === true ? [id] : []));
  const now = modelsKeptAsNodes(pointedAt, selected);
  const before = useRef(now);
  const isSame = before.current.size === now.size && [...now].every((id) => before.current.has(id));
  if (!isSame) before.current = now;
  return before.current;
}

/** Makes the Shift selection box select painted models too: React Flow knows only mounted ones. */
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

const isOnCanvas = (target: EventTarget): target is Element =>
  target instanceof Element && target.closest('.react-flow__renderer') !== null;
