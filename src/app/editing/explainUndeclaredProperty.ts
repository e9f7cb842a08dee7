import type { Editor } from '../../editor/index.ts';
import {
  declaringBaseOf,
  findModel,
  type ModelId,
  type Project,
  type PropertyView,
  type RelationRef,
} from '../../model/index.ts';
import { type Notices, showOnce } from '../shell/notices.ts';

/** Why a property can't be removed from a model, and where it is declared. */
interface PropertyExplanation {
  readonly text: string;
  /** What to select to change it; absent if no file of the project declares it. */
  readonly place?: { readonly label: string; readonly relation: RelationRef } | PropertyLink;
}

interface PropertyLink {
  readonly label: string;
  readonly modelId: ModelId;
  readonly property: string;
}

interface ExplainingServices {
  readonly editor: Editor;
  readonly notices: Notices;
}

/** Says why an undeclared property can’t be removed, with a link to where it comes from. */
export function explainUndeclaredProperty(
  { editor, notices }: ExplainingServices,
  modelId: ModelId,
  property: PropertyView,
): void {
  const { text, place } = whyPropertyStays(editor.getState().project, modelId, property);
  const show = (): void => {
    if (place === undefined) return;
    if ('relation' in place) editor.select({ relation: place.relation });
    else editor.select({ models: [place.modelId], property: place.property });
  };
  const action = place === undefined ? {} : { action: { label: place.label, run: show } };
  showOnce(notices, { tone: 'info', text, ...action });
}

function whyPropertyStays(
  project: Project,
  modelId: ModelId,
  { name, origin, from, fromRelation }: PropertyView,
): PropertyExplanation {
  const model = findModel(project, modelId)?.definition.name ?? '';
  if (origin === 'injected')
    return {
      text: `LoopBack adds ${name} to ${model}; no file has it. To use another id, mark a property of ${model} as the id in the inspector.`,
    };
  if (origin === 'inherited') return explainInherited(project, { modelId, model, name });
  const text = `The relation ${from} adds ${name} to ${model}.`;
  if (fromRelation === undefined) return { text: `${text} LoopBack adds that relation.` };
  const wayOut =
    origin === 'foreignKey' ? 'Delete the relation, or give it another key.' : 'Delete the relation.';
  return { text: `${text} ${wayOut}`, place: { label: `Show ${from}`, relation: fromRelation } };
}

interface InheritedProperty {
  readonly modelId: ModelId;
  readonly model: string;
  readonly name: string;
}

function explainInherited(
  project: Project,
  { modelId, model, name }: InheritedProperty,
): PropertyExplanation {
  const base = declaringBaseOf(project, modelId, name);
  const leaveOut = `eave it out of ${model} with "${name}": false under properties in the JSON.`;
  if (base === null) return { text: `${model} inherits ${name}. L${leaveOut}` };
  const text = `${model} inherits ${name} from ${base.name}.`;
  if (base.modelId === null) return { text: `${text} L${leaveOut}` };
  return {
    text: `${text} Remove it there, or l${leaveOut}`,
    place: { label: `Show ${base.name}.${name}`, modelId: base.modelId, property: name },
  };
}
