import { countItems, type Selection } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import {
  describeProperties,
  findModel,
  modelsInArea,
  type Project,
  relationsOf,
  resolveRelation,
} from '../../model/index.ts';
import { describeCounts } from './describeCounts.ts';

/** Describes the selection for a screen reader: "Customer, 4 properties, 2 relations". */
export function describeSelection(project: Project, selection: Selection): string {
  const { models, areas, notes } = selection;
  if (selection.relation !== null) return describeRelation(project, selection.relation);
  if (countItems(selection) > 1) return `${describeCounts(selection)} selected`;
  const [model] = models;
  if (model !== undefined && selection.property !== null)
    return describeProperty(project, model, selection.property);
  if (model !== undefined) return describeModel(project, model);
  const area = project.areas.find(({ id }) => id === areas[0]);
  if (area !== undefined) return describeArea(project, area);
  const note = project.notes.find(({ id }) => id === notes[0]);
  if (note === undefined) return '';
  return note.text === '' ? 'Empty note' : `Note: ${note.text}`;
}

function describeRelation(project: Project, ref: NonNullable<Selection['relation']>): string {
  const relation = resolveRelation(project, ref);
  if (relation === null) return '';
  const { owner, kind, type, foreignKey } = relation;
  const key = foreignKey === null ? '' : `, key ${foreignKey.value}`;
  return `${owner.definition.name} ${kind?.label ?? type} ${ref.name}${key}`;
}

function describeModel(project: Project, modelId: string): string {
  const name = findModel(project, modelId)?.definition.name ?? '';
  const properties = describeProperties(project, modelId).length;
  const relations = relationsOf(project, modelId).length;
  return `${name}, ${countOf(properties, 'property', 'properties')}, ${countOf(relations, 'relation')}`;
}

function describeProperty(project: Project, modelId: string, name: string): string {
  const property = describeProperties(project, modelId).find((each) => each.name === name);
  const model = findModel(project, modelId)?.definition.name ?? '';
  const from = property?.from === undefined ? '' : `, from ${property.from}`;
  return property === undefined ? '' : `${model}.${name}, ${property.typeLabel}${from}`;
}

function describeArea(project: Project, { id, name }: Project['areas'][number]): string {
  const ids = modelsInArea(project, id);
  const names = ids.map((modelId) => findModel(project, modelId)?.definition.name);
  const list = ids.length > 0 && ids.length < 10 ? `: ${names.join(', ')}` : '';
  return `Area ${name}, ${countOf(ids.length, 'model')}${list}`;
}
