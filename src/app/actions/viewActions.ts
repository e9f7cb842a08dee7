import type { CanvasView, ViewOptions } from '../../canvas/index.ts';
import type { EditorState } from '../../editor/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import type { LayOutArguments } from '../../model/index.ts';
import { layoutOptionsFor } from '../opening/firstLook.ts';
import { showOnce } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { ActionDefinition, ActionId } from './actions.ts';
import { createDetailActions } from './detailActions.ts';
import type { ViewServices } from './viewServices.ts';
import { createZoomActions } from './zoomActions.ts';

const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

/** Creates the actions that change the view and lay out the boxes. */
export function createViewActions(services: ViewServices): readonly ActionDefinition[] {
  const { viewOptions, notices } = services;
  const inform = (text: string): void => showOnce(notices, { tone: 'info', text });
  const toggle = (id: ActionId, label: string, option: ToggleOption): ActionDefinition => ({
    id,
    label,
    isEnabled: () => true,
    isOn: () => viewOptions.getState()[option],
    run: () => {
      viewOptions.setState((options) => ({ [option]: !options[option] }));
      const text = describeToggle(option, viewOptions.getState());
      if (text !== null) inform(text);
    },
  });
  const layOutSelection = (): void => {
    const { models } = services.editor.getState().selection;
    layOutModels(services, models.length > 1 ? { modelIds: models } : {});
  };
  return [
    ...createZoomActions(services),
    { id: 'autoLayout', label: 'Lay out', isEnabled: hasModels, run: layOutSelection },
    ...createDetailActions(services, () => layOutModels(services)),
    {
      ...toggle('toggleFocus', 'Focus on the selection', 'isFocused'),
      run: () => viewOptions.setState(({ isFocused }) => ({ isFocused: !isFocused, focusSteps: 1 })),
    },
    {
      id: 'growFocus',
      label: 'Show one more step of neighbours',
      isEnabled: () => viewOptions.getState().isFocused,
      run: () => viewOptions.setState(({ focusSteps }) => ({ focusSteps: focusSteps + 1 })),
    },
    toggle('toggleMinimap', 'Minimap', 'hasMinimap'),
    toggle('toggleSnapping', 'Snap to the grid', 'isSnapping'),
    toggle('toggleLock', 'Lock positions', 'isLocked'),
  ];
}

/** Lays out some models, all by default, and brings all into view. */
function layOutModels(
  { editor, view, viewOptions, notices }: ViewServices,
  some: Pick<LayOutArguments, 'modelIds'> = {},
): void {
  void orTryAgain(notices, 'The code that lays out models', async () => {
    const options = layoutOptionsFor({ view, viewOptions });
    const { runLayout } = await loadPart(() => import('../opening/runLayout.ts'));
    const isMoved = await runLayout(editor, { ...options, ...some });
    if (!isMoved) showOnce(notices, { tone: 'info', text: 'Already laid out: nothing moved.' });
    requestAnimationFrame(() => fitView(view.getState().canvas));
  });
}

/** Describes the effect of a toggle; null where the screen shows it. */
function describeToggle(option: ToggleOption, { [option]: isOn }: ViewOptions): string | null {
  if (option === 'isSnapping') {
    return isOn ? 'Boxes snap to the grid while they are dragged.' : 'Boxes no longer snap to the grid.';
  }
  if (option === 'isLocked') {
    return isOn ? 'Positions are locked: boxes can’t be dragged.' : 'Boxes can be dragged again.';
  }
  return null;
}

type ToggleOption = {
  [Key in keyof ViewOptions]: ViewOptions[Key] extends boolean ? Key : never;
}[keyof ViewOptions];

/** Zooms so that every box is in view. */
export function fitView(canvas: CanvasView | null): void {
  canvas?.showAll();
}
