import { toValue } from '../../toValue.ts';

/** One condition of a where clause in a form. */
export interface Condition {
  readonly property: string;
  readonly operator: Operator;
  readonly text: string;
}

/** LoopBack's operators. `=` is not one of them: the value itself stands for it. */
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
  'ilike',
  'nilike',
  'regexp',
] as const;

export type Operator = (typeof operators)[number];

/** Conditions and nested groups, joined with `and` or with `or`. */
export interface ConditionGroup {
  readonly join: 'and' | 'or';
  readonly conditions: readonly Condition[];
  readonly groups: readonly ConditionGroup[];
}

export const emptyGroup: ConditionGroup = { join: 'and', conditions: [], groups: [] };

export interface OrderKey {
  readonly property: string;
  readonly isDescending: boolean;
}

export interface FilterForm {
  readonly where: ConditionGroup;
  /** Empty for the order of the ids. */
  readonly order: readonly OrderKey[];
  readonly limit: string;
  readonly skip: string;
  /** Relations of the model, also nested: "orders", "orders.reviews". */
  readonly include: readonly string[];
  /** The properties to read; empty for all. */
  readonly fields: readonly string[];
}

export const emptyFilter: FilterForm = {
  where: emptyGroup,
  order: [],
  limit: '',
  skip: '',
  include: [],
  fields: [],
};

type Clause = Readonly<Record<string, unknown>>;
type TypeOf = (property: string) => string;

/** Builds the where clause of a group; undefined where it has no condition. Two conditions on the same property need an `and`. */
export function buildWhere(group: ConditionGroup, typeOf: TypeOf): Clause | undefined {
  const clauses: readonly Clause[] = [
    ...group.conditions
      .filter(({ property }) => property !== '')
      .map((condition) => buildClause(condition, typeOf)),
    ...group.groups.map((inner) => buildWhere(inner, typeOf)).filter((inner) => inner !== undefined),
  ];
  const [first, ...others] = clauses;
  if (first === undefined || others.length === 0) return first;
  if (group.join === 'or') return { or: clauses };
  const names = clauses.flatMap(Object.keys);
  return new Set(names).size === names.length ? Object.assign({}, ...clauses) : { and: clauses };
}

function buildClause({ property, operator, text }: Condition, typeOf: TypeOf): Clause {
  const value = (part: string): unknown => toValue(part.trim(), typeOf(property));
  const parts = text.split(',').map(value);
  switch (operator) {
    case '=':
      return { [property]: value(text) };
    case 'inq':
    case 'nin':
      return { [property]: { [operator]: parts } };
    case 'between':
      return { [property]: { between: parts.slice(0, 2) } };
    case 'like':
    case 'nlike':
    case 'ilike':
    case 'nilike':
    case 'regexp':
      // A pattern is a string, whatever the type of the property.
      return { [property]: { [operator]: text } };
    default:
      return { [property]: { [operator]: value(text) } };
  }
}

/** Builds `'orders'`, `{orders: 'reviews'}`, or a list of these. */
function buildInclude(paths: readonly string[]): unknown {
  const parts = paths.map((path): unknown => {
    const [relation = '', nested] = path.split('.');
    return nested === undefined ? relation : { [relation]: nested };
  });
  return parts.length === 1 ? parts[0] : parts;
}

/** Builds the filter of a form; undefined where the form is empty. */
export function buildFilter(form: FilterForm, typeOf: TypeOf): Clause | undefined {
  const where = buildWhere(form.where, typeOf);
  const limit = Number.parseInt(form.limit, 10);
  const skip = Number.parseInt(form.skip, 10);
  const order = form.order.map(
    ({ property, isDescending }) => `${property} ${isDescending ? 'DESC' : 'ASC'}`,
  );
  const filter = {
    ...(where === undefined ? {} : { where }),
    ...(order.length === 0 ? {} : { order: order.length === 1 ? order[0] : order }),
    ...(Number.isNaN(limit) ? {} : { limit }),
    ...(Number.isNaN(skip) ? {} : { skip }),
    ...(form.fields.length === 0 ? {} : { fields: form.fields }),
    ...(form.include.length === 0 ? {} : { include: buildInclude(form.include) }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}
