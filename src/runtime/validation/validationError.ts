import type { Dictionary, ModelInstance } from '../model/contracts.ts';
import { inspectValue } from './inspectValue.ts';

const maxLength = 32;

/** Cuts a text to 32 characters but keeps its end, so that a closing bracket remains visible. */
function shorten(text: string): string {
  if (text.length <= maxLength) return text;
  const closing = /([ \t})\]]+)$/.exec(text)?.[1];
  const tail = (closing ?? text).slice(-3);
  return `${text.slice(0, maxLength - tail.length - 4)}...${tail}`;
}

function formatValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (typeof value === 'object') return shorten(inspectValue(value, Array.isArray(value) ? 1 : 0));
  return shorten(String(value));
}

function formatErrors(errors: Dictionary, values: Dictionary): string {
  return Object.entries(errors)
    .filter(([, messages]) => Array.isArray(messages))
    .flatMap(([property, messages]) =>
      (messages as unknown[]).map(
        (message) => `\`${property}\` ${String(message)} (value: ${formatValue(values[property])})`,
      ),
    )
    .join('; ');
}

export interface ValidationDetails {
  /** The name of the model. */
  readonly context: string;
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly messages: Readonly<Record<string, readonly string[]>>;
}

/** The error of create, save and the like for an invalid instance (docs/loopback.md#validation). */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly statusCode = 422;
  readonly details: ValidationDetails;

  constructor(instance: ModelInstance) {
    const { modelName } = instance.constructor;
    const errors = (instance.errors || {}) as Dictionary;
    super(
      `The \`${modelName}\` instance is not valid. Details: ${formatErrors(errors, instance.toJSON()) || '(unknown)'}.`,
    );
    this.details = {
      context: modelName,
      codes: errors['codes'],
      messages: instance.errors,
    } as unknown as ValidationDetails;
  }
}
