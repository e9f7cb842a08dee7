import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { listDatabases } from '../application/databases.ts';
import { sqlInView } from '../application/databasesInView.ts';
import type { ModelDefinition } from '../definition.ts';
import { idPropertyOf } from '../modelFacts.ts';
import { hasIndexOption, keysOfIndex } from '../namedSettings.ts';
import type { Project } from '../project.ts';
import { attributesOf, declares } from '../propertyType.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { propertiesOf, settingOf } from '../settings.ts';
import { fixProperty } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { titleOf } from './rules.ts';

const code = 'unguarded-key';

/** A foreign key that points at a property which is not the id and has no unique index. */
export const unguardedKey: ProblemRule = {
  code,
  find: (project) => {
    const seen = new Set<string>();
    return allRelations(project).flatMap((relation) =>
      findIn(project, relation).filter(({ place }) => {
        // One problem for a property, whatever number of relations points at it.
        const key = JSON.stringify([place.modelId, place.property]);
        return !seen.has(key) && seen.add(key);
      }),
    );
  },
};

function findIn(project: Project, relation: ResolvedRelation): readonly Problem[] {
  return relation.pointsAt.flatMap(({ model: entry, property }): readonly Problem[] => {
    if (entry === null || !declares(entry.definition, property)) return [];
    const { names } = sqlInView(project, entry);
    if (names.length === 0 || idPropertyOf(project, entry)?.name === property) return [];
    if (isUnique(entry.definition, property)) return [];
    const { name } = entry.definition;
    const holder = relation.keyHolder?.definition.name ?? relation.targetName ?? 'the other model';
    return [
      {
        code,
        severity: 'warning',
        place: { modelId: entry.id, property },
        message: `${titleOf(relation)} points at ${name}.${property}, which has no unique index: ${listDatabases(names)} may hold two rows of ${name} with the same value, and they share their rows of ${holder}.`,
        why: 'A foreign key constraint to it is refused, and every read by it looks at the whole table.',
        advice: 'Give the property a unique index, or let the relation point at the id.',
        fix: fixProperty('Give it a unique index', entry.id, property, 'index', { unique: true }),
      },
    ];
  });
}

/** Whether an index makes sure that a property has each value once. */
function isUnique(definition: ModelDefinition, property: string): boolean {
  const index = getOwn<JsonValue | undefined>(
    attributesOf(getOwn(propertiesOf(definition), property)),
    'index',
  );
  if (isJsonObject(index) && index['unique']) return true;
  const indexes = settingOf(definition, 'indexes');
  if (!isJsonObject(indexes)) return false;
  return Object.values(indexes).some((each) => {
    const [first, ...others] = keysOfIndex(each) ?? [];
    return (
      others.length === 0 && first?.name === property && isJsonObject(each) && hasIndexOption(each, 'unique')
    );
  });
}
