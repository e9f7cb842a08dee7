import type { EditorState } from '../../editor/index.ts';
import { boundsOf } from '../../lib/geometry.ts';
import { resolveRelation } from '../../model/index.ts';
import type { ActionDefinition, ActionId } from './actions.ts';
import { showFocused } from './focusActions.ts';
import type { ViewServices } from './viewServices.ts';

const hasModels = ({ project }: EditorState): boolean => project.models.length > 0;

/** The ids of what is selected on the canvas; of a relation its two models. */
function selectedIds({ project, selection }: EditorState): readonly string[] {
  const { models, areas, notes, relation } = selection;
  const found = relation === null ? null : resolveRelation(project, relation);
  const ends = found === null ? [] : [found.owner.id, found.target?.id ?? found.owner.id];
  return [...models, ...areas, ...notes, ...ends];
}

const levels: readonly (readonly [ActionId, number])[] = [
  ['zoomHalf', 0.5],
  ['zoomFull', 1],
  ['zoomDouble', 2],
];

/** Creates the actions that zoom. */
export function createZoomActions(services: ViewServices): readonly ActionDefinition[] {
  const { editor, view } = services;
  const canvas = () => view.getState().canvas;
  const by = (id: ActionId, label: string, factor: number): ActionDefinition => ({
    id,
    label,
    isEnabled: hasModels,
    run: () => canvas()?.zoomBy(factor),
  });
  return [
    {
      id: 'fitView',
      label: 'Show all models',
      isEnabled: hasModels,
      run: () => {
        if (!showFocused(services)) canvas()?.showAll();
      },
    },
    {
      id: 'zoomToSelection',
      label: 'Zoom to the selection',
      isEnabled: (state) => selectedIds(state).length > 0,
      run: () => {
        const ids = new Set(selectedIds(editor.getState()));
        const box = boundsOf((canvas()?.boxes() ?? []).filter(({ id }) => ids.has(id)));
        if (box !== null) canvas()?.show(box, 1);
      },
    },
    by('zoomIn', 'Zoom in', 1.25),
    by('zoomOut', 'Zoom out', 0.8),
    ...levels.map(
      ([id, zoom]): ActionDefinition => ({
        id,
        label: `Zoom to ${100 * zoom}%`,
        isEnabled: hasModels,
        run: () => canvas()?.zoomTo(zoom),
      }),
    ),
  ];
}
