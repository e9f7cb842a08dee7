import { asJson, createError } from '../errors.ts';
import { toBoolean } from '../model/coercion.ts';
import type { Dictionary, ModelClass, Options, Property } from '../model/contracts.ts';
import { isModelClass } from '../model/modelInstance.ts';
import { GeoPoint } from '../types/geoPoint.ts';
import {
  constructType,
  isTypeFunction,
  type PropertyType,
  type TypeFunction,
} from '../types/typeFunction.ts';
import { isPlainObject } from './sanitize.ts';
import { allowsExtendedOperators } from './settings.ts';
import { toRegExp } from './toRegExp.ts';

/** The operators in order of precedence: only the first one in a clause is used. */
const operators = [
  'eq',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'inq',
  'nin',
  'neq',
  'like',
  'nlike',
  'ilike',
  'nilike',
  'regexp',
] as const;

const createClauseError = (message: string): Error => createError(message, { statusCode: 400 });

/**
 * Coerces the values of a where clause IN PLACE to the declared types of their
 * properties; unknown and dotted names stay. Keeps one operator per clause.
 * @throws Error 400 with LoopBack's texts (docs/loopback.md#conditions)
 */
export function coerceWhere(
  model: ModelClass,
  where: unknown,
  options: Options = {},
  properties: Record<string, Property> = model.definition.properties,
): unknown {
  if (where === null || where === undefined) return where;
  if (typeof where !== 'object' || Array.isArray(where))
    throw createClauseError(`The where clause ${asJson(where)} is not an object`);
  const clause = where as Dictionary;
  for (const name of Object.keys(clause)) {
    if (name === 'and' || name === 'or' || name === 'nor')
      clause[name] = coerceClauses(model, name, clause[name], options);
    else
      coerceProperty(
        model,
        clause,
        name,
        options,
        Object.hasOwn(properties, name) ? properties[name]?.type : undefined,
      );
  }
  return where;
}

function coerceClauses(model: ModelClass, operator: string, clauses: unknown, options: Options): unknown[] {
  let list: unknown[];
  try {
    list = toArray(clauses);
  } catch (error) {
    throw createClauseError(
      `The ${operator} operator has invalid clauses ${asJson(clauses)}: ${(error as Error).message}`,
    );
  }
  for (const clause of list) coerceWhere(model, clause, options);
  return list;
}

/** An array, or an object whose keys are 0, 1, 2 … */
function toArray(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const problem = 'Value is not an array or object with sequential numeric indices';
  if (!isPlainObject(value)) throw new Error(problem);
  const { length } = Object.keys(value);
  if (length === 0) throw new Error('Value is an empty object');
  return Array.from({ length }, (_, index) => {
    if (!Object.hasOwn(value, index)) throw new Error(problem);
    return value[index];
  });
}

function coerceProperty(
  model: ModelClass,
  clause: Dictionary,
  name: string,
  options: Options,
  declared: PropertyType | undefined,
): void {
  const type = findItemType(declared);
  const given = clause[name];
  if (!type || (type as unknown) === GeoPoint || given === null || given === undefined) return;
  const operator = isPlainObject(given) ? findOperator(model, name, given) : undefined;
  const operand = operator ? readOperand(name, operator, given as Dictionary) : given;
  const array = operandAsArray(operand);
  if (isModelClass(type)) {
    const isUnchanged = isPatternOf(operator, operand) || isExtended(model, operand, options);
    const isList = Array.isArray(declared);
    if (!isUnchanged && coerceNested(model, type, array ?? operand, isList, options, clause)) return;
    clause[name] = rebuild(operatorOf(operator, operand), array ?? operand, given);
  } else if (array) {
    for (let index = 0; index < array.length; index++) array[index] = coerceItem(type, array[index]);
    clause[name] = rebuild(operator, array, given);
  } else {
    clause[name] = coerceOperand(model, type, operator, operand, given, options, clause);
  }
}

function findItemType(declared: PropertyType | undefined): TypeFunction | undefined {
  if (declared === undefined || declared === Array) return undefined;
  return isTypeFunction(declared) ? declared : declared[0];
}

function findOperator(model: ModelClass, name: string, clause: Dictionary): string | undefined {
  const found = operators.filter((operator) => operator in clause);
  if (found.length > 1)
    model.dataSource?.notice(
      'OPERATORS_DROPPED',
      `Of the operators ${found.join(', ')} on "${name}" only ${found[0]} is used.`,
    );
  return found[0];
}

