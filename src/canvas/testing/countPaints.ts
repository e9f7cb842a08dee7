import type {} from '@vitest/browser-playwright';
import { vi } from 'vitest';
import { cdp } from 'vitest/browser';

interface Painted {
  /** The parts of the page that the browser moves without painting them; 0 where the page is painted as a whole. */
  readonly layers: number;
  /** How often they were painted again. */
  readonly paints: number;
}

/** Counts what the browser paints until the returned function is called. */
export async function countPaints(): Promise<() => Promise<Painted>> {
  const session = cdp();
  const paints = new Map<string, { readonly first: number; readonly last: number }>();
  await session.send('DOM.enable');
  session.on('LayerTree.layerTreeDidChange', ({ layers = [] }) => {
    for (const { layerId, paintCount } of layers)
      paints.set(layerId, { first: paints.get(layerId)?.first ?? paintCount, last: paintCount });
  });
  // A new session takes a moment until it hears of events, and the tree is told once.
  await vi.waitFor(
    async () => {
      await session.send('LayerTree.disable');
      await session.send('LayerTree.enable');
      await vi.waitUntil(() => paints.size > 0, { timeout: 500 });
    },
    { timeout: 15_000 },
  );
  return async () => {
    await session.send('LayerTree.disable');
    return {
      layers: paints.size,
      paints: [...paints.values()].reduce((sum, { first, last }) => sum + last - first, 0),
    };
  };
}
