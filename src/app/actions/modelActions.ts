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

/** What is done to one model. */
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
      label: 'Rename, or edit a note',
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

/** The selected relation, where its name can be changed on the canvas: without a target it has no label there. */
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
  // Zoomed far out, or outside the view, its label is not in the page.
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

/** Opens the field of what the selection holds, and brings it into view first: off screen nothing is in the page. */
function edit({ editor, editing, view, reveal }: ModelServices, target: InPlaceTarget): void {
  editing.setState({ target });
  const { project, selection } = editor.getState();
  const { canvas } = view.getState();
  const [box] = itemBoxes(project, selection);
  if (canvas !== null && box !== undefined && !canvas.isInView(box, 'part')) reveal(box.id);
}

/** A new model, on the point given or on free space near what is seen; its name is ready to be typed. */
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
 * A new model on the point given, and a relation to it: one step, which goes on
 * while its name is typed, so that Escape takes both back.
 */
export function addRelatedAt({ editor, editing }: ModelServices, made: RelatedAt): void {
  const id = createId();
  const name = freeName(new Set(editor.getState().project.models.map((entry) => entry.definition.name)));
  let { position } = made;
  const run = (wanted: string): Project =>
    editor.run(
      addRelatedModel,
      { ...made, position, id, name: wanted },
      { step: `add:${id}`, label: 'Add model and relation' },
    );
  // Where it found room at first, so that it does not jump while its name gets longer.
  position = findModel(run(name), id)?.position ?? position;
  editor.select({ models: [id] });
  editing.setState({
    target: { modelId: id, part: 'name', isNew: true, onName: (typed) => void run(typed) },
  });
}

/** Where a new model stands, and how it is related. */
export type RelatedAt = Omit<AddRelatedModelArguments, 'id' | 'name'>;

/** "Model" itself is a base class of LoopBack. */
function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`Model${number}`)) number += 1;
  return `Model${number}`;
}