function readOperand(name: string, operator: string, clause: Dictionary): unknown {
  const value = clause[operator];
  const invalid = (reason: string): Error =>
    createClauseError(`The ${name} property has invalid clause ${asJson(clause)}: ${reason}`);
  if (operator === 'inq' || operator === 'nin' || operator === 'between') {
    let list: unknown[];
    try {
      list = toArray(value);
    } catch (error) {
      throw invalid(String(error));
    }
    if (operator === 'between' && list.length !== 2)
      throw invalid(`Expected precisely 2 values, received ${list.length}`);
    return list;
  }
  if (operator === 'regexp') return toRegExp(value);
  if (operator.endsWith('like') && typeof value !== 'string' && !(value instanceof RegExp))
    throw invalid('Expected a string or RegExp');
  return value;
}

function operandAsArray(operand: unknown): unknown[] | undefined {
  try {
    return toArray(operand);
  } catch {
    return undefined;
  }
}

/** Coerces the condition on a nested model; returns false if there is none. */
function coerceNested(
  model: ModelClass,
  type: ModelClass,
  operand: unknown,
  isList: boolean,
  options: Options,
  clause: Dictionary,
): boolean {
  if (operand === null || operand === undefined) return false;
  refuseExtendedOperators(model, operand, options, clause);
  const parts = isList && Array.isArray(operand) ? operand : [operand];
  for (const part of parts) coerceWhere(model, part, options, type.definition.properties);
  return true;
}

function coerceOperand(
  model: ModelClass,
  type: TypeFunction,
  operator: string | undefined,
  operand: unknown,
  given: unknown,
  options: Options,
  clause: Dictionary,
): unknown {
  if (operand === null || operand === undefined) return rebuild(operator, operand, given);
  if (isPatternOf(operator, operand)) return rebuild(operatorOf(operator, operand), operand, given);
  if (isExtended(model, operand, options)) return rebuild(operator, operand, given);
  refuseExtendedOperators(model, operand, options, clause);
  return rebuild(operator, coerceScalar(type, operand), given);
}

/** Whether the operand is a pattern that its operator takes as it is. */
const isPatternOf = (operator: string | undefined, operand: unknown): boolean =>
  operand instanceof RegExp && (operator === undefined || operator === 'regexp' || operator.endsWith('like'));

/** A pattern without an operator gets the operator "regexp". */
const operatorOf = (operator: string | undefined, operand: unknown): string | undefined =>
  operator ?? (operand instanceof RegExp ? 'regexp' : undefined);

/** Whether the operand is left unchanged because the model allows operators of the database. */
const isExtended = (model: ModelClass, operand: unknown, options: Options): boolean =>
  typeof operand === 'object' && operand !== null && allowsExtendedOperators(model, options);

function refuseExtendedOperators(
  model: ModelClass,
  operand: unknown,
  options: Options,
  where: Dictionary,
): void {
  if (typeof operand !== 'object' || operand === null || allowsExtendedOperators(model, options)) return;
  const found = Object.keys(operand).filter((key) => key.startsWith('$'));
  if (found.length === 0) return;
  throw createError(`Operators "${found.join(', ')}" are not allowed in query`, {
    code: 'OPERATOR_NOT_ALLOWED_IN_QUERY',
    statusCode: 400,
    details: { operators: found, where },
  });
}

const coerceItem = (type: TypeFunction, item: unknown): unknown =>
  item === null || item === undefined || item instanceof RegExp ? item : coerceScalar(type, item);

function coerceScalar(type: TypeFunction, value: unknown): unknown {
  if ((type as unknown) === Date) {
    const date = new Date(value as string);
    if (Number.isNaN(date.getTime())) throw new Error(`Invalid date: ${String(value)}`);
    return date;
  }
  if (type === Boolean) return toBoolean(value);
  if (type === Number) {
    const number = Number(value);
    return Number.isNaN(number) ? value : number;
  }
  return constructType(type, value);
}

/** Puts the operator back around its coerced operand; `eq` is dropped. */
function rebuild(operator: string | undefined, operand: unknown, given: unknown): unknown {
  if (!operator || operator === 'eq') return operand;
  const { options } = given as { options?: unknown };
  return options ? { [operator]: operand, options } : { [operator]: operand };
}
