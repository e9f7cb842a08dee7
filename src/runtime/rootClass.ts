import { countStatics } from './dao/count.ts';
import { createAllStatics } from './dao/createAll.ts';
import { createStatics } from './dao/createMany.ts';
import { destroyMethods, destroyStatics } from './dao/destroy.ts';
import { findStatics } from './dao/find.ts';
import { findOrCreateStatics } from './dao/findOrCreate.ts';
import { replaceMethods, replaceStatics } from './dao/replace.ts';
import { replaceOrCreateStatics } from './dao/replaceOrCreate.ts';
import { saveMethods } from './dao/save.ts';
import { updateStatics } from './dao/updateAll.ts';
import { updateMethods } from './dao/updateAttributes.ts';
import { upsertStatics } from './dao/upsert.ts';
import { upsertWithWhereStatics } from './dao/upsertWithWhere.ts';
import type { Engine } from './engine.ts';
import { observerStatics } from './hooks.ts';
import { includeStatics } from './include/include.ts';
import type { ModelClass } from './model/contracts.ts';
import { instanceMethods } from './model/instanceMethods.ts';
import { defineHidden, rootPrototype } from './model/modelInstance.ts';
import { modelStatics } from './model/modelStatics.ts';
import { relationStatics } from './relations/registry.ts';
import { scopeStatics } from './scope.ts';
import { validationStatics } from './validation/configure.ts';
import { errorsProperty } from './validation/isValid.ts';

const statics = [
  modelStatics,
  observerStatics,
  validationStatics,
  createStatics,
  createAllStatics,
  findStatics,
  countStatics,
  destroyStatics,
  updateStatics,
  upsertStatics,
  upsertWithWhereStatics,
  replaceOrCreateStatics,
  replaceStatics,
  findOrCreateStatics,
  includeStatics,
  scopeStatics,
  relationStatics,
];

for (const members of [instanceMethods, saveMethods, updateMethods, replaceMethods, destroyMethods])
  for (const [name, member] of Object.entries(members)) defineHidden(rootPrototype, name, member);

Object.defineProperty(rootPrototype, 'errors', errorsProperty);

function createRootClass({ missingMethods }: Engine): ModelClass {
  const ownStatics: object = Object.create(Function.prototype);
  for (const members of statics)
    for (const [name, member] of Object.entries(members))
      if (!missingMethods.has(name)) defineHidden(ownStatics, name, member);
  const rootClass = function ModelBaseClass(): void {} as unknown as ModelClass;
  Object.setPrototypeOf(rootClass, ownStatics);
  Object.defineProperty(rootClass, 'prototype', { value: rootPrototype });
  defineHidden(rootClass, 'modelName', 'ModelBaseClass');
  defineHidden(rootClass, '_observers', {});
  defineHidden(rootClass, '_scopeMeta', {});
  defineHidden(rootClass, 'base', null);
  defineHidden(rootClass, 'relations', {});
  return rootClass;
}

const rootClasses = new Map<Engine, ModelClass>();

/** The class above all models that follow an engine. */
export function rootClassOf(engine: Engine): ModelClass {
  const rootClass = rootClasses.get(engine) ?? createRootClass(engine);
  rootClasses.set(engine, rootClass);
  return rootClass;
}
