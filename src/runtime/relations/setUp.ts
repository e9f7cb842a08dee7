import { assertThat } from '../errors.ts';
import type { DataSourceLike, Dictionary, ModelBuilderLike, ModelClass } from '../model/contracts.ts';
import { cloneDeep } from '../model/mergeSettings.ts';
import { isModelClass } from '../model/modelInstance.ts';
import { relationTypes } from './registry.ts';

interface Rule {
  readonly code: string;
  readonly isBroken: (relation: Dictionary, polymorphic: Dictionary) => boolean;
  readonly message: string;
}

const isBelongsTo = (relation: Dictionary): boolean => relation['type'] === 'belongsTo';

/** The reasons to refuse a definition; the texts are LoopBack's. */
const rules: readonly Rule[] = [
  {
    code: 'BELONGS_TO_MISSING_MODEL',
    isBroken: (relation) => isBelongsTo(relation) && !relation['polymorphic'] && !relation['model'],
    message: 'requires param `model`',
  },
  {
    code: 'POLYMORPHIC_BELONGS_TO_MODEL',
    isBroken: (relation) => isBelongsTo(relation) && Boolean(relation['polymorphic'] && relation['model']),
    message: 'does not expect param `model`',
  },
  {
    code: 'POLYMORPHIC_NOT_BELONGS_TO_MISSING_MODEL',
    isBroken: (relation) => !isBelongsTo(relation) && Boolean(relation['polymorphic']) && !relation['model'],
    message: 'requires param `model`',
  },
  {
    code: 'POLYMORPHIC_MISSING_DISCRIMINATOR',
    isBroken: (_, polymorphic) => Boolean(polymorphic['foreignKey']) && !polymorphic['discriminator'],
    message: 'requires param `polymorphic.discriminator` when param `polymorphic.foreignKey` is provided',
  },
  {
    code: 'POLYMORPHIC_MISSING_FOREIGN_KEY',
    isBroken: (_, polymorphic) => Boolean(polymorphic['discriminator']) && !polymorphic['foreignKey'],
    message: 'requires param `polymorphic.foreignKey` when param `polymorphic.discriminator` is provided',
  },
  {
    code: 'POLYMORPHIC_EXTRANEOUS_AS',
    isBroken: (_, polymorphic) => Boolean(polymorphic['as'] && polymorphic['foreignKey']),
    message: 'does not expect param `polymorphic.as` when defing custom `foreignKey`/`discriminator` ',
  },
  {
    code: 'POLYMORPHIC_EXTRANEOUS_SELECTOR',
    isBroken: (_, polymorphic) => Boolean(polymorphic['selector'] && polymorphic['foreignKey']),
    message: 'does not expect param `polymorphic.selector` when defing custom `foreignKey`/`discriminator` ',
  },
];

function checkRelation(name: string, relation: Dictionary): void {
  const { type } = relation;
  assertThat(relationTypes.includes(String(type)), `Invalid relation type: ${String(type)}`);
  assertThat(name !== 'trigger', `Invalid relation name: ${name}`);
  const polymorphic = (typeof relation['polymorphic'] === 'object' && relation['polymorphic']) || {};
  const broken = rules.filter((rule) => rule.isBroken(relation, polymorphic as Dictionary)).at(-1);
  if (!broken) return;
  const prefix = relation['polymorphic'] ? 'polymorphic ' : '';
  throw Object.assign(new Error(`${prefix}${String(type)} relation: ${name} ${broken.message}`), {
    details: { code: broken.code, rType: type, rName: name },
  });
}

/** Emits LoopBack's warning about a relation that it still sets up. */
function warnAboutDeprecation(model: ModelClass, name: string, { type, polymorphic }: Dictionary): void {
  if (typeof polymorphic !== 'object' || !(polymorphic as Dictionary | null)?.['as']) return;
  model.dataSource?.notice(
    'POLYMORPHIC_AS_DEPRECATED',
    `polymorphic ${String(type)} relation: ${name} uses keyword \`polymorphic.as\` which will be DEPRECATED in LoopBack.next`,
  );
}

const isAttached = (model: ModelClass): boolean =>
  !model.settings?.['unresolved'] && Boolean(model.dataSource);

function findModel(builder: ModelBuilderLike, given: unknown): ModelClass | null {
  if (!given) return null;
  return isModelClass(given) ? given : (builder.getModel(String(given), true) as ModelClass);
}

/** Does the work. On a data source that leaves out what LoopBack refuses, a failure becomes a notice. */
function attemptSetUp(model: ModelClass, name: string, relation: unknown, work: () => void): void {
  const { dataSource } = model;
  if (!dataSource?.leavesOutRefused) {
    work();
    return;
  }
  try {
    work();
  } catch (error) {
    // A partly defined relation must not remain.
    delete model.relations[name];
    Reflect.deleteProperty(model.prototype, name);
    const why = describeRefusal(dataSource, model, relation, error);
    dataSource.notice('RELATION_LEFT_OUT', `${model.modelName}.${name} is left out: ${why}`);
  }
}

/** Returns LoopBack's own message, or a clearer one where that names nothing. */
function describeRefusal(source: DataSourceLike, model: ModelClass, given: unknown, error: unknown): string {
  if (typeof given !== 'object' || given === null) return `it is ${JSON.stringify(given)}, not an object.`;
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TypeError)) return `${message}.`;
  const { type, model: targetName, primaryKey } = given as Dictionary;
  const pointedAt = type === 'belongsTo' ? String(targetName) : model.modelName;
  const properties = source.models[pointedAt]?.definition?.properties;
  if (typeof primaryKey === 'string' && primaryKey !== '' && properties && !(primaryKey in properties))
    return `it points at "${primaryKey}", which ${pointedAt} does not have.`;
  if (properties && !primaryKey && source.idName(pointedAt) === undefined)
    return `it points at the id of ${pointedAt}, which has none.`;
  return `LoopBack fails while setting it up (${message}).`;
}

/**
 * Sets up the relations of a definition. A relation whose target or through
 * model is not defined yet waits for it; if it is never defined, the relation
 * does not exist.
 * @throws AssertionError or Error for definitions that LoopBack refuses (docs/loopback.md#relation-attributes)
 */
export function defineRelations(
  builder: ModelBuilderLike,
  model: ModelClass,
  relations: Dictionary | undefined,
): void {
  for (const [name, relation] of Object.entries(relations ?? {}))
    attemptSetUp(model, name, relation, () => defineRelation(builder, model, name, relation as Dictionary));
}

function defineRelation(
  builder: ModelBuilderLike,
  model: ModelClass,
  name: string,
  relation: Dictionary,
): void {
  checkRelation(name, relation);
  warnAboutDeprecation(model, name, relation);
  const target = findModel(builder, relation['model']);
  const through = findModel(builder, relation['through']);
  const define = (): void => {
    const params = {
      ...(cloneDeep(relation) as Dictionary),
      as: name,
      model: target ?? undefined,
      ...(through && { through }),
    };
    (model[String(relation['type'])] as (...args: unknown[]) => unknown).call(model, name, params);
  };
  const missing = [target, through].filter((needed) => needed !== null && !isAttached(needed));
  if (missing.length === 0) {
    define();
    return;
  }
  for (const needed of missing)
    needed?.once('dataAccessConfigured', () => {
      if ([target, through].every((other) => !other || isAttached(other)))
        attemptSetUp(model, name, relation, define);
    });
}
