import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView, InPlaceEditing, InPlaceTarget } from '../../canvas/index.ts';
import { countItems, createId, type Editor, type EditorState, type Selection } from '../../editor/index.ts';
import {
  type AddRelatedModelArguments,
  addModel,
  addRelatedModel,
  describeProperties,
  findModel,
  freePosition,
  itemBoxes,
  type ModelId,
  type Position,
  type Project,
  positionOf,
  type ResolvedRelation,
  resolveRelation,
} from '../../model/index.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { ActionDefinition } from './actions.ts';

export interface ModelServices {
  readonly editor: Editor;
  readonly editing: InPlaceEditing;
  readonly overlays: Overlays;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  /** Brings a model, an area or a note into view. */
  readonly reveal: (id: string) => void;
}

export const hasOneModel = ({ selection }: EditorState): boolean => selection.models.length === 1;

/** Creates the actions for a single model. */
export function createModelActions(services: ModelServices): readonly ActionDefinition[] {
  const { editor, overlays } = services;
  const onSelectedModel = (act: (modelId: ModelId) => void) => () => {
    const [modelId] = editor.getState().selection.models;
    if (modelId !== undefined) act(modelId);
  };
  return [
    {
      id: 'addModel',
      label: 'Add model',
      isEnabled: () => true,
      run: () => addModelAt(services),
    },
    {
      id: 'addProperty',
      label: 'Add property',
      isEnabled: hasOneModel,
      run: onSelectedModel((modelId) => edit(services, { modelId, part: 'newProperty' })),
    },
    {
      id: 'rename',
      label: 'Rename',
      isEnabled: (state) => countItems(state.selection) === 1 || selectedRelation(state) !== null,
      run: () => startRenaming(services),
    },
    {
      id: 'renameEverywhere',
      label: 'Rename with a preview…',
      isEnabled: hasOneModel,
      run: () => overlays.setState({ open: 'rename' }),
    },
  ];
}

/** Returns the selected relation if it has a label to edit; without a target it has none. */
function selectedRelation({ project, selection }: EditorState): ResolvedRelation | null {
  const relation = selection.relation === null ? null : resolveRelation(project, selection.relation);
  return relation?.isEditable && relation.target !== null ? relation : null;
}

function startRenaming(services: ModelServices): void {
  const { editor, editing, view, reveal } = services;
  const state = editor.getState();
  const relation = selectedRelation(state);
  if (relation === null) {
    const target = nameOf(state.selection, state.project);
    if (target !== null) edit(services, target);
    return;
  }
  // Zoomed far out, or outside the view, the label is not mounted.
  if (!view.getState().canvas?.isDrawn(relation.ref)) reveal(relation.owner.id);
  editing.setState({ target: { relation: relation.ref, part: 'relationName' } });
}

function nameOf(selection: Selection, project: Project): InPlaceTarget | null {
  const {
    models: [modelId],
    areas: [areaId],
    notes: [noteId],
    property,
  } = selection;
  if (modelId !== undefined && property !== null) {
    const isOwn = describeProperties(project, modelId).some(
      ({ name, origin }) => name === property && origin === 'own',
    );
    return isOwn ? { modelId, part: 'property', property } : null;
  }
  if (modelId !== undefined) return { modelId, part: 'name' };
  if (areaId !== undefined) return { areaId, part: 'title' };
  return noteId === undefined ? null : { noteId, part: 'text' };
}

/** Brings the selected element into view, so that it is mounted, then opens its field. */
function edit({ editor, editing, view, reveal }: ModelServices, target: InPlaceTarget): void {
  editing.setState({ target });
  const { project, selection } = editor.getState();
  const { canvas } = view.getState();
  const [box] = itemBoxes(project, selection);
  if (canvas !== null && box !== undefined && !canvas.isInView(box, 'part')) reveal(box.id);
}

/** Adds a model at the given point, or on free space in view, and opens its name for typing. */
export function addModelAt({ editor, editing, view }: ModelServices, position?: Position): void {
  const { project } = editor.getState();
  const id = createId();
  const names = new Set(project.models.map((entry) => entry.definition.name));
  const place = position ?? freePosition(project);
  editor.run(addModel, { id, name: freeName(names), position: place }, { label: 'Add model' });
  editor.select({ models: [id] });
  editing.setState({ target: { modelId: id, part: 'name', isNew: true } });
  if (position === undefined) void view.getState().canvas?.centreOn({ x: place.x + 110, y: place.y + 60 });
}

/**
 * Adds a model at the given point and a relation to it in one undo step, which
 * stays open while the name is typed, so that Escape removes both.
 */
export function addRelatedAt({ editor, editing }: ModelServices, related: RelatedAt): void {
  const id = createId();
  const name = freeName(new Set(editor.getState().project.models.map((entry) => entry.definition.name)));
  let { position } = related;
  const run = (wanted: string): Project =>
    editor.run(
      addRelatedModel,
      { ...related, position, id, name: wanted },
      { step: `add:${id}`, label: 'Add model and relation' },
    );
  // The first free position, so that the box does not jump while its name grows.
  const added = run(name);
  if (findModel(added, id) !== null) position = positionOf(added, id);
  editor.select({ models: [id] });
  editing.setState({
    target: { modelId: id, part: 'name', isNew: true, onName: (typed) => void run(typed) },
  });
}

/** The position of a new model, and its relation. */
export type RelatedAt = Omit<AddRelatedModelArguments, 'id' | 'name'>;

/** "Model" itself is a base class of LoopBack. */
function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`Model${number}`)) number += 1;
  return `Model${number}`;
}
