import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { areaColours } from '../../model/index.ts';
import type { CanvasNode, Flow } from '../flow.ts';
import { boundsOfFlow } from './boundsToShow.ts';
import styles from './Minimap.module.css';

/** The free space around everything, as a share of it. */
const MARGIN = 0.06;

/**
 * A small map of everything, with the region in view; a drag or a click moves
 * the view. All boxes are one SVG path, so a thousand cost as much as ten.
 */
export function Minimap({ flow }: { readonly flow: Flow }) {
  const { setCenter, getZoom } = useReactFlow();
  const map = useRef<SVGSVGElement>(null);
  const [left, top, zoom, width, height] = useStore(
    useShallow(({ transform, width: across, height: down }) => [...transform, across, down] as const),
  );
  const bounds = useMemo(() => boundsOfFlow(flow), [flow]);
  const boxes = useMemo(() => shapeOf(flow.nodes.filter(({ selected }) => selected !== true)), [flow.nodes]);
  const chosen = useMemo(() => shapeOf(flow.nodes.filter(({ selected }) => selected === true)), [flow.nodes]);
  if (bounds === null) return null;
  const margin = Math.max(bounds.width, bounds.height) * MARGIN;
  const viewBox = [
    bounds.x - margin,
    bounds.y - margin,
    bounds.width + 2 * margin,
    bounds.height + 2 * margin,
  ];

  const go = (event: PointerEvent<SVGSVGElement>): void => {
    const matrix = map.current?.getScreenCTM()?.inverse();
    if (event.buttons === 0 || matrix === undefined) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    void setCenter(x, y, { zoom: getZoom() });
  };

  return (
    <Panel position="bottom-right">
      <svg
        ref={map}
        className={styles['map']}
        viewBox={viewBox.join(' ')}
        role="img"
        aria-label="Map of all models"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      >
        {areaColours.map((colour) => (
          <path
            key={colour}
            className={styles['area']}
            fill={`var(--area-${colour})`}
            d={shapeOf(flow.areas.filter(({ data }) => data.area.colour === colour))}
          />
        ))}
        <path className={styles['boxes']} d={boxes} />
        <path className={styles['selected']} d={chosen} />
        <path className={styles['note']} d={shapeOf(flow.notes)} />
        <rect
          className={styles['view']}
          x={-left / zoom}
          y={-top / zoom}
          width={width / zoom}
          height={height / zoom}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </Panel>
  );
}

function shapeOf(nodes: readonly CanvasNode[]): string {
  return nodes
    .map(
      ({ position, width = 0, height = 0 }) => `M${position.x} ${position.y}h${width}v${height}h${-width}z`,
    )
    .join('');
}
