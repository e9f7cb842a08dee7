import { type DragEvent, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Canvas, InPlaceContext } from '../../canvas/index.ts';
import {
  createPendingRenames,
  EditorContext,
  PendingRenamesContext,
  type SharedKeyRelation,
} from '../../editor/index.ts';
import type { ModelId, Position } from '../../model/index.ts';
import { createJumps, Inspector, JumpContext, type Jumps, Outline } from '../../panels/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { latePart } from '../../ui/latePart.tsx';
import { listenToShortcuts } from '../actions/listenToShortcuts.ts';
import { listenToCopies } from '../editing/copying.ts';
import { HeldRequest } from '../menu/HeldRequest.tsx';
import { useDesignMenu } from '../menu/useDesignMenu.ts';
import { listenToPaste } from '../opening/listenToPaste.ts';
import { Part } from '../parts/Part.tsx';
import { Picture } from '../parts/Picture.tsx';
import { useFailedRenaming } from '../rename/useFailedRenaming.ts';
import { listenToLinks } from '../sharing/listenToLinks.ts';
import { type Services, ServicesContext, useServices } from '../start/services.ts';
import styles from './App.module.css';
import { applyPanels } from './applyPanels.ts';
import { Dock } from './Dock.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { FirstHint } from './FirstHint.tsx';
import { fitVisibleHeight } from './fitVisibleHeight.ts';
import { PanelBorder, RestoreButton } from './lazyPanelBorders.tsx';
import {
  Announcer,
  ContextMenu,
  DrawingTour,
  FocusChip,
  FollowerBanner,
  OverlayLayer,
} from './lazyParts.tsx';
import { NoticeList } from './NoticeList.tsx';
import { pageWidth } from './pageSize.ts';
import { type PanelStore, showPanel } from './panelState.ts';
import { Toolbar } from './Toolbar.tsx';
import { zoomItems } from './viewItems.tsx';

// Loaded when a relation first shares its key with another.
const SharedKeyPrompt = latePart({
  name: 'The question about its key',
  isOver: true,
  load: async () => (await import('../editing/SharedKeyPrompt.tsx')).SharedKeyPrompt,
});

/** A relation that shares its key, and the point on the screen where it was created. */
interface SharedKeyAt {
  readonly shared: SharedKeyRelation;
  readonly at: Position | null;
}

interface AppProps {
  readonly services: Services;
  readonly isFirstVisit: boolean;
  /** Whether the canvas stays empty until the user asks for it. */
  readonly isPictureHeld: boolean;
}

/** The whole page. */
export function App({ services, isFirstVisit, isPictureHeld }: AppProps) {
  const { editor, editing, opening, notices } = services;
  const [jumps] = useState(createJumps);
  const [renames] = useState(createPendingRenames);
  useFailedRenaming(renames, notices);
  // Before the first paint: an early Ctrl+A would select the text of the page.
  useLayoutEffect(() => listenToShortcuts(services), [services]);
  useLayoutEffect(() => listenToPaste(opening, notices), [opening, notices]);
  useEffect(() => listenToLinks(opening), [opening]);
  useLayoutEffect(() => listenToCopies(services), [services]);
  useEffect(() => fitVisibleHeight(window), []);
  return (
    <ServicesContext value={services}>
      <EditorContext value={editor}>
        <InPlaceContext value={editing}>
          <PendingRenamesContext value={renames}>
            <JumpContext value={jumps}>
              <Shell isFirstVisit={isFirstVisit} isPictureHeld={isPictureHeld} jumps={jumps} />
            </JumpContext>
            <Suspense>
              <OverlayLayer />
            </Suspense>
            <Suspense fallback={<HeldRequest />}>
              <ContextMenu />
            </Suspense>
            <Suspense>
              <Announcer />
            </Suspense>
          </PendingRenamesContext>
        </InPlaceContext>
      </EditorContext>
    </ServicesContext>
  );
}

interface ShellProps extends Omit<AppProps, 'services'> {
  readonly jumps: Jumps;
}

