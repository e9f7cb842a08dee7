/** Notices of what a SQL database would do with the same call. They never change a result. */
import type { Dictionary, Filter, ModelClass } from './model/contracts.ts';
import { isPlainObject } from './query/sanitize.ts';

const clauseLists: ReadonlySet<string> = new Set(['and', 'or', 'nor']);

/** The operators that a SQL database reads otherwise, by the code of their notice. */
const operatorCodes = {
  neq: 'SQL_SKIPS_NULLS',
  nin: 'SQL_SKIPS_NULLS',
  like: 'SQL_READS_WILDCARDS',
  nlike: 'SQL_READS_WILDCARDS',
  ilike: 'SQL_REFUSES_OPERATOR',
  nilike: 'SQL_REFUSES_OPERATOR',
  regexp: 'SQL_REFUSES_REGEXP',
} as const;

const isDeclared = (model: ModelClass, name: string): boolean =>
  Object.hasOwn(model.definition.properties, name);

/** Emits notices for the conditions that a SQL database would drop, refuse or read otherwise. */
export function noticeSqlWhere(model: ModelClass, where: unknown): void {
  if (!model.dataSource?.hasNoticeListener() || !isPlainObject(where)) return;
  for (const [name, condition] of Object.entries(where)) {
    if (clauseLists.has(name) && Array.isArray(condition))
      for (const clause of condition) noticeSqlWhere(model, clause);
    else noticeCondition(model, name, condition);
  }
}

function noticeCondition(model: ModelClass, name: string, condition: unknown): void {
  const { dataSource, modelName } = model;
  if (!isDeclared(model, name)) {
    const [first = ''] = name.split('.');
    const isPath = first !== name && isDeclared(model, first);
    if (isPath) dataSource?.notice('SQL_READS_NO_PATH', `${name} is inside ${first} of ${modelName}.`);
    else dataSource?.notice('SQL_DROPS_CONDITION', `${modelName} does not declare ${name}.`);
    return;
  }
  if (!isPlainObject(condition)) return;
  for (const [operator, code] of Object.entries(operatorCodes))
    if (operator in condition) dataSource?.notice(code, `${operator} is used for ${name} of ${modelName}.`);
}

/** Emits notices for an order that a SQL database would refuse, or that puts rows without a value elsewhere. */
export function noticeSqlOrder(model: ModelClass, { order }: Filter): void {
  if (!model.dataSource?.hasNoticeListener() || !order) return;
  const terms: readonly unknown[] = Array.isArray(order) ? order : [order];
  for (const term of terms) {
    const name = String(term).trim().split(/\s+/)[0] ?? '';
    const property = isDeclared(model, name) ? model.definition.properties[name] : undefined;
    if (property === undefined)
      model.dataSource.notice('SQL_REFUSES_ORDER', `${model.modelName} does not declare ${name}.`);
    else if (!property['id'] && !property['required'])
      model.dataSource.notice('SQL_ORDERS_NULLS', `Rows of ${model.modelName} may have no ${name}.`);
  }
}

/** Emits a notice for properties that a SQL database would not store. */
export function noticeSqlData(model: ModelClass, data: Dictionary): void {
  if (!model.dataSource?.hasNoticeListener()) return;
  const names = Object.keys(data).filter((name) => data[name] !== undefined && !isDeclared(model, name));
  if (names.length > 0)
    model.dataSource.notice(
      'SQL_STORES_DECLARED',
      `${model.modelName} does not declare ${names.join(', ')}.`,
    );
}
