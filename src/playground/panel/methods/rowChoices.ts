import type { RowQuery } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';

/** A row as a list offers it. */
export interface RowChoice {
  readonly id: number | string;
  /** "Ada Lovelace": what tells it from other rows; "" where nothing does. */
  readonly label: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Properties that tell most of a row, the best first; without one of them it is the first text. */
const telling = ['name', 'title', 'label', 'email'];

const mostCharacters = 60;

/** The row as a choice; null for one whose id can't be given. */
export function toChoice(row: Row, model: DesignModel): RowChoice | null {
  const id = row[model.idName ?? ''];
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  const found = textsOf(model)
    .map((name) => row[name])
    .find((value) => typeof value === 'string' && value.trim() !== '');
  return { id, label: typeof found === 'string' ? cut(found) : '' };
}

/** "1 · Ada Lovelace" */
export function describeChoice({ id, label }: RowChoice): string {
  return label === '' ? String(id) : `${id} · ${label}`;
}

/** Finds rows by a part of one of their texts, or of an id that is a text; null where they have none. */
export function whereTextIs(model: DesignModel, text: string): RowQuery['where'] | null {
  const part = { regexp: new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i') };
  const names = textsOf(model).slice(0, mostSearched);
  const ids = model.idName !== null && model.idType === 'string' ? [model.idName] : [];
  const all = [...ids, ...names];
  return all.length === 0 ? null : { or: all.map((name) => ({ [name]: part })) };
}

/** Properties that are looked through. */
const mostSearched = 8;

/** The properties that hold texts, the telling ones first. */
function textsOf({ properties }: DesignModel): readonly string[] {
  const names = properties.filter(({ type, isId }) => type === 'string' && !isId).map(({ name }) => name);
  const rank = (name: string): number => {
    const place = telling.indexOf(name.toLowerCase());
    return place < 0 ? telling.length : place;
  };
  return names.sort((left, right) => rank(left) - rank(right));
}

function cut(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
}

/** A text as an id of the model. */
export function toId(text: string, { idType }: DesignModel): number | string {
  const number = Number(text);
  return idType !== 'string' && text.trim() !== '' && Number.isFinite(number) ? number : text;
}
