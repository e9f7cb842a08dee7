import { literalOf, memberOf, objectKeyOf } from '../../model/index.ts';
import type { AppDataSource, AppModel, AppRelation, ClassRef } from './appModel.ts';
import { typeOfMember } from './relations/typeOfMember.ts';

/** Members that every repository has: a relation of the same name gets another member. */
const takenMembers = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...(
    'create createAll save find findOne findById update updateAll updateById replaceById delete deleteAll ' +
    'deleteById count exists execute entityClass dataSource modelClass inclusionResolvers toEntity toEntities ' +
    'registerInclusionResolver includeRelatedModels entityToData ensurePersistable normalizeFilter ' +
    'definePersistedModel ensurePersistedModel resolvePropertyType createHasManyRepositoryFactoryFor ' +
    'createHasManyThroughRepositoryFactoryFor createHasOneRepositoryFactoryFor createBelongsToAccessorFor ' +
    'createReferencesManyAccessorFor'
  ).split(' '),
]);

/** Returns the member of a repository for a relation. */
export const repositoryMember = (relation: string): string =>
  takenMembers.has(relation) ? `${relation}Relation` : relation;

/** Names the variable with the getter of a repository. */
const getterOf = ({ className }: ClassRef): string =>
  `${className.charAt(0).toLowerCase()}${className.slice(1)}Repository`;

/** Prints repositories/….repository.ts. */
export function printRepository(model: AppModel, dataSource: AppDataSource): string {
  const { className, relations, id } = model;
  const others = otherRepositories(model);
  const accessors = [...new Set(relations.map(({ code }) => code.accessor))];
  const needed = ['DefaultCrudRepository', ...accessors, ...(others.length > 0 ? ['repository'] : [])];
  const models = new Set([
    className,
    `${className}Relations`,
    ...relations.flatMap(({ target, through }) => [
      target.className,
      ...(through ? [through.className] : []),
    ]),
  ]);
  const idType = typeOfMember(className, id ?? 'id');
  const lines = [
    `import {${others.length > 0 ? 'Getter, ' : ''}inject} from '@loopback/core';`,
    `import {${needed.toSorted().join(', ')}} from '@loopback/repository';`,
    `import {${dataSource.className}} from '../datasources/${dataSource.stem}.datasource';`,
    `import {${[...models].toSorted().join(', ')}} from '../models';`,
    ...others
      .filter((other) => other.className !== className)
      .map((other) => `import type {${other.className}Repository} from './${other.stem}.repository';`),
    '',
    `type Id = ${idType};`,
    '',
    `export class ${className}Repository extends DefaultCrudRepository<${className}, Id, ${className}Relations> {`,
    ...relations.map(
      (relation) =>
        `  readonly ${objectKeyOf(repositoryMember(relation.name))}: ${relation.code.accessorType(relation)};`,
    ),
    ...(relations.length > 0 ? [''] : []),
    ...constructorLines(model, dataSource, others),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** The models whose repositories the relations need, each once. */
function otherRepositories({ relations }: AppModel): readonly ClassRef[] {
  const refs = relations.flatMap(({ target, through }) => [target, ...(through ? [through] : [])]);
  return [...new Map(refs.map((ref) => [ref.className, ref])).values()];
}

function constructorLines(
  { className, relations }: AppModel,
  dataSource: AppDataSource,
  others: readonly ClassRef[],
): readonly string[] {
  return [
    '  constructor(',
    `    @inject('datasources.${dataSource.key}') dataSource: ${dataSource.className},`,
    ...others.map(
      (other) =>
        `    @repository.getter('${other.className}Repository') ${getterOf(other)}: Getter<${other.className}Repository>,`,
    ),
    '  ) {',
    `    super(${className}, dataSource);`,
    ...relations.flatMap((relation) => relationLines(relation).map((line) => `    ${line}`)),
    '  }',
  ];
}

function relationLines({ name, code, target, through }: AppRelation): readonly string[] {
  const member = memberOf('this', repositoryMember(name));
  const made = code.makeAccessor(literalOf(name), getterOf(target), through ? getterOf(through) : '');
  return [
    `${member} = ${made};`,
    `this.registerInclusionResolver(${literalOf(name)}, ${member}.inclusionResolver);`,
  ];
}
