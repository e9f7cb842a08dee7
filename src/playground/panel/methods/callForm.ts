import { toValue } from '../../toValue.ts';
import { buildFilter, buildWhere, emptyFilter, type FilterForm } from '../calls/buildFilter.ts';
import { type CallMethod, formMethods } from '../calls/callMethods.ts';
import { type CallRequest, missingId } from '../calls/callRequest.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import { toId } from './rowChoices.ts';

/** What stands in the form; names that the design no longer has are passed over. */
export interface CallForm {
  readonly model: string;
  /** What the method is called on. */
  readonly receiver: 'instance' | 'class';
  /** The id of the instance; null for the first row that there is. */
  readonly instance: string | null;
  /** "" for the class or the instance itself. */
  readonly relation: string;
  readonly method: string;
  readonly id: string;
  /** Texts by property; "" is not given. */
  readonly data: Readonly<Record<string, string>>;
  readonly filter: FilterForm;
}

/** The form as the design has it now. */
export interface ResolvedForm {
  readonly model: DesignModel;
  readonly relation: DesignRelation | null;
  /** Whose rows the call is about. */
  readonly asked: DesignModel;
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

/** Starts with a hasMany where there is one: that is what people come to see. */
export function startForm(design: readonly DesignModel[]): CallForm {
  for (const wanted of ['hasMany', 'hasMany through', 'hasAndBelongsToMany', 'belongsTo']) {
    for (const { name, relations } of design) {
      const relation = relations.find(({ type }) => type === wanted);
      if (relation !== undefined) return { ...emptyForm, model: name, relation: relation.name };
    }
  }
  return { ...emptyForm, model: design[0]?.name ?? '', receiver: 'class', method: 'find' };
}

/** null for a design without models that have rows. */
export function resolveForm(form: CallForm, design: readonly DesignModel[]): ResolvedForm | null {
  const stored = design.filter(({ isStored }) => isStored);
  const model = stored.find(({ name }) => name === form.model) ?? stored[0];
  if (model === undefined) return null;
  const relation =
    form.receiver === 'class' ? null : (model.relations.find(({ name }) => name === form.relation) ?? null);
  const isOnInstance = form.receiver === 'instance';
  const methods = formMethods({ owner: model.name, relation, isOnInstance });
  const method = methods.find(({ name }) => name === form.method) ?? methods[0];
  if (method === undefined) return null;
  const target = relation === null ? model : design.find(({ name }) => name === relation.model);
  return { model, relation, asked: target ?? model, methods, method };
}

/** The properties that a form asks for: not a generated id, and not the key that the relation sets. */
export function dataProperties({ relation, asked, method }: ResolvedForm) {
  const isWritten = method.name === 'build' || method.name === 'create';
  return asked.properties.filter(({ name, isId }) => {
    if (isId && asked.isIdGenerated) return false;
    const isKey = relation?.foreignKey === name && relation.keyHolder === asked.name;
    return !(isWritten && isKey);
  });
}

/** Whether the method asks for the id of a row. */
export function takesId({ takes }: CallMethod): boolean {
  return takes.some((kind) => kind === 'id' || kind === 'link');
}

/**
 * The call that a form describes. An id that it asks for and that is empty stands as "…" in it.
 *
 * @param instance the id that counts where the form names none
 */
export function toRequest(
  form: CallForm,
  resolved: ResolvedForm,
  instance: string = form.instance ?? '',
): CallRequest {
  const { model, relation, asked, method } = resolved;
  const typeOf = (name: string): string =>
    asked.properties.find((property) => property.name === name)?.type ?? 'any';
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
    target: relation === null ? null : asked,
    method,
    id: takesId(method) ? (form.id === '' ? missingId : toId(form.id, asked)) : null,
    where: method.takes.includes('where') ? buildWhere(form.filter.where, typeOf) : undefined,
    filter: method.takes.includes('filter') ? buildFilter(form.filter, typeOf) : undefined,
    data,
  };
}
