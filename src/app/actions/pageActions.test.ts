import { afterEach, expect, it, vi } from 'vitest';
import { createDock } from '../shell/dockState.ts';
import { createOverlays } from '../shell/overlays.ts';
import { createPanels } from '../shell/panelState.ts';
import { type ActionId, findAction } from './actions.ts';
import { createPageActions } from './pageActions.ts';

afterEach(() => vi.unstubAllGlobals());

it('marks the panels that can be seen, beside the canvas and over a narrow one', () => {
  const panels = createPanels(undefined);
  const services = {
    panels,
    dock: createDock(null, true),
    overlays: createOverlays(),
    togglePlayground: () => undefined,
  };
  const actions = createPageActions(services).map((action) => ({ ...action, shortcuts: [] }));
  const isOn = (id: ActionId): boolean | undefined => findAction(actions, id).isOn?.();
  const run = (id: ActionId): void => void findAction(actions, id).run();
  vi.stubGlobal('window', { innerWidth: 1280 });
  expect([isOn('toggleOutline'), isOn('toggleInspector')]).toEqual([true, true]);
  run('toggleOutline');
  expect([isOn('toggleOutline'), isOn('toggleInspector')]).toEqual([false, true]);
  run('maximizeCanvas');
  expect([isOn('toggleInspector'), isOn('maximizeCanvas')]).toEqual([false, true]);
  run('toggleOutline');
  expect([isOn('toggleOutline'), isOn('toggleInspector'), isOn('maximizeCanvas')]).toEqual([
    true,
    true,
    false,
  ]);
  vi.stubGlobal('window', { innerWidth: 820 });
  expect([isOn('toggleOutline'), isOn('toggleInspector')]).toEqual([false, false]);
  run('toggleInspector');
  expect([isOn('toggleOutline'), isOn('toggleInspector')]).toEqual([false, true]);
});
