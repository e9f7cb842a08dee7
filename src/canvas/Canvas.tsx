import {
  ControlButton,
  Controls,
  type Connection as FlowConnection,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { Maximize } from 'lucide-react';
import {
  type PointerEvent,
  type MouseEvent as ReactMouseEvent,
  type ReactNode,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useStore } from 'zustand';
import { readOnlyReason, useEditor, useEditorActions } from '../editor/index.ts';
import type { Position } from '../model/index.ts';
import { classNames } from '../ui/classNames.ts';
import { latePart } from '../ui/latePart.tsx';
import type { MenuGroups } from '../ui/menuItem.ts';
import { AreaBar, AreaNode, NoteNode } from './areas/lazyNodes.tsx';
import styles from './Canvas.module.css';
import { type CanvasView, useCanvasView } from './canvasView.ts';
import { type RelatingOptions, useRelating } from './connection/useRelating.tsx';
import { DragsContext, useDrags } from './drags.ts';
import { EdgesFailure } from './EdgesFailure.tsx';
import { relationAtElement } from './edges/sideAt.ts';
import { type CanvasNode, emptyFlow, type RelationEdge as RelationEdgeType } from './flow.ts';
import { keepFieldInView } from './keepFieldInView.ts';
import { LateEdge } from './LateEdge.tsx';
import { KindBar } from './lazyKindBar.tsx';
import { ModelNode } from './nodes/ModelNode.tsx';
import { LEAST_ZOOM } from './overview/farOut.ts';
import { useOverview } from './overview/useOverview.ts';
import { useDrawnLengths } from './useDrawnLengths.ts';
import { useEditingKeys } from './useEditingKeys.ts';
import { useFlow } from './useFlow.ts';
import { useHitSize } from './useHitSize.ts';
import { GRID, type ViewOptionsStore } from './viewOptions.ts';

// Only large projects are painted when zoomed far out. That is their first picture.
const Overview = latePart({
  name: 'The overview of all models',
  isOver: true,
  isInPicture: true,
  load: async () => (await import('./overview/Overview.tsx')).Overview,
});
const Names = latePart({
  name: 'The names of the models',
  isOver: true,
  load: async () => (await import('./names/Names.tsx')).Names,
});
const ZoomButton = latePart({
  name: 'The zoom',
  isOver: true,
  load: async () => (await import('./ZoomButton.tsx')).ZoomButton,
});
const Minimap = latePart({
  name: 'The map',
  isOver: true,
  load: async () => (await import('./overview/Minimap.tsx')).Minimap,
});

const nodeTypes = { model: ModelNode, area: AreaNode, note: NoteNode };
const edgeTypes = { relation: LateEdge };
const snapGrid: [number, number] = [GRID, GRID];
/** A press becomes a drag after this many screen pixels. */
const DRAG_THRESHOLD = 4;
// React Flow's own line would scale with the canvas.
const NoLine = (): null => null;
const proOptions = { hideAttribution: false };

interface CanvasProps extends Omit<RelatingOptions, 'isSnapping'> {
  readonly options: ViewOptionsStore;
  /** Called with the view before the first paint, and with null once the canvas has left the page. */
  readonly onViewChange: (view: CanvasView | null) => void;
  readonly onAddModel: (position: Position) => void;
  /** The menu of the button that shows the zoom. */
  readonly zoomItems: MenuGroups;
  /** Shown on an empty canvas. */
  readonly empty: ReactNode;
}

/** The canvas: models as boxes, relations as edges, areas behind them, and notes. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasFlow {...props} />
    </ReactFlowProvider>
  );
}

function CanvasFlow({
  options,
  onViewChange,
  onAddModel,
  onAddRelated,
  onSharedKey,
  zoomItems,
  empty,
}: CanvasProps) {
  const editor = useEditorActions();
  const isPlain = useRef(false);
  const flow = useFlow(options, isPlain);
  const { hasMinimap, isSnapping, isLocked } = useStore(options);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const instance = useReactFlow<CanvasNode, RelationEdgeType>();
  const relating = useRelating(flow, { isSnapping, onAddRelated, onSharedKey });
  const { connecting } = relating;
  const overview = useOverview(flow, editor, connecting?.fromId ?? null);
  const { isFar, showAll } = overview;
  isPlain.current = !(overview.showsOverview || overview.showsNames || hasMinimap);
  const { drags, onNodesChange, isDragging, cancelDrag } = useDrags(editor, relating);
  const view = useCanvasView(flow, { showAll, isDragging, cancelDrag });
  const canvas = useRef<HTMLDivElement>(null);
  const onKeyDown = useEditingKeys(flow);
  useDrawnLengths(canvas);
  useHitSize(canvas);
  useLayoutEffect(() => {
    onViewChange(view);
    return () => onViewChange(null);
  }, [onViewChange, view]);
  useEffect(
    () => (canvas.current === null ? undefined : keepFieldInView(canvas.current, instance)),
    [instance],
  );

  const onEdgeClick = ({ target }: ReactMouseEvent, { data }: RelationEdgeType): void => {
    if (data === undefined || !(target instanceof Element)) return;
    editor.select({ relation: relationAtElement(data, target).ref });
  };

  const onDoubleClick = (event: ReactMouseEvent): void => {
    if (!isPane(event.target)) return;
    onAddModel(instance.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the toolbar, the outline and a key add models too
    <div
      ref={canvas}
      className={classNames(
        styles['canvas'],
        !isFar && styles['near'],
        !overview.showsOverview && styles['covered'],
        connecting !== null && styles['connecting'],
      )}
      // Boxes hide their controls; double clicks on titles and rows are suppressed.
      data-readonly={isReadOnly}
      title={isReadOnly ? readOnlyReason : undefined}
      onDoubleClickCapture={isReadOnly ? (event) => event.stopPropagation() : undefined}
      onClickCapture={(event) => {
        if (relating.isClickOfCancelledDrag()) event.stopPropagation();
      }}
      onDoubleClick={onDoubleClick}
      onKeyDown={onKeyDown}
      onPointerDownCapture={holdPointer}
      onPointerMoveCapture={overview.onPointerMove}
      onPointerLeave={overview.onPointerLeave}
    >
      <DragsContext value={drags}>
        <ReactFlow
          nodes={overview.nodes}
          edges={overview.edges as RelationEdgeType[]}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={ignoreChanges}
          onEdgeClick={onEdgeClick}
          onPaneClick={overview.onPaneClick}
          onMoveStart={(event) => markMoving(canvas.current, event)}
          onMoveEnd={() => canvas.current?.removeAttribute('data-moving')}
          onConnect={ignoreConnection}
          onConnectStart={relating.onConnectStart}
          onConnectEnd={relating.onConnectEnd}
          connectionLineComponent={NoLine}
          connectionRadius={0}
          connectionDragThreshold={DRAG_THRESHOLD}
          connectOnClick={false}
          nodeDragThreshold={DRAG_THRESHOLD}
          minZoom={LEAST_ZOOM}
          maxZoom={2}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          snapToGrid={isSnapping}
          snapGrid={snapGrid}
          nodesDraggable={!isLocked && !isReadOnly}
          nodesConnectable={!isLocked && !isReadOnly}
          elevateNodesOnSelect
          proOptions={proOptions}
          colorMode="system"
        >
          {overview.showsOverview ? (
            <Suspense>
              <Overview flow={overview.paintsModels ? flow : emptyFlow} drawings={overview.drawings} />
            </Suspense>
          ) : null}
          {overview.showsNames ? (
            <Suspense>
              <Names flow={flow} hovered={overview.hovered} />
            </Suspense>
          ) : null}
          <Controls showInteractive={false} showFitView={false}>
            <ControlButton title="Show all models" aria-label="Show all models" onClick={showAll}>
              <Maximize />
            </ControlButton>
          </Controls>
          <Suspense>{flow.nodes.length > 0 ? <ZoomButton groups={zoomItems} /> : null}</Suspense>
          {relating.drawing ?? <Bars />}
          {relating.offer}
          <EdgesFailure />
          {hasMinimap ? (
            <Suspense>
              <Minimap flow={flow} />
            </Suspense>
          ) : null}
        </ReactFlow>
      </DragsContext>
      {flow.nodes.length + flow.areas.length + flow.notes.length === 0 ? (
        <div className={styles['empty']}>{empty}</div>
      ) : null}
    </div>
  );
}

/** The toolbars of the selection. */
function Bars() {
  return (
    <>
      <KindBar />
      <AreaBar />
    </>
  );
}

/**
 * Marks the canvas while it pans or zooms; CSS disables hit testing while it is
 * marked. An attribute and not React state, so that panning does not re-render.
 * Not for a press on a box or an edge, which still needs its click.
 */
function markMoving(canvas: HTMLElement | null, event: MouseEvent | TouchEvent | null): void {
  if (event instanceof WheelEvent) canvas?.setAttribute('data-moving', 'zoom');
  else if (event !== null && isPane(event.target)) canvas?.setAttribute('data-moving', 'pan');
}

/**
 * Keeps the pointer on the pane until it is released: otherwise the browser looks for what
 * is under it at each step of a pan.
 */
function holdPointer({ target, button, pointerId, pointerType }: PointerEvent): void {
  if (pointerType === 'mouse' && button === 0 && isPane(target)) target.setPointerCapture(pointerId);
}

const isPane = (target: EventTarget | null): target is Element =>
  target instanceof Element && target.classList.contains('react-flow__pane');

// Relations are added when the drag ends, where its length is known.
const ignoreConnection = (_connection: FlowConnection): void => undefined;
// Edges are derived from the project and have no state of their own.
const ignoreChanges = (): void => undefined;
