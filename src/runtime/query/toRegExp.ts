import { createError } from '../errors.ts';

/**
 * Converts the operand of `regexp` to a RegExp: a text, a text "/source/flags" (flags
 * i, g and m), or a RegExp.
 * @throws Error 400
 */
export function toRegExp(value: unknown): RegExp {
  if (value instanceof RegExp) return value;
  if (typeof value !== 'string')
    throw createError('Invalid argument, must be a string, regex literal, or RegExp object', {
      statusCode: 400,
    });
  // Without flags after the last slash, the whole text is the pattern, slashes included.
  if (!/\/.+$/.test(value)) return new RegExp(value);
  const flags = value.slice(value.lastIndexOf('/') + 1);
  const unknown = [...flags].filter((flag) => !'igm'.includes(flag));
  if (unknown.length > 0) throw createError(`Invalid regex flags: ${unknown.join(',')}`, { statusCode: 400 });
  return new RegExp(value.slice(1, value.lastIndexOf('/')), flags);
}
