import { countItems, type Editor, type Selection } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { loadPart } from '../../lib/loadPart.ts';
import {
  type CanvasItems,
  describeProperties,
  findModel,
  type ModelId,
  type Project,
  type ResolvedRelation,
  relationsLostWith,
  removeItems,
  removeProperty,
  removeRelation,
  resolveRelation,
} from '../../model/index.ts';
import { type Notices, showOnce } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import { showWayBack } from './showWayBack.ts';

export interface RemovingServices {
  readonly editor: Editor;
  readonly notices: Notices;
}

/** At most this many lost relations are named in the notice. */
const MOST_NAMES = 3;

/** Removes the property, relation, or models, areas and notes. */
export function removeSelection(
  services: RemovingServices,
  selection: Selection = services.editor.getState().selection,
): void {
  const { editor } = services;
  const { project } = editor.getState();
  const { property, relation, models, areas, notes } = selection;
  const [modelId] = models;
  if (property !== null && modelId !== undefined) removeSelectedProperty(services, modelId, property);
  else if (countItems(selection) > 0) removeWithRelations(services, { models, areas, notes });
  else if (relation !== null && resolveRelation(project, relation)?.isEditable)
    editor.run(removeRelation, { ref: relation }, { label: 'Delete relation' });
}

export interface Removal {
  /** The label of the undo step, and the beginning of the notice. */
  readonly label: string;
  readonly done: string;
}

/**
 * Removes models, areas and notes. If relations of other models are lost, a notice
 * names them and offers undo; with `removal` the notice is always shown.
 */
export function removeWithRelations(
  { editor, notices }: RemovingServices,
  items: CanvasItems,
  removal?: Removal,
): void {
  const { project } = editor.getState();
  const lost = relationsLostWith(project, items.models);
  const { label, done } = removal ?? { label: deletionOf(items), done: `Deleted ${namesOf(project, items)}` };
  const after = editor.run(removeItems, items, { label });
  if (after === project || (lost.length === 0 && removal === undefined)) return;
  showWayBack({ editor, notices }, `${done}${alongWith(lost)}.`, { label: 'Undo', run: editor.undo });
}

/** ", and with it the relation Customer.orders" */
function alongWith(lost: readonly ResolvedRelation[]): string {
  if (lost.length === 0) return '';
  const names = lost.map(({ owner, ref }) => `${owner.definition.name}.${ref.name}`);
  const left = names.length - MOST_NAMES;
  const shown = left > 1 ? [...names.slice(0, MOST_NAMES), `${left} more`] : names;
  const list = shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
  return `, and with it the ${names.length === 1 ? 'relation' : 'relations'} ${list}`;
}

function namesOf(project: Project, { models, areas, notes }: CanvasItems): string {
  const [modelId] = models;
  if (modelId !== undefined && models.length + areas.length + notes.length === 1)
    return findModel(project, modelId)?.definition.name ?? '';
  return kindsOf({ models, areas, notes })
    .map(([count, kind]) => countOf(count, kind))
    .join(', ');
}

/** Removes a declared property and selects the next one; for any other, says why it stays. */
function removeSelectedProperty({ editor, notices }: RemovingServices, modelId: ModelId, name: string): void {
  const { project } = editor.getState();
  const before = describeProperties(project, modelId);
  const index = before.findIndex((property) => property.name === name);
  const property = before[index];
  if (property === undefined) return;
  if (property.origin !== 'own') {
    void orTryAgain(notices, 'Why it stays', async () => {
      const { explainUndeclaredProperty } = await loadPart(() => import('./explainUndeclaredProperty.ts'));
      explainUndeclaredProperty({ editor, notices }, modelId, property);
    });
    return;
  }
  const after = editor.run(removeProperty, { modelId, name }, { label: 'Remove property' });
  if (after === project) return;
  const left = describeProperties(after, modelId);
  const model = findModel(after, modelId)?.definition.name ?? '';
  const stays = left.find((each) => each.name === name);
  if (stays !== undefined)
    showOnce(notices, {
      tone: 'info',
      text: `The file of ${model} no longer declares ${name}; ${whyItStays(stays)}.`,
    });
  // Not the model, or a second Delete would delete that.
  const next = stays ?? left.find((each) => each.name === before[index + 1]?.name) ?? left.at(index - 1);
  if (next === undefined) editor.clearSelection();
  else editor.select({ models: [modelId], property: next.name });
}

const whyItStays = ({ from, origin }: ReturnType<typeof describeProperties>[number]): string =>
  from !== undefined ? `${from} adds it` : origin === 'inherited' ? 'its base has it' : 'LoopBack adds it';

type KindCount = readonly [count: number, kind: string];

function kindsOf({ models, areas, notes }: CanvasItems): readonly KindCount[] {
  const all: readonly KindCount[] = [
    [models.length, 'model'],
    [areas.length, 'area'],
    [notes.length, 'note'],
  ];
  return all.filter(([count]) => count > 0);
}

function deletionOf(items: CanvasItems): string {
  const kinds = kindsOf(items);
  const [only] = kinds;
  if (kinds.length !== 1 || only === undefined) return 'Delete selection';
  return only[0] === 1 ? `Delete ${only[1]}` : `Delete ${only[1]}s`;
}
