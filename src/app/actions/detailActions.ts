import { nextDetail } from '../../canvas/index.ts';
import type { EditorState } from '../../editor/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import type { DetailLevel } from '../../model/index.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { ActionDefinition, ActionId } from './actions.ts';
import type { ViewServices } from './viewServices.ts';

const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

/** The actions that choose a level of detail. */
export const detailActionIds: Readonly<Record<DetailLevel, ActionId>> = {
  all: 'detailAll',
  keys: 'detailKeys',
  names: 'detailNames',
};

const labels: Readonly<Record<DetailLevel, string>> = {
  all: 'Show all rows',
  keys: 'Show keys only',
  names: 'Show names only',
};

/**
 * Creates the actions that change the level of detail.
 *
 * @param layOut lays out all models; offered where the larger boxes overlap
 */
export function createDetailActions(services: ViewServices, layOut: () => void): readonly ActionDefinition[] {
  const { viewOptions, notices } = services;
  const change = (detail: DetailLevel): void => {
    const before = services.view.getState().canvas?.boxes() ?? [];
    viewOptions.setState({ detail });
    void orTryAgain(notices, 'The code that looks for overlapping models', async () => {
      const { offerLayout } = await loadPart(() => import('./offerLayout.ts'));
      offerLayout({ ...services, layOut }, before, detail);
    });
  };
  return [
    {
      id: 'changeDetail',
      label: 'Next level of detail',
      isEnabled: hasModels,
      run: () => change(nextDetail(viewOptions.getState().detail)),
    },
    ...(['all', 'keys', 'names'] as const).map(
      (detail): ActionDefinition => ({
        id: detailActionIds[detail],
        label: labels[detail],
        isEnabled: hasModels,
        isOn: () => viewOptions.getState().detail === detail,
        run: () => change(detail),
      }),
    ),
  ];
}
