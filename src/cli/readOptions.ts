import type * as z from 'zod/mini';
import type { JsonValue } from '../lib/json.ts';
import { type OptionField, optionFieldsOf } from '../targets/optionFields.ts';
import { printable, Refusal } from './terminal.ts';

/**
 * Reads options given as `name=value`.
 *
 * @param schema the options of a target or a source
 * @throws Refusal for names and values that it does not have, with those that it has
 */
export function readOptions(
  schema: z.ZodMiniType,
  given: readonly string[],
): Readonly<Record<string, JsonValue>> {
  const fields = optionFieldsOf(schema);
  const options: Record<string, JsonValue> = {};
  for (const text of given) {
    const [name = '', ...rest] = text.split('=');
    const field = fields.find((one) => one.name === name);
    if (field === undefined)
      throw new Refusal(`There is no option ${printable(name)}. ${describeFields(fields)}`);
    options[field.name] = parseValue(field, rest.join('='));
  }
  return options;
}

function parseValue(field: OptionField, text: string): JsonValue {
  const isValid = (value: string): boolean =>
    field.kind === 'choice' || field.kind === 'choices'
      ? field.choices.some((one) => one.value === value)
      : false;
  if (field.kind === 'flag' && (text === 'true' || text === 'false')) return text === 'true';
  if (field.kind === 'number' && /^-?\d{1,9}$/.test(text)) return Number(text);
  if (field.kind === 'choice' && isValid(text)) return text;
  if (field.kind === 'choices' && text.split(',').every(isValid)) return text.split(',');
  throw new Refusal(`The option ${field.name} cannot be “${printable(text)}”. ${describeFields([field])}`);
}

function describeFields(fields: readonly OptionField[]): string {
  if (fields.length === 0) return 'There are no options.';
  const describe = (field: OptionField): string => {
    if (field.kind === 'flag') return `${field.name}=true|false`;
    if (field.kind === 'number') return `${field.name}=<number>`;
    const values = field.choices.map(({ value }) => value);
    return `${field.name}=${values.join(field.kind === 'choice' ? '|' : ',')}`;
  };
  return `Options: ${fields.map(describe).join(' ')}`;
}