function Shell({ isFirstVisit, isPictureHeld, jumps }: ShellProps) {
  const services = useServices();
  const { view, exporting, actions, reveal, removeItems, overlays, panels } = services;
  const page = useRef<HTMLDivElement>(null);
  const [sharedKeyAt, setSharedKeyAt] = useState<SharedKeyAt | null>(null);
  const isFollower = useStore(services.tab.state, ({ role }) => role === 'follower');
  const isTouring = useStore(overlays, (state) => state.isTouring);
  const isAsking = useStore(overlays, ({ open }) => open === 'sharedKey');
  const left = useRef<HTMLDivElement>(null);
  useDesignMenu(left);
  const drawer = useDrawer(panels);
  const isCanvasMaximized = useStore(panels, ({ maximized }) => maximized === 'canvas');
  useLayoutEffect(
    () => (page.current === null ? undefined : applyPanels(page.current, services)),
    [services],
  );
  useEffect(
    // The inspector that shows the problem may be hidden, or still closed on a narrow page.
    () =>
      jumps.subscribe(
        ({ place, jsonPlace }) => (place ?? jsonPlace) && showPanel(panels, 'inspector', pageWidth()),
      ),
    [jumps, panels],
  );
  const ask = (shared: SharedKeyRelation, at: Position | null = null): void => {
    setSharedKeyAt({ shared, at });
    overlays.setState({ open: 'sharedKey', bufferedInput: '' });
  };
  const close = (): void => {
    if (overlays.getState().open === 'sharedKey') overlays.setState({ open: null, bufferedInput: '' });
  };
  const arranging = useMemo(
    () => actions.filter(({ id }) => /^(align|distribute|groupInArea)/.test(id)),
    [actions],
  );
  return (
    <div ref={page} className={styles['app']}>
      <div className={styles['toolbar']}>
        <Part name="The toolbar">
          <Toolbar />
        </Part>
      </div>
      <div ref={left} className={styles['left']} data-open={drawer === 'outline'}>
        <Part name="The list of models">
          <Suspense>
            <Outline onReveal={reveal} />
          </Suspense>
        </Part>
        <Suspense>
          <PanelBorder of="outline" />
        </Suspense>
      </div>
      <div className={styles['news']}>
        <div role="status">
          <Suspense>{isFollower ? <FollowerBanner /> : null}</Suspense>
        </div>
        {isTouring ? (
          <Suspense>
            <DrawingTour onClose={() => overlays.setState({ isTouring: false })} />
          </Suspense>
        ) : isFirstVisit ? (
          <FirstHint />
        ) : null}
        <NoticeList />
      </div>
      <main className={styles['middle']} onPointerDownCapture={() => panels.setState({ drawer: null })}>
        <CanvasArea
          isHeld={isPictureHeld}
          onViewChange={(canvas) => view.setState({ canvas })}
          onSharedKey={ask}
        />
        <Suspense>{isCanvasMaximized ? <RestoreButton /> : null}</Suspense>
        <Part name="The dock">
          <Dock onReveal={reveal} />
        </Part>
      </main>
      <div className={styles['right']} data-open={drawer === 'inspector'}>
        <Suspense>
          <PanelBorder of="inspector" />
        </Suspense>
        <Part name="The inspector">
          <Suspense>
            <Inspector
              onDownload={(modelId: ModelId) => void exporting.downloadModel(modelId)}
              onSharedKey={ask}
              onDelete={removeItems}
              arranging={arranging}
            />
          </Suspense>
        </Part>
      </div>
      <Suspense>
        {sharedKeyAt !== null && isAsking ? (
          <SharedKeyPrompt key={keyOfPrompt(sharedKeyAt)} {...sharedKeyAt} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  );
}

const escapeHandlers = 'input, textarea, select, [contenteditable=true], [role=menu], [role=dialog]';

/** Returns which panel covers a narrow canvas; Escape closes it, wherever the focus is. */
function useDrawer(panels: PanelStore) {
  const drawer = useStore(panels, (state) => state.drawer);
  useEffect(() => {
    if (drawer === null) return;
    const close = (event: KeyboardEvent): void => {
      const { key, target } = event;
      // A field, a menu or a dialog handles Escape itself.
      const isTaken = target instanceof Element && target.closest(escapeHandlers) !== null;
      if (key !== 'Escape' || isTaken) return;
      event.stopPropagation();
      panels.setState({ drawer: null });
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [drawer, panels]);
  return drawer;
}

const keyOfPrompt = ({ shared }: SharedKeyAt): string => JSON.stringify(shared.ref);

type CanvasAreaProps = Pick<Parameters<typeof Canvas>[0], 'onViewChange' | 'onSharedKey'> & {
  readonly isHeld: boolean;
};

function CanvasArea({ isHeld, onViewChange, onSharedKey }: CanvasAreaProps) {
  const services = useServices();
  const { opening, viewOptions, addModelAt, addRelatedAt } = services;
  const isFocused = useStore(viewOptions, (options) => options.isFocused);
  const [isDropping, setDropping] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  useDesignMenu(area);
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(true);
  };
  const onDragLeave = (event: DragEvent): void => {
    // The focus moves between elements of the canvas without leaving it.
    const { currentTarget, relatedTarget } = event;
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setDropping(false);
  };
  const onDrop = (event: DragEvent): void => {
    setDropping(false);
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    void opening.drop(event.dataTransfer);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are opened by menu and shortcut too
    <div
      ref={area}
      className={classNames(styles['canvas'], isDropping && styles['dropping'])}
      data-testid="canvas"
      data-menu-default
      // `dragenter` too: the browser refuses a drop unless the last event was prevented.
      onDragEnter={onDragOver}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
    >
      <Picture isHeld={isHeld}>
        <Canvas
          options={viewOptions}
          onViewChange={onViewChange}
          onAddModel={addModelAt}
          onAddRelated={addRelatedAt}
          onSharedKey={onSharedKey}
          zoomItems={() => zoomItems(services)}
          empty={<EmptyCanvas />}
        />
      </Picture>
      <Suspense>{isFocused ? <FocusChip /> : null}</Suspense>
    </div>
  );
}
