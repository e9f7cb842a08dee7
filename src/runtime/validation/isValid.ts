import { type Callback, runLater } from '../calls.ts';
import { callAfter, callBefore } from '../legacyHooks.ts';
import { andThen } from '../maybe.ts';
import type { Dictionary, ModelInstance, Options, Validation, ValidationErrors } from '../model/contracts.ts';
import { isEmbedded } from '../model/embedding.ts';
import { errorsOf } from '../model/errorsOf.ts';
import { defineHidden } from '../model/modelInstance.ts';
import { defaultMessages, validators } from './validators.ts';

/** The messages of a failed validation by property; their codes are in the hidden member `codes`. */
class Errors {
  [property: string]: unknown;

  constructor() {
    Object.defineProperty(this, 'codes', { value: {}, configurable: true });
  }
}

defineHidden(
  Errors.prototype,
  'add',
  function add(this: Errors, property: string, message: unknown, code?: string) {
    const codes = this['codes'] as Record<string, string[]>;
    if (!Object.hasOwn(this, property)) {
      this[property] = [];
      codes[property] = [];
    }
    (this[property] as unknown[]).push(message);
    codes[property]?.push(code || 'invalid');
  },
);

function setErrors(instance: ModelInstance, errors: false | null): void {
  instance[errorsOf] = errors;
}

/** Returns the errors of an instance; creates them on first use. */
function requireErrors(instance: ModelInstance): ValidationErrors {
  const errors = instance[errorsOf] || (new Errors() as unknown as ValidationErrors);
  instance[errorsOf] = errors;
  return errors;
}

/** `instance.errors`: undefined before the first validation, false when it was valid. */
export const errorsProperty = {
  get(this: ModelInstance): ValidationErrors | false | undefined {
    return this[errorsOf] === null ? requireErrors(this) : this[errorsOf];
  },
  set(this: ModelInstance, errors: ValidationErrors | false): void {
    this[errorsOf] = errors;
  },
  configurable: true,
  enumerable: false,
};

/** Returns the message of a failure: the validation's own or the default one, by kind if there are several. */
function findMessage(validation: Validation, kind: unknown): unknown {
  const message = validation['message'] || defaultMessages[validation.validation] || 'is invalid';
  if (!kind) return message;
  const common = defaultMessages['common'] as Readonly<Record<string, string>>;
  const name = String(kind);
  return (
    (message as Dictionary)[name] || (Object.hasOwn(common, name) ? common[name] : undefined) || 'is invalid'
  );
}

/** Whether the "if" or "unless" of a validation excludes the instance. */
function isSkipped(instance: ModelInstance, validation: Validation): boolean {
  return !conditionHolds(instance, validation, 'if') || !conditionHolds(instance, validation, 'unless');
}

function conditionHolds(instance: ModelInstance, validation: Validation, kind: 'if' | 'unless'): boolean {
  const condition = validation[kind];
  const isIf = kind === 'if';
  if (typeof condition === 'function') return Boolean(condition.call(instance)) === isIf;
  if (typeof condition !== 'string') return true;
  const member = instance[condition];
  if (typeof member === 'function') return Boolean(member.call(instance)) === isIf;
  return Object.hasOwn(instance.__data, condition) ? Boolean(member) === isIf : isIf;
}

interface ValidationRun {
  readonly instance: ModelInstance;
  readonly options: Options;
}

/** Runs one validation; returns whether it failed, or passes that to `done` if it is asynchronous. */
function runValidation(
  run: ValidationRun,
  property: string,
  validation: Validation,
  done?: (failed: boolean) => void,
): boolean {
  if (isSkipped(run.instance, validation)) {
    done?.(false);
    return false;
  }
  let hasFailed = false;
  const report = (kind?: unknown): void => {
    hasFailed = true;
    if (kind === false) return;
    const code = String(validation['code'] || validation.validation);
    // A second validation of the same instance may have started a new map.
    requireErrors(run.instance).add(
      property,
      findMessage(validation, kind),
      kind ? `${code}.${String(kind)}` : code,
    );
  };
  const finish = done ? () => done(hasFailed) : undefined;
  validators[validation.validation]?.(run.instance, property, validation, report, run.options, finish);
  return hasFailed;
}

/**
 * Validates an instance and sets its `errors`.
 * @returns whether it is valid; undefined when a validation is asynchronous: then only the callback gets the result.
 */
export function isValid(
  instance: ModelInstance,
  callback?: Callback,
  data?: unknown,
  options: Options = {},
): boolean | undefined {
  const respond = toCallback(instance, callback as ValidityCallback | undefined);
  const before = callBefore(instance, 'validate', data);
  if (!(before instanceof Promise)) return validate(instance, respond, options);
  before.then(() => validate(instance, respond, options), respond);
  return undefined;
}

type ValidityCallback = (isValid: boolean) => void;

/** Delays the callback of an embedded instance; that of any other is called as soon as the result is known. */
function toCallback(
  instance: ModelInstance,
  callback: ValidityCallback | undefined,
): ValidityCallback | undefined {
  if (!callback || !isEmbedded(instance)) return callback;
  return (hasPassed) => runLater(() => callback(hasPassed));
}

function validate(
  instance: ModelInstance,
  respond: ValidityCallback | undefined,
  options: Options,
): boolean | undefined {
  const { validations } = instance.constructor;
  const unknown = instance.__strict ? (instance.__unknownProperties ?? []) : [];
  if (!validations && unknown.length === 0) {
    setErrors(instance, false);
    respond?.(true);
    return true;
  }
  setErrors(instance, null);
  const run: ValidationRun = { instance, options };
  const later: [property: string, validation: Validation][] = [];
  let hasPassed = true;
  for (const [property, list] of Object.entries(validations ?? {})) {
    for (const validation of list) {
      if (validation.options.async) later.push([property, validation]);
      else if (runValidation(run, property, validation)) hasPassed = false;
    }
  }
  for (const property of unknown) {
    requireErrors(instance).add(property, defaultMessages['unknown-property'], 'unknown-property');
    hasPassed = false;
  }
  const finish = (haveAllPassed: boolean): void => {
    andThen(callAfter(instance, 'validate'), () => {
      if (haveAllPassed) setErrors(instance, false);
      respond?.(haveAllPassed);
    });
  };
  if (later.length > 0) {
    runAsynchronous(run, later, hasPassed, finish);
    return undefined;
  }
  finish(hasPassed);
  return hasPassed;
}

function runAsynchronous(
  run: ValidationRun,
  validations: readonly [property: string, validation: Validation][],
  hasPassedSoFar: boolean,
  finish: (hasPassed: boolean) => void,
): void {
  let hasPassed = hasPassedSoFar;
  let left = validations.length;
  for (const [property, validation] of validations) {
    Promise.resolve().then(() =>
      runValidation(run, property, validation, (failed) => {
        if (failed) hasPassed = false;
        left--;
        if (left === 0) finish(hasPassed);
      }),
    );
  }
}
