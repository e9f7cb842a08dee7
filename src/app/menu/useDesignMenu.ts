import type { RefObject } from 'react';
import { loadPart } from '../../lib/loadPart.ts';
import { useMenuSource } from '../../ui/menuSource.ts';
import { useServices } from '../start/services.ts';

/** Gives the parts of the design in an element their context menu, loaded when it is first opened. */
export function useDesignMenu(ref: RefObject<Element | null>): void {
  const services = useServices();
  useMenuSource(ref, async (place) => {
    const { designMenu } = await loadPart(() => import('./designMenu.ts'));
    return designMenu(services, place);
  });
}
