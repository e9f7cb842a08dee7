import { toValue } from '../../host/index.ts';

/** One condition of a where clause, as a form has it. */
export interface Condition {
  readonly property: string;
  readonly operator: Operator;
  readonly text: string;
}

/** LoopBack's operators by what people call them; `=` is no operator but the value itself. */
export const operators = [
  '=',
  'neq',
  'gt',
  'gte',
  'lt',
  'lte',
  'inq',
  'nin',
  'between',
  'like',
  'nlike',
] as const;

export type Operator = (typeof operators)[number];

export interface FilterForm {
  readonly conditions: readonly Condition[];
  /** "" for the order of the ids. */
  readonly orderBy: string;
  readonly isDescending: boolean;
  readonly limit: string;
  /** A relation of the model that is asked for; "" for none. */
  readonly include: string;
}

export const emptyFilter: FilterForm = {
  conditions: [],
  orderBy: '',
  isDescending: false,
  limit: '',
  include: '',
};

type Clause = Readonly<Record<string, unknown>>;

/** The where clause of the conditions; undefined where there are none. Twice the same property needs an `and`. */
export function buildWhere(
  conditions: readonly Condition[],
  typeOf: (property: string) => string,
): Clause | undefined {
  const clauses = conditions
    .filter(({ property }) => property !== '')
    .map(({ property, operator, text }): Clause => {
      const value = (part: string): unknown => toValue(part.trim(), typeOf(property));
      const parts = text.split(',').map(value);
      if (operator === '=') return { [property]: value(text) };
      if (operator === 'inq' || operator === 'nin') return { [property]: { [operator]: parts } };
      if (operator === 'between') return { [property]: { between: parts.slice(0, 2) } };
      return { [property]: { [operator]: value(text) } };
    });
  if (clauses.length === 0) return undefined;
  const names = clauses.flatMap(Object.keys);
  return new Set(names).size === names.length ? Object.assign({}, ...clauses) : { and: clauses };
}

/** The filter of a form; undefined where nothing is asked for. */
export function buildFilter(form: FilterForm, typeOf: (property: string) => string): Clause | undefined {
  const where = buildWhere(form.conditions, typeOf);
  const limit = Number.parseInt(form.limit, 10);
  const filter = {
    ...(where === undefined ? {} : { where }),
    ...(form.orderBy === '' ? {} : { order: `${form.orderBy} ${form.isDescending ? 'DESC' : 'ASC'}` }),
    ...(Number.isNaN(limit) ? {} : { limit }),
    ...(form.include === '' ? {} : { include: form.include }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}
