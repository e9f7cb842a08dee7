import type { RowQuery } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';

/** A row in the list of choices. */
export interface RowChoice {
  readonly id: number | string;
  /** "Ada Lovelace": the text that describes the row; "" where it has none. */
  readonly label: string;
}

type Row = Readonly<Record<string, unknown>>;

/** The properties that describe a row best, the best first; without any of them the first string property does. */
const descriptiveNames = ['name', 'title', 'label', 'email'];

const maxLabelLength = 60;

/** Converts a row to a choice; null for a row without a usable id. */
export function toChoice(row: Row, model: DesignModel): RowChoice | null {
  const id = row[model.idName ?? ''];
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  const found = textsOf(model)
    .map((name) => row[name])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return { id, label: typeof found === 'string' ? shorten(found) : '' };
}

/** "1 · Ada Lovelace" */
export function describeChoice({ id, label }: RowChoice): string {
  return label === '' ? String(id) : `${id} · ${label}`;
}

/** Returns the where clause of rows with the text in a string property or in a string id; null where the model has neither. */
export function whereTextContains(model: DesignModel, text: string): RowQuery['where'] | null {
  const part = { regexp: new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i') };
  const names = textsOf(model).slice(0, maxSearched);
  const ids = model.idName !== null && model.idType === 'string' ? [model.idName] : [];
  const all = [...ids, ...names];
  return all.length === 0 ? null : { or: all.map((name) => ({ [name]: part })) };
}

/** The most properties that are searched. */
const maxSearched = 8;

/** Lists the string properties, the most descriptive first. */
function textsOf({ properties }: DesignModel): readonly string[] {
  const names = properties.filter(({ type, isId }) => type === 'string' && !isId).map(({ name }) => name);
  const rank = (name: string): number => {
    const index = descriptiveNames.indexOf(name.toLowerCase());
    return index < 0 ? descriptiveNames.length : index;
  };
  return names.sort((left, right) => rank(left) - rank(right));
}

function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > maxLabelLength ? `${line.slice(0, maxLabelLength - 1)}…` : line;
}

/** Converts a text to an id of the model. */
export function toId(text: string, { idType }: DesignModel): number | string {
  const number = Number(text);
  return idType !== 'string' && text.trim() !== '' && Number.isFinite(number) ? number : text;
}
