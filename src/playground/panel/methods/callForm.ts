import { toValue } from '../../toValue.ts';
import { buildFilter, buildWhere, emptyFilter, type FilterForm } from '../calls/buildFilter.ts';
import { type CallMethod, formMethods } from '../calls/callMethods.ts';
import { type CallRequest, missingId } from '../calls/callRequest.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import { toId } from './rowChoices.ts';

/** The content of the form; names that the design no longer has are ignored. */
export interface CallForm {
  readonly model: string;
  /** What the method is called on. */
  readonly receiver: 'instance' | 'class';
  /** The id of the instance; null for the first row. */
  readonly instance: string | null;
  /** "" for the class or the instance itself. */
  readonly relation: string;
  readonly method: string;
  readonly id: string;
  /** Texts by property; "" for no value. */
  readonly data: Readonly<Record<string, string>>;
  readonly filter: FilterForm;
}

/** The form with its names looked up in the present design. */
export interface ResolvedForm {
  readonly model: DesignModel;
  readonly relation: DesignRelation | null;
  /** The model whose rows the call reads or writes. */
  readonly rowModel: DesignModel;
  /** The model of the id that the method takes: `rowModel`, or the model that an embedded item points at. */
  readonly idModel: DesignModel;
  readonly methods: readonly CallMethod[];
  readonly method: CallMethod;
}

export const emptyForm: CallForm = {
  model: '',
  receiver: 'instance',
  instance: null,
  relation: '',
  method: 'build',
  id: '',
  data: {},
  filter: emptyFilter,
};

/** Creates the initial form, with a hasMany where there is one: most people want to see that first. */
export function startForm(design: readonly DesignModel[]): CallForm {
  for (const wanted of ['hasMany', 'hasMany through', 'hasAndBelongsToMany', 'belongsTo']) {
    for (const { name, relations } of design) {
      const relation = relations.find(({ type }) => type === wanted);
      if (relation !== undefined) return { ...emptyForm, model: name, relation: relation.name };
    }
  }
  return { ...emptyForm, model: design[0]?.name ?? '', receiver: 'class', method: 'find' };
}

/**
 * Looks up the names of a form; null for a design without models that have rows.
 *
 * @param row the row of the instance, which names the target of a polymorphic belongsTo; null where it is unknown
 */
export function resolveForm(
  form: CallForm,
  design: readonly DesignModel[],
  row: Readonly<Record<string, unknown>> | null = null,
): ResolvedForm | null {
  const stored = design.filter(({ isStored }) => isStored);
  const model = stored.find(({ name }) => name === form.model) ?? stored[0];
  if (model === undefined) return null;
  const relation =
    form.receiver === 'class' ? null : (model.relations.find(({ name }) => name === form.relation) ?? null);
  const isOnInstance = form.receiver === 'instance';
  const methods = formMethods({ owner: model.name, relation, isOnInstance });
  const method = methods.find(({ name }) => name === form.method) ?? methods[0];
  if (method === undefined) return null;
  const named = relation === null ? model.name : relation.model || row?.[relation.discriminator ?? ''];
  const rowModel = design.find(({ name }) => name === named) ?? model;
  const idModel = method.takes.includes('link') ? pointedModel(relation, rowModel, design) : rowModel;
  return { model, relation, rowModel, idModel, methods, method };
}

/** Returns the model that the embedded items of a relation point at (option `belongsTo`); others link to their target. */
function pointedModel(
  relation: DesignRelation | null,
  rowModel: DesignModel,
  design: readonly DesignModel[],
): DesignModel {
  const reference = rowModel.relations.find(({ name }) => name === relation?.embeds?.belongsTo);
  return design.find(({ name }) => name === reference?.model) ?? rowModel;
}

/** Lists the properties that a form has fields for: not a generated id, and not the key and the discriminator that the relation sets. */
export function dataProperties({ relation, rowModel, method }: ResolvedForm) {
  const isWritten = method.name === 'build' || method.name === 'create';
  const isCounted = relation?.embeds !== undefined && rowModel.idType === 'number';
  return rowModel.properties.filter(({ name, isId }) => {
    // embedsMany counts number ids up itself.
    if (isId && (rowModel.isIdGenerated || isCounted)) return false;
    const isKey =
      relation?.keyHolder === rowModel.name &&
      (relation.foreignKey === name || relation.discriminator === name);
    return !(isWritten && isKey);
  });
}

/** Whether the method takes the id of a row. */
export function takesId({ takes }: CallMethod): boolean {
  return takes.some((kind) => kind === 'id' || kind === 'link');
}

/**
 * Creates the call that a form describes. A missing id becomes "…".
 *
 * @param instance the id that is used where the form has none
 */
export function toRequest(
  form: CallForm,
  resolved: ResolvedForm,
  instance: string = form.instance ?? '',
): CallRequest {
  const { model, relation, rowModel, idModel, method } = resolved;
  const typeOf = (name: string): string =>
    rowModel.properties.find((property) => property.name === name)?.type ?? 'any';
  const names = new Set(dataProperties(resolved).map(({ name }) => name));
  const data = Object.fromEntries(
    Object.entries(form.data)
      .filter(([name, text]) => names.has(name) && text !== '')
      .map(([name, text]) => [name, toValue(text, typeOf(name))]),
  );
  return {
    model,
    instanceId: form.receiver === 'class' ? null : instance === '' ? missingId : toId(instance, model),
    relation,
    target: relation === null ? null : rowModel,
    method,
    id: takesId(method) ? (form.id === '' ? missingId : toId(form.id, idModel)) : null,
    where: method.takes.includes('where') ? buildWhere(form.filter.where, typeOf) : undefined,
    filter: method.takes.includes('filter') ? buildFilter(form.filter, typeOf) : undefined,
    data,
  };
}
