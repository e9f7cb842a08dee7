import { memoByKey } from '../../lib/memo.ts';
import {
  type ModelEntry,
  type ModelId,
  type Project,
  polymorphicKeysOf,
  type ResolvedRelation,
} from '../../model/index.ts';
import { schemaModelsOf } from './schemaModels.ts';

/** A property whose values are the keys of rows, or the name of a model in a polymorphic relation. */
export interface ForeignKey {
  readonly modelId: ModelId;
  readonly property: string;
  /** The model and the property that it points at; null for a polymorphic one, and where relations disagree. */
  readonly target: { readonly modelId: ModelId; readonly property: string } | null;
  /** Whether relations use it for several models, or for any. */
  readonly isShared: boolean;
  /** Whether it has the type of an id, so that a number is a whole number. */
  readonly pointsAtId: boolean;
  /** Whether the property exists only because of the relation. */
  readonly isAdded: boolean;
}

/** Lists the foreign keys of a project, each once, as the relations are set up. */
export const foreignKeysOf: (project: Project) => readonly ForeignKey[] = memoByKey(listForeignKeys);

function listForeignKeys(project: Project): readonly ForeignKey[] {
  const models = schemaModelsOf(project);
  const properties = new Map(
    models.map(({ entry, properties: list }) => [entry.id, new Map(list.map((each) => [each.name, each]))]),
  );
  const found = new Map<string, ForeignKey>();
  const add = ({ holder, name, target, targetName }: KeyEnds, isPolymorphic: boolean): void => {
    const property = holder && name !== undefined ? properties.get(holder.id)?.get(name) : undefined;
    // referencesMany stores a list.
    if (!holder || !property || property.isId || property.type.kind === 'list') return;
    const id = JSON.stringify([holder.id, property.name]);
    const list = target ? properties.get(target.id) : undefined;
    const referred = targetName === undefined ? idIn(list) : list?.get(targetName);
    const earlier = found.get(id);
    const end = target && referred && !isPolymorphic ? { modelId: target.id, property: referred.name } : null;
    const isShared = earlier !== undefined && (earlier.isShared || !isSameEnd(earlier.target, end));
    found.set(id, {
      modelId: holder.id,
      property: property.name,
      target: isShared ? null : end,
      isShared,
      pointsAtId: (earlier?.pointsAtId ?? false) || !referred || referred.isId,
      isAdded: property.origin === 'foreignKey' || property.origin === 'relation',
    });
  };
  for (const { relations } of models)
    for (const relation of relations) for (const ends of endsOf(relation)) add(ends, isPolymorphic(relation));
  return [...found.values()];
}

function isSameEnd(one: ForeignKey['target'], other: ForeignKey['target']): boolean {
  return one?.modelId === other?.modelId && one?.property === other?.property;
}

interface KeyEnds {
  readonly holder: ModelEntry | null;
  readonly name: string | undefined;
  readonly target: ModelEntry | null;
  /** Missing for the id. */
  readonly targetName?: string | undefined;
}

const isPolymorphic = ({ definition }: ResolvedRelation): boolean => Boolean(definition['polymorphic']);

/** Lists the keys of a relation, and the property with the name of the model that a polymorphic one points at. */
function endsOf(relation: ResolvedRelation): readonly KeyEnds[] {
  const { kind, owner, target, through, throughName, definition, ref, pointsAt } = relation;
  if (!kind || kind.isEmbedding) return [];
  const name = relation.foreignKey?.value;
  const targetName = pointsAt[0]?.property;
  const isOnOwner = throughName === null && kind.keyOn === 'owner';
  const holder = throughName !== null ? through : isOnOwner ? owner : target;
  const discriminator = polymorphicKeysOf(definition, ref.name)?.discriminator;
  return [
    isOnOwner ? { holder, name, target, targetName } : { holder, name, target: owner, targetName },
    ...(throughName === null ? [] : [{ holder, name: relation.keyThrough?.value, target }]),
    ...(discriminator === undefined ? [] : [{ holder, name: discriminator, target: null }]),
  ];
}

const idIn = (
  properties: ReadonlyMap<string, { readonly name: string; readonly isId: boolean }> | undefined,
) => [...(properties?.values() ?? [])].find(({ isId }) => isId);
