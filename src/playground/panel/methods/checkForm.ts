import type { Condition, ConditionGroup } from '../calls/buildFilter.ts';
import type { DesignModel } from '../design/design.ts';
import { type CallForm, dataProperties, type ResolvedForm, takesId } from './callForm.ts';

/** Why a call can't be made yet. */
export interface FormProblem {
  /** The field: "instance", "id", "where", "limit", "skip", or "data" with the property. */
  readonly field: string;
  /** One sentence. */
  readonly message: string;
  /** Whether the field is empty. */
  readonly isMissing: boolean;
}

/** Returns the label of the field for the id that a method takes; it differs from that of the instance. */
export function argumentLabel({ idModel, model, relation }: ResolvedForm): string {
  return relation !== null && idModel.name === model.name
    ? `${idModel.name} id in ${relation.name}`
    : `${idModel.name} id`;
}

/**
 * Finds what is missing in a form, and texts that can't be values of their type.
 * LoopBack's own validation checks the rest, such as required properties.
 *
 * @param instance the id that the method is called on
 */
export function checkForm(form: CallForm, resolved: ResolvedForm, instance: string): readonly FormProblem[] {
  const { model, rowModel, idModel, method } = resolved;
  const problems: FormProblem[] = [];
  const add = (field: string, message: string | null, text = ''): void => {
    if (message !== null) problems.push({ field, message, isMissing: text.trim() === '' });
  };
  if (form.receiver === 'instance') add('instance', checkId(`${model.name} id`, instance, model), instance);
  if (takesId(method)) add('id', checkId(argumentLabel(resolved), form.id, idModel), form.id);
  if (method.takes.includes('data')) {
    for (const { name, type } of dataProperties(resolved)) {
      const text = form.data[name] ?? '';
      if (text !== '') add(`data ${name}`, checkValue(name, text, type), text);
    }
  }
  const isFiltered = method.takes.includes('filter');
  if (isFiltered || method.takes.includes('where')) add('where', checkGroup(form.filter.where, rowModel));
  if (isFiltered) {
    for (const field of ['limit', 'skip'] as const) {
      const text = form.filter[field].trim();
      if (text !== '' && !/^\d+$/.test(text)) add(field, `${field} is not a whole number: “${text}”.`, text);
    }
  }
  return problems;
}

function checkId(label: string, text: string, { idType }: DesignModel): string | null {
  if (text.trim() === '') return `${label} is missing: choose a row or type an id.`;
  return idType === 'number' ? checkValue(label, text, 'number') : null;
}

const listOperators: ReadonlySet<string> = new Set(['inq', 'nin', 'between']);
const patternOperators: ReadonlySet<string> = new Set(['like', 'nlike', 'ilike', 'nilike', 'regexp']);

function checkGroup({ conditions, groups }: ConditionGroup, model: DesignModel): string | null {
  for (const condition of conditions) {
    const message = checkCondition(condition, model);
    if (message !== null) return message;
  }
  for (const group of groups) {
    const message = checkGroup(group, model);
    if (message !== null) return message;
  }
  return null;
}

function checkCondition({ property, operator, text }: Condition, model: DesignModel): string | null {
  const type = model.properties.find(({ name }) => name === property)?.type ?? 'any';
  const label = `The value for ${property}`;
  if (patternOperators.has(operator)) return operator === 'regexp' ? checkPattern(label, text) : null;
  const values = listOperators.has(operator) ? text.split(',') : [text];
  if (operator === 'between' && values.length !== 2) return `${label} takes two values, as in “1, 2”.`;
  for (const value of values) {
    if (value.trim() === '') {
      if (isText(type) && values.length === 1) continue;
      return `${label} is missing.`;
    }
    const message = checkValue(label, value, type);
    if (message !== null) return message;
  }
  return null;
}

function checkPattern(label: string, text: string): string | null {
  try {
    new RegExp(text);
    return null;
  } catch {
    return `${label} is not a regular expression: “${text}”.`;
  }
}

function isText(type: string): boolean {
  return /^(string|text|any)$/i.test(type);
}

/** Returns why a text can't be a value of the type, which for lists and objects is JSON; null where it can. */
function checkValue(label: string, given: string, type: string): string | null {
  const text = given.trim();
  const kind = type.toLowerCase();
  const shown = `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
  if (isText(type) || kind === 'buffer') return null;
  if (kind === 'number') {
    return text !== '' && Number.isFinite(Number(text)) ? null : `${label} is not a number: ${shown}.`;
  }
  if (kind === 'boolean') {
    return text === 'true' || text === 'false' ? null : `${label} is neither true nor false: ${shown}.`;
  }
  if (kind === 'date' || kind === 'datestring') {
    const isDate = !Number.isNaN(Date.parse(text)) || Number.isFinite(Number(text));
    return isDate ? null : `${label} is not a date: ${shown}. Write it as 2026-01-31.`;
  }
  if (kind === 'geopoint' && /^-?[\d.]+\s*,\s*-?[\d.]+$/.test(text)) return null;
  try {
    JSON.parse(text);
    return null;
  } catch {
    return `${label} is not JSON: ${shown}.`;
  }
}
