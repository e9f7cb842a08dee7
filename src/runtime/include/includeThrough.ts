import type { Dictionary, IncludeRequest, ModelClass } from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { requireField } from './include.ts';
import {
  cachedRelation,
  cacheRelation,
  exposeCached,
  findByKeys,
  linkAndInclude,
  textOf,
  unique,
} from './join.ts';

/** Includes a hasMany-through relation: finds the links by the parents' keys, then the targets by the links' keys. */
export async function includeThrough(request: IncludeRequest): Promise<void> {
  const { relation, filter, options } = request;
  const modelTo = relation.modelTo as ModelClass;
  const owners = await findOwners(request);
  const idName = idNameOf(modelTo);
  filter.where[idName] = { inq: unique(owners.targetKeys) };
  requireField(filter.fields, idName);
  const targets = await findByKeys(modelTo, filter, idName, options);
  await linkAndInclude(modelTo, targets, request, () => {
    for (const target of targets) {
      const id = target[idName];
      if (!id) throw new Error(`LinkManyToMany received target that doesn't contain required "${idName}"`);
      for (const owner of owners.byTarget.get(textOf(id)) ?? []) {
        (cachedRelation(owner, relation.name) as unknown[]).push(target);
        exposeCached(request, owner);
      }
    }
  });
}

interface Owners {
  readonly targetKeys: readonly unknown[];
  readonly byTarget: ReadonlyMap<string, readonly Dictionary[]>;
}

async function findOwners({ model, relation, objects, options }: IncludeRequest): Promise<Owners> {
  const parents = new Map<string, Dictionary>();
  const keys: unknown[] = [];
  for (const object of objects) {
    const key = object[relation.keyFrom];
    if (key) {
      keys.push(key);
      parents.set(textOf(key), object);
    }
    cacheRelation(object, relation.name, []);
  }
  const where: Dictionary = { [relation.keyTo]: { inq: unique(keys) } };
  if (relation.polymorphic) {
    const asksTarget = model.modelBuilder.engine.includesInverseThrough && relation.polymorphic.invert;
    const side = asksTarget ? relation.modelTo : relation.modelFrom;
    where[relation.polymorphic.discriminator] = side?.modelName;
  }
  const links = await findByKeys(relation.modelThrough as ModelClass, { where }, relation.keyTo, options);
  const targetKeys: unknown[] = [];
  const byTarget = new Map<string, Dictionary[]>();
  for (const link of links) {
    const key = link[relation.keyThrough as string];
    const parent = parents.get(textOf(link[relation.keyTo]));
    if (!key) continue;
    targetKeys.push(key);
    const group = byTarget.get(textOf(key)) ?? [];
    if (parent) group.push(parent);
    byTarget.set(textOf(key), group);
  }
  return { targetKeys, byTarget };
}
