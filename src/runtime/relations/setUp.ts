import { assertThat } from '../errors.ts';
import type { Dictionary, ModelBuilderLike, ModelClass } from '../model/contracts.ts';
import { cloneDeep } from '../model/mergeSettings.ts';
import { isModelClass } from '../model/modelInstance.ts';
import { relationTypes } from './registry.ts';

interface Rule {
  readonly code: string;
  readonly isBroken: (relation: Dictionary, polymorphic: Dictionary) => boolean;
  readonly message: string;
}

const isBelongsTo = (relation: Dictionary): boolean => relation['type'] === 'belongsTo';

/** What a definition is refused for; the texts are LoopBack's. */
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

/** LoopBack says this of a relation that it sets up all the same. */
function warnOfDeprecation(model: ModelClass, name: string, { type, polymorphic }: Dictionary): void {
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

/**
 * Sets up the relations of a definition. A relation whose target or through
 * model is not there yet is set up when it comes; if it never does, the
 * relation does not exist.
 * @throws AssertionError or Error for definitions that LoopBack refuses (semantics 2.4)
 */
export function defineRelations(
  builder: ModelBuilderLike,
  model: ModelClass,
  relations: Dictionary | undefined,
): void {
  for (const [name, given] of Object.entries(relations ?? {})) {
    const relation = given as Dictionary;
    checkRelation(name, relation);
    warnOfDeprecation(model, name, relation);
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
      continue;
    }
    for (const needed of missing)
      needed?.once('dataAccessConfigured', () => {
        if ([target, through].every((other) => !other || isAttached(other))) define();
      });
  }
}
