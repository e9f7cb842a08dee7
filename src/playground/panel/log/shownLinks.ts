import { memoByKey } from '../../../lib/memo.ts';
import { literalOf } from '../../../model/index.ts';
import { type DesignKey, keysOf } from '../../designModel.ts';
import type { RecordedCall } from '../../wire/control.ts';
import type { Shown, ShownInstance } from '../../wire/shown.ts';
import {
  describeItem,
  embeddedItemsOf,
  type HeldItems,
  heldItemsOf,
  modelsByName,
} from '../data/items/heldItems.ts';
import { type JumpPlace, referencesOf } from '../data/jumps.ts';
import type { DesignModel } from '../design/design.ts';
import { previewOf } from './previews.ts';

/** A row that a shown value identifies. */
export interface RowLink {
  /** "Customer 3" */
  readonly label: string;
  readonly place: JumpPlace;
}

/** A value of an instance, with the other values of the instance. */
export interface ShownMember {
  /** The name of the instance's model; null for a plain object. */
  readonly model: string | null;
  readonly name: string;
  readonly value: Shown;
  readonly siblingOf: (name: string) => Shown | null | undefined;
}

type Design = readonly DesignModel[];

const keysByHolder = memoByKey((design: Design): ReadonlyMap<string, readonly DesignKey[]> => {
  const keys = new Map<string, DesignKey[]>();
  for (const key of keysOf(design)) keys.set(key.holder, [...(keys.get(key.holder) ?? []), key]);
  return keys;
});

/** Returns the row that an id or a foreign key identifies; null for other values. */
export function rowLinkOf(member: ShownMember, design: Design): RowLink | null {
  const model = modelsByName(design).get(member.model ?? '');
  const id = idIn(member.value);
  if (model === undefined || id === null) return null;
  if (member.name === model.idName) return toLink(model, model.idName, id);
  const target = targetOf(model, member, design);
  return target === null ? null : toLink(target.model, target.property, id);
}

/** Returns the rows that a list of references identifies, in its order; null for other values, and for a cut list. */
export function listLinksOf(
  { model: name, name: property, value }: ShownMember,
  design: Design,
): readonly RowLink[] | null {
  const model = modelsByName(design).get(name ?? '');
  if (model === undefined || value.kind !== 'array' || value.more > 0 || value.items.length === 0)
    return null;
  const list = referencesOf(model, design).get(property);
  const target = list && modelsByName(design).get(list.target);
  if (list === undefined || target === undefined) return null;
  const links = value.items.map((item) => {
    const id = idIn(item);
    return id === null ? null : toLink(target, list.targetProperty, id);
  });
  const found = links.filter((link) => link !== null);
  return found.length === links.length ? found : null;
}

/** Returns what a value of an instance holds; null where it holds no items of another model. */
export function heldIn(
  { model: name, name: property, value }: ShownMember,
  design: Design,
): HeldItems | null {
  const model = modelsByName(design).get(name ?? '');
  if (model === undefined || value.kind === 'primitive') return null;
  return heldItemsOf(model, design).get(property) ?? null;
}

/** Describes shown items: "Address: Main Street, Paris", "3 × Address"; null where they have another shape. */
export function describeShownItems(value: Shown, { model, isList }: HeldItems): string | null {
  if (isList) {
    if (value.kind === 'array') return `${value.items.length + value.more} × ${model.name}`;
    return value.kind === 'table' ? `${value.rows.length + value.more} × ${model.name}` : null;
  }
  if (value.kind !== 'object' && value.kind !== 'instance') return null;
  const values = value.entries.flatMap(([name, member]) => {
    if (member.kind === 'date') return [[name, member.text] as const];
    return member.kind === 'primitive' && (member.type === 'string' || member.type === 'number')
      ? [[name, member.type === 'number' ? Number(member.text) : member.text] as const]
      : [];
  });
  const text = describeItem(Object.fromEntries(values), model);
  return text === '' ? previewOf(value) : `${model.name}: ${text}`;
}

/**
 * Finds the row that holds a shown item, as far as the calls of the run tell:
 * those of its line, or else all, where they are about one row.
 */
export function ownerOf(
  value: Shown,
  line: number | null,
  calls: readonly RecordedCall[],
  design: Design,
): RowLink | null {
  const name = value.kind === 'instance' || value.kind === 'table' ? value.model : null;
  if (name === null) return null;
  const owners = calls.flatMap((call) => {
    const owner = modelsByName(design).get(call.model);
    if (owner === undefined || call.relation === null || call.receiver !== 'instance' || call.id === null)
      return [];
    const isHeld = [...embeddedItemsOf(owner, design).values()].some(
      ({ model, relation }) => model.name === name && relation?.name === call.relation,
    );
    const link = isHeld && owner.idName !== null ? toLink(owner, owner.idName, call.id) : null;
    return link === null ? [] : [{ link, line: call.line }];
  });
  const here = owners.filter((owner) => owner.line === line);
  const known = here.length > 0 ? here : owners;
  const labels = new Set(known.map(({ link }) => link.label));
  return labels.size === 1 ? (known[0]?.link ?? null) : null;
}

/**
 * Whether a shown instance is only in memory. An embedded item is stored with the row that holds it: for LoopBack
 * the item of an update is a new record even though its row is saved, and the item of a `build` is not.
 */
export function isUnsavedIn(
  owner: RowLink | null,
  madeBy: 'build' | 'new' | null,
  { isNew }: Pick<ShownInstance, 'isNew'>,
): boolean {
  return owner === null ? isNew : madeBy === 'build';
}

/** Returns the model and the property that a foreign key references. */
function targetOf(
  model: DesignModel,
  { name, siblingOf }: ShownMember,
  design: Design,
): { readonly model: DesignModel; readonly property: string } | null {
  const named = (discriminator: string): string | null => {
    const value = siblingOf(discriminator);
    return value?.kind === 'primitive' ? value.text : null;
  };
  const models = modelsByName(design);
  for (const { type, foreignKey, pointsAt, discriminator } of model.relations) {
    if (type !== 'belongsTo' || foreignKey !== name || discriminator === null) continue;
    const owner = models.get(named(discriminator) ?? '');
    return owner === undefined ? null : { model: owner, property: pointsAt };
  }
  for (const { property, target, targetProperty, discriminator } of keysByHolder(design).get(model.name) ??
    []) {
    const found = models.get(target);
    const isTarget = discriminator === null || named(discriminator) === target;
    if (property === name && isTarget && found !== undefined)
      return { model: found, property: targetProperty };
  }
  return null;
}

function toLink({ name, isStored }: DesignModel, property: string, id: number | string): RowLink | null {
  const code = `${name}.findOne({where: {${property}: ${literalOf(id)}}})`;
  return isStored
    ? { label: `${name} ${id}`, place: { model: name, where: { [property]: id }, code } }
    : null;
}

function idIn(value: Shown): number | string | null {
  if (value.kind !== 'primitive' || value.more > 0 || value.text === '') return null;
  if (value.type === 'number') return Number.isFinite(Number(value.text)) ? Number(value.text) : null;
  return value.type === 'string' ? value.text : null;
}
