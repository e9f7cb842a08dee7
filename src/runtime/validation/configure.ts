import type { Dictionary, ModelClass, Validation } from '../model/contracts.ts';
import { defineHidden } from '../model/modelInstance.ts';

/** Adds a validation to properties of a class; classes do not inherit those of their base. */
function addValidation(
  model: ModelClass,
  validation: string,
  args: readonly unknown[],
  isAsync = false,
): void {
  const rest = [...args];
  rest[1] ??= {};
  const last = rest[rest.length - 1];
  const conf: Dictionary = typeof last === 'object' && last !== null ? { ...(rest.pop() as Dictionary) } : {};
  if (validation === 'custom' && typeof rest[rest.length - 1] === 'function')
    conf['customValidator'] = rest.pop();
  if (!Object.hasOwn(model, 'validations')) defineHidden(model, 'validations', {});
  const validations = model.validations as Record<string, Validation[]>;
  for (const property of rest) {
    if (typeof property !== 'string') continue;
    const known = Object.hasOwn(validations, property) ? validations[property] : undefined;
    const added: Validation = { ...conf, validation, options: isAsync ? { async: true } : {} };
    if (known) known.push(added);
    else validations[property] = [added];
  }
}

const createConfigurator = (validation: string, isAsync = false) =>
  function configureValidation(this: ModelClass, ...args: unknown[]): void {
    addValidation(this, validation, args, isAsync);
  };

/** The `validates…Of` family: property names, then options. */
export const validationStatics = {
  validatesPresenceOf: createConfigurator('presence'),
  validatesAbsenceOf: createConfigurator('absence'),
  validatesLengthOf: createConfigurator('length'),
  validatesNumericalityOf: createConfigurator('numericality'),
  validatesInclusionOf: createConfigurator('inclusion'),
  validatesExclusionOf: createConfigurator('exclusion'),
  validatesFormatOf: createConfigurator('format'),
  validate: createConfigurator('custom'),
  validateAsync: createConfigurator('custom', true),
  validatesUniquenessOf: createConfigurator('uniqueness', true),
  validatesDateOf: createConfigurator('date'),
};

export const validatePresenceOf = (model: ModelClass, property: string, options: Dictionary): void =>
  addValidation(model, 'presence', [property, options]);

export const validatesAbsenceOf = (model: ModelClass, property: string, options: Dictionary): void =>
  addValidation(model, 'absence', [property, options]);

export const validateDateOf = (model: ModelClass, property: string): void =>
  addValidation(model, 'date', [property]);
