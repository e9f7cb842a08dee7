import { isObserved } from '../hooks.ts';
import type { Dictionary, ModelClass, ModelInstance, Options, Validation } from '../model/contracts.ts';

/** Reports a failure; the kind picks the message and ends up in the code. */
type Report = (kind?: unknown) => void;

type Validator = (
  instance: ModelInstance,
  property: string,
  validation: Validation,
  report: Report,
  options: Options,
  done?: () => void,
) => void;

/** Whether a value is undefined, null, "", NaN or an empty array. */
function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'number' && Number.isNaN(value)) ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Whether there is no value to check; reports that unless it is allowed. */
function isMissing(value: unknown, { allowBlank, allowNull }: Dictionary, report: Report): boolean {
  if (value === undefined || value === '') {
    if (!allowBlank) report('blank');
    return true;
  }
  if (value === null && !allowNull) report('null');
  return value === null;
}

function checkLength(value: unknown, { min, max, is }: Dictionary, report: Report): void {
  const { length } = value as { length: number };
  if (min && length < (min as number)) report('min');
  if (max && length > (max as number)) report('max');
  if (is && length !== is) report('is');
}

function checkNumber(value: unknown, { int }: Dictionary, report: Report): void {
  if (typeof value !== 'number' || Number.isNaN(value)) report('number');
  else if (int && value !== Math.round(value)) report('int');
}

function checkFormat(value: unknown, { with: pattern }: Dictionary, report: Report): void {
  const isText = typeof value === 'string' || typeof value === 'number';
  if (!isText || !new RegExp(pattern as string).test(String(value))) report();
}

type ValueCheck = (value: unknown, validation: Validation, report: Report) => void;

const valueValidator =
  (check: ValueCheck): Validator =>
  (instance, property, validation, report) => {
    const value = instance[property];
    if (!isMissing(value, validation, report)) check(value, validation, report);
  };

const isIn = (list: unknown, value: unknown): boolean =>
  (list as { indexOf(item: unknown): number }).indexOf(value) >= 0;

const escapePattern = (text: string): string => text.replace(/[|\\{}()[\]^$+*?.]/g, '\\$&');

function uniquenessWhere(instance: ModelInstance, property: string, validation: Validation): Dictionary {
  const value = instance[property];
  const ignoresCase = typeof value === 'string' && validation['ignoreCase'];
  const where: Dictionary = {
    [property]: ignoresCase ? new RegExp(`^${escapePattern(value)}$`, 'i') : value,
  };
  for (const scope of (validation['scopedTo'] as string[] | undefined) ?? [])
    if (instance[scope] !== undefined) where[scope] = instance[scope];
  return where;
}

/** Whether another instance has the same value. */
function isTaken(instance: ModelInstance, property: string, found: readonly ModelInstance[]): boolean {
  const other = found[0];
  if (!other) return false;
  if (found.length > 1) return true;
  if (property === instance.constructor.definition.idName() && instance.isNewRecord()) return true;
  const own = instance['id'];
  return !own || !other['id'] || String(other['id']) !== String(own);
}

/** The last check of each model that queries the store; it never rejects. */
const lastChecks = new WeakMap<ModelClass, Promise<void>>();

/**
 * Ends a check after the checks of the model that were started before it: rows
 * that are created together then reach the store in the order of the calls, even
 * if a blank value needs no query or the store answers out of order. With hooks
 * around the query, which may wait for another check, each ends on its own.
 */
function endInTurn(model: ModelClass, check: Promise<void>, end: () => void): void {
  if (isObserved(model, 'access') || isObserved(model, 'loaded')) {
    check.then(end);
    return;
  }
  const own = lastChecks.get(model)?.then(() => check) ?? check;
  lastChecks.set(model, own);
  own.then(() => {
    if (lastChecks.get(model) === own) lastChecks.delete(model);
    end();
  });
}

const checkUniqueness: Validator = (instance, property, validation, report, options, done) => {
  const model = instance.constructor;
  const find = async (): Promise<void> => {
    try {
      const where = uniquenessWhere(instance, property, validation);
      if (isTaken(instance, property, await model.find({ where }, options))) report();
    } catch (error) {
      report(error);
    }
  };
  endInTurn(model, isBlank(instance[property]) ? Promise.resolve() : find(), () => done?.());
};

const callCustom: Validator = (instance, _property, validation, report, options, done) => {
  const custom = validation['customValidator'] as (...args: unknown[]) => void;
  if (!done) custom.call(instance, report, options);
  else if (custom.length === 3) custom.call(instance, report, options, done);
  else custom.call(instance, report, done);
};

export const validators: Readonly<Record<string, Validator>> = {
  presence: (instance, property, _validation, report) => {
    if (isBlank(instance[property])) report();
  },
  absence: (instance, property, _validation, report) => {
    if (!isBlank(instance[property])) report();
  },
  length: valueValidator(checkLength),
  numericality: valueValidator(checkNumber),
  inclusion: valueValidator((value, validation, report) => {
    if (!isIn(validation['in'], value)) report();
  }),
  exclusion: valueValidator((value, validation, report) => {
    if (isIn(validation['in'], value)) report();
  }),
  format: valueValidator(checkFormat),
  custom: callCustom,
  uniqueness: checkUniqueness,
  date: (instance, property, _validation, report) => {
    const value = instance[property];
    if (value === null || value === undefined) return;
    if (Number.isNaN(new Date(value as string).getTime())) report();
  },
};

type Messages = string | Readonly<Record<string, string>>;

export const defaultMessages: Readonly<Record<string, Messages>> = {
  presence: "can't be blank",
  absence: "can't be set",
  'unknown-property': 'is not defined in the model',
  length: { min: 'too short', max: 'too long', is: 'length is wrong' },
  common: { blank: 'is blank', null: 'is null' },
  numericality: { int: 'is not an integer', number: 'is not a number' },
  inclusion: 'is not included in the list',
  exclusion: 'is reserved',
  uniqueness: 'is not unique',
  date: 'is not a valid date',
};
