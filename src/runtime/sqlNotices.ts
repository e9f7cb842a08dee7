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

/** The operators that compare with whole values. */
const comparing = ['neq', 'inq', 'nin', 'gt', 'gte', 'lt', 'lte', 'between'] as const;

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
  noticeValues(model, name, condition);
  if (!isPlainObject(condition)) return;
  for (const [operator, code] of Object.entries(operatorCodes))
    if (operator in condition) dataSource?.notice(code, `${operator} is used for ${name} of ${modelName}.`);
}

/** Emits notices for values that a SQL database compares otherwise. */
function noticeValues(
  { dataSource, definition, modelName }: ModelClass,
  name: string,
  condition: unknown,
): void {
  const property = definition.properties[name];
  const values = isPlainObject(condition)
    ? comparing.flatMap((operator) => condition[operator] ?? [])
    : [condition];
  const texts = values.filter((value) => typeof value === 'string');
  if (property?.['type'] === String && texts.some((text) => text.toLowerCase() !== text.toUpperCase()))
    dataSource?.notice('SQL_IGNORES_CASE', `${name} of ${modelName} is compared with a text.`);
  const isNumericId = Boolean(property?.['id']) && property?.['type'] === Number;
  if (isNumericId && values.some(isNoNumber))
    dataSource?.notice('SQL_REFUSES_ID', `${name} of ${modelName} is compared with what is not a number.`);
}

/** Whether a value is not a number, also after LoopBack has made a number of it. */
const isNoNumber = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && Number.isNaN(Number(value));

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
    if (property?.['type'] === String)
      model.dataSource.notice('SQL_IGNORES_CASE', `Rows of ${model.modelName} are ordered by ${name}.`);
  }
}

/** Emits notices for what a SQL database would not store of a row. */
export function noticeSqlData(model: ModelClass, data: Dictionary): void {
  if (!model.dataSource?.hasNoticeListener()) return;
  const names = Object.keys(data).filter((name) => data[name] !== undefined && !isDeclared(model, name));
  if (names.length > 0)
    model.dataSource.notice(
      'SQL_STORES_DECLARED',
      `${model.modelName} does not declare ${names.join(', ')}.`,
    );
  const dates = Object.keys(data).filter((name) => losesMilliseconds(model, name, data[name]));
  if (dates.length > 0)
    model.dataSource.notice(
      'SQL_LOSES_MILLISECONDS',
      `${dates.join(', ')} of ${model.modelName} has milliseconds.`,
    );
}

function losesMilliseconds({ definition }: ModelClass, name: string, value: unknown): boolean {
  if (!(value instanceof Date) || !(value.getTime() % 1000)) return false;
  const column: unknown = definition.properties[name]?.['mysql'];
  return !isPlainObject(column) || !column['dataPrecision'];
}
