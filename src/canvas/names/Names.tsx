import { useStore, useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore as useStoreOf } from 'zustand';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Flow, ModelNode } from '../flow.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { FAR_ZOOM } from '../overview/farOut.ts';
import { usePainter } from '../overview/painter.ts';
import { listenToClicks } from './listenToClicks.ts';
import styles from './Names.module.css';
import { letNamesBeFound } from './namedAt.ts';
import { createNamesPainter, NAME_SIZE } from './paintNames.ts';

interface NamesProps {
  readonly flow: Flow;
  /** The model under the pointer. */
  readonly hovered: string | null;
}

/**
 * Paints the names of models and areas at a constant size, for a view in which
 * those in the boxes are too small to read. While it is mounted, the boxes hide
 * theirs (`data-names`); they remain for screen readers. Where rows are too small to
 * be told apart, a click in a box is meant for the model (`data-far`).
 */
export function Names({ flow, hovered }: NamesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [names] = useState(createNamesPainter);
  /** The models and areas whose whole names are painted; null before the first paint. */
  const [whole, setWhole] = useState<ReadonlySet<string> | null>(null);
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const edited = useStoreOf(editing, ({ target }) => {
    if (target?.part === 'name') return target.modelId;
    return target?.part === 'title' ? target.areaId : null;
  });
  const { nodes, areas, edges } = flow;
  const content = useMemo(() => ({ nodes, areas, edges, edited }), [nodes, areas, edges, edited]);
  const repaint = usePainter(canvas, (brush, view) => {
    names.paint(brush, view, content);
    setWhole(names.wholeNames());
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are what is painted
  useLayoutEffect(repaint, [repaint, content]);
  const store = useStoreApi();
  useLayoutEffect(() => {
    const root = store.getState().domNode;
    if (root === null) return undefined;
    root.setAttribute('data-names', '');
    const stop = letNamesBeFound(root, names.modelAt);
    const stopClicks = listenToClicks(root, (id, isAdded) =>
      isAdded ? editor.toggle(id) : editor.select({ models: [id] }),
    );
    return () => {
      root.removeAttribute('data-names');
      stop();
      stopClicks();
    };
  }, [store, names, editor]);
  const isFar = useStore(({ transform }) => transform[2] < FAR_ZOOM);
  useLayoutEffect(() => {
    const root = store.getState().domNode;
    root?.toggleAttribute('data-far', isFar);
    return () => root?.removeAttribute('data-far');
  }, [store, isFar]);

  const named = hovered === null ? undefined : nodes.find(({ id }) => id === hovered);
  const isNameMissing = named !== undefined && whole?.has(named.id) === false && named.id !== edited;
  return (
    <>
      <canvas
        ref={canvas}
        className={styles['names']}
        data-size={NAME_SIZE}
        data-whole={whole?.size}
        aria-hidden
      />
      {isNameMissing ? <HoveredName node={named} /> : null}
    </>
  );
}

/** The name of the hovered model, where it has no room or is shortened. */
function HoveredName({ node }: { readonly node: ModelNode }) {
  const [x, y, zoom] = useStore(({ transform }) => transform);
  const right = useStore(({ width }) => width);
  const left = (node.position.x + (node.width ?? 0) / 2) * zoom + x;
  const top = node.position.y * zoom + y;
  return (
    <div
      className={styles['hovered']}
      data-hovered={node.id}
      // Above the middle of the box, but not beyond the border of the view.
      style={{
        transform: `translate(max(4px, min(${left}px - 50%, ${right - 4}px - 100%)), ${top - 6}px) translateY(-100%)`,
      }}
    >
      {shorten(node.data.entry.definition.name)}
    </div>
  );
}
