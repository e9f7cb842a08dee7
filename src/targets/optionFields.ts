import * as z from 'zod/mini';
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';

interface FieldBase {
  /** The name of the option. */
  readonly name: string;
  readonly label: string;
  /** What the value is while none is chosen. */
  readonly fallback: JsonValue | undefined;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A field of the form for the options of a target. */
export type OptionField = FieldBase &
  (
    | { readonly kind: 'flag' }
    | { readonly kind: 'number'; readonly least: number; readonly most: number }
    /** Several values of a list. */
    | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
    /** One value of a list. */
    | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  );

/** What a schema says about an option for people, beside its type. */
export interface OptionLabels {
  readonly title: string;
  /** How each value of a list is called. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Gives an option its label. */
export function withLabels<Schema extends z.ZodMiniType>(schema: Schema, labels: OptionLabels): Schema {
  z.globalRegistry.add(schema, { ...labels });
  return schema;
}

/** Lists the fields for the options of a target. An option without a label is not for people, and has none. */
export function optionFieldsOf(options: z.ZodMiniType): readonly OptionField[] {
  const schema = z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }) as JsonObject;
  const { properties } = schema;
  if (!isJsonObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, property]) =>
    isJsonObject(property) ? (fieldOf(name, property) ?? []) : [],
  );
}

function fieldOf(name: string, property: JsonObject): OptionField | null {
  const { title, type, default: fallback, items } = property;
  if (typeof title !== 'string') return null;
  const base = { name, label: title, fallback };
  if (type === 'boolean') return { ...base, kind: 'flag' };
  if (type === 'integer') return { ...base, kind: 'number', ...boundsOf(property) };
  const values = isJsonObject(items) ? items['enum'] : property['enum'];
  if (!Array.isArray(values)) return null;
  return { ...base, kind: type === 'array' ? 'choices' : 'choice', choices: choicesOf(values, property) };
}

function boundsOf({ minimum, maximum }: JsonObject): { readonly least: number; readonly most: number } {
  return {
    least: typeof minimum === 'number' ? minimum : Number.MIN_SAFE_INTEGER,
    most: typeof maximum === 'number' ? maximum : Number.MAX_SAFE_INTEGER,
  };
}

function choicesOf(values: readonly JsonValue[], { labels }: JsonObject): readonly Choice[] {
  return values.map(String).map((value) => {
    const label = isJsonObject(labels) ? labels[value] : undefined;
    return { value, label: typeof label === 'string' ? label : value };
  });
}
