import type { InPlaceEditing } from '../canvas/index.ts';
import { createId, type Editor, type EditorState } from '../editor/index.ts';
import {
  addModel,
  freePosition,
  type ModelId,
  type Position,
  removeModels,
  removeRelation,
  resolveRelation,
} from '../model/index.ts';
import type { Action } from './actions.ts';
import { createArrangeActions } from './arrangeActions.ts';
import { createCopyActions } from './copying.ts';
import type { Exporting } from './exporting.ts';
import { createFileActions } from './files/fileActions.ts';
import type { Notices } from './notices.ts';
import type { Opening } from './opening.ts';
import type { Overlays } from './overlays.ts';
import { createProjectActions } from './projects/projectActions.ts';
import { createViewActions, type ViewServices } from './viewActions.ts';

export interface ActionServices extends ViewServices {
  readonly editing: InPlaceEditing;
  readonly opening: Opening;
  readonly exporting: Exporting;
  readonly notices: Notices;
  readonly overlays: Overlays;
  readonly togglePlayground: () => void;
  readonly revealModel: (modelId: ModelId) => void;
}

const always = (): boolean => true;
const hasOneModel = ({ selection }: EditorState): boolean => selection.models.length === 1;

/** Every action of the designer, with what it does. */
export function createActions(services: ActionServices): readonly Action[] {
  const { editor, editing, opening, exporting, overlays, togglePlayground } = services;
  const onSelectedModel = (act: (modelId: ModelId) => void) => () => {
    const [modelId] = editor.getState().selection.models;
    if (modelId !== undefined) act(modelId);
  };
  return [
    {
      id: 'addModel',
      label: 'Add model',
      shortcuts: ['N'],
      isEnabled: always,
      run: () => addModelAt(services),
    },
    {
      id: 'addProperty',
      label: 'Add property',
      shortcuts: ['P'],
      isEnabled: hasOneModel,
      run: onSelectedModel((modelId) => editing.setState({ target: { modelId, part: 'newProperty' } })),
    },
    {
      id: 'renameModel',
      label: 'Rename model',
      shortcuts: ['F2'],
      isEnabled: hasOneModel,
      run: onSelectedModel((modelId) => editing.setState({ target: { modelId, part: 'name' } })),
    },
    {
      id: 'renameEverywhere',
      label: 'Rename with a preview…',
      shortcuts: ['Shift+F2'],
      isEnabled: hasOneModel,
      run: () => overlays.setState({ open: 'rename' }),
    },
    {
      id: 'deleteSelection',
      label: 'Delete',
      shortcuts: ['Delete', 'Backspace'],
      isEnabled: ({ selection }) => selection.models.length > 0 || selection.relation !== null,
      run: () => deleteSelection(editor),
    },
    {
      id: 'selectAll',
      label: 'Select all models',
      shortcuts: ['Mod+A'],
      isEnabled: ({ project }) => project.models.length > 0,
      run: () => editor.select({ models: editor.getState().project.models.map(({ id }) => id) }),
    },
    {
      id: 'clearSelection',
      label: 'Select nothing',
      shortcuts: ['Escape'],
      isEnabled: ({ selection }) => selection.models.length > 0 || selection.relation !== null,
      run: () => editor.clearSelection(),
    },
    {
      id: 'undo',
      label: 'Undo',
      shortcuts: ['Mod+Z'],
      isEnabled: ({ canUndo }) => canUndo,
      run: () => editor.undo(),
    },
    {
      id: 'redo',
      label: 'Redo',
      shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
      isEnabled: ({ canRedo }) => canRedo,
      run: () => editor.redo(),
    },
    {
      id: 'openFiles',
      label: 'Open model files or a zip…',
      shortcuts: ['Mod+O'],
      worksWhileTyping: true,
      isEnabled: always,
      run: () => void opening.pick(),
    },
    ...createFileActions(services),
    {
      id: 'downloadProject',
      label: 'All files as a zip',
      shortcuts: ['Mod+E'],
      worksWhileTyping: true,
      isEnabled: ({ project }) => project.models.length > 0,
      run: () => void exporting.downloadProject(),
    },
    {
      id: 'downloadModel',
      label: 'The selected model',
      shortcuts: [],
      isEnabled: hasOneModel,
      run: onSelectedModel(exporting.downloadModel),
    },
    ...createCopyActions(services),
    ...createViewActions(services),
    ...createArrangeActions(services, services.revealModel),
    ...createProjectActions(overlays),
    {
      id: 'togglePlayground',
      label: 'Playground',
      shortcuts: ['Mod+J'],
      worksWhileTyping: true,
      isEnabled: always,
      run: togglePlayground,
    },
    {
      id: 'openPalette',
      label: 'Find or do anything…',
      shortcuts: ['Mod+K'],
      worksWhileTyping: true,
      isEnabled: always,
      run: () => overlays.setState({ open: 'palette' }),
    },
    {
      id: 'showShortcuts',
      label: 'Keyboard shortcuts',
      shortcuts: ['?'],
      isEnabled: always,
      run: () => overlays.setState({ open: 'shortcuts' }),
    },
  ];
}

/** A new model, on the point given or on free space near what is seen; its name is ready to be typed. */
export function addModelAt({ editor, editing, view }: ActionServices, position?: Position): void {
  const { project } = editor.getState();
  const id = createId();
  const names = new Set(project.models.map((entry) => entry.definition.name));
  const place = position ?? freePosition(project);
  editor.run(addModel, { id, name: freeName(names), position: place }, { label: 'Add model' });
  editor.select({ models: [id] });
  editing.setState({ target: { modelId: id, part: 'name' } });
  if (position === undefined)
    void view.getState().canvas?.setCenter(place.x + 110, place.y + 60, { zoom: 1 });
}

/** "Model" itself is a base class of LoopBack. */
function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`Model${number}`)) number += 1;
  return `Model${number}`;
}

function deleteSelection(editor: Editor): void {
  const { project, selection } = editor.getState();
  const { relation, models } = selection;
  if (models.length > 0) {
    editor.run(
      removeModels,
      { modelIds: models },
      { label: models.length === 1 ? 'Delete model' : 'Delete models' },
    );
  } else if (relation !== null && resolveRelation(project, relation)?.isEditable) {
    editor.run(removeRelation, { ref: relation }, { label: 'Delete relation' });
  }
}
