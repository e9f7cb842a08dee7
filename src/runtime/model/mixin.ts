import type { Dictionary, ModelClass, Property } from './contracts.ts';
import { defineHidden, isModelClass } from './modelInstance.ts';

interface MixinOptions {
  readonly staticProperties?: boolean;
  readonly instanceProperties?: boolean;
  readonly override?: boolean;
}

type Source = Record<string, unknown> & { prototype?: object; definition?: ModelClass['definition'] };

/** `Model.mixin(other)` copies missing members from a class, and missing properties from a model. */
export function mixInto(
  model: ModelClass,
  source: Source,
  options: MixinOptions = {},
): ModelClass | undefined {
  if (isModelClass(source))
    for (const [name, property] of Object.entries(source.definition.properties as Record<string, Property>))
      if (!model.definition.properties[name])
        (model['defineProperty'] as (name: string, property: Property) => void).call(model, name, property);
  const known = Object.hasOwn(model, '_mixins') ? (model['_mixins'] as unknown[]) : undefined;
  if (known?.includes(source)) return undefined;
  if (known) known.push(source);
  else defineHidden(model, '_mixins', [source]);
  const isForced = options.override === true;
  if (options.staticProperties !== false) copyMembers(source, model, isForced);
  if (options.instanceProperties !== false && source.prototype)
    copyMembers(source.prototype, model.prototype, isForced);
  return model;
}

function copyMembers(source: object, target: object, isForced: boolean): void {
  for (const name of Object.keys(source)) {
    const member = Object.getOwnPropertyDescriptor(source, name);
    if (member && (isForced || !Object.hasOwn(target, name))) Object.defineProperty(target, name, member);
  }
}

/**
 * Applies a mixin by its registered name, or by the name of a model.
 * @throws Error where the name is unknown
 */
export function mixInByName(model: ModelClass, name: string, options: unknown): void {
  const mixin = model.modelBuilder.mixins.get(name);
  if (mixin) {
    if (model.dataSource) mixin(model, options || {});
    else model.once('dataSourceAttached', () => mixin(model, options || {}));
    return;
  }
  const other = model.modelBuilder.getModel(name);
  if (!other) throw new Error(`Model "${model.modelName}" uses unknown mixin: ${name}`);
  mixInto(model, other as unknown as Source, options as Dictionary | undefined);
}
