import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { settingOf } from '../settings.ts';
import { type FoundFilter, filtersIn, fixFilter } from './filters.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

const code = 'fields-without-key';

/** `fields` of a scope that leave out a key that LoopBack needs to match included rows, or to save rows again. */
export const fieldsWithoutKey: ProblemRule = {
  code,
  find: (project) => [
    ...project.models.flatMap((entry) => problemsOfModel(project, entry)),
    ...allRelations(project).flatMap(problemsOfRelation),
  ],
};

function problemsOfModel(project: Project, entry: ModelEntry): readonly Problem[] {
  const { id, definition } = entry;
  if (!isJsonObject(settingOf(definition, 'scope'))) return [];
  const found = filtersIn(definition, id).find(({ place }) => place.key === 'scope' && !place.relation);
  const key = idPropertyOf(project, entry)?.name;
  if (found === undefined || key === undefined || !leavesOut(found.filter['fields'], key)) return [];
  return [
    {
      code,
      severity: 'error',
      place: found.place,
      message: `${found.title} leaves out the id "${key}": LoopBack cannot distinguish what it finds from a new row.`,
      why: 'save() of a found instance stores a second row, under no id.',
      advice: `Put "${key}" into "fields".`,
      fix: addKeyFix(found, key),
    },
  ];
}

function problemsOfRelation(relation: ResolvedRelation): readonly Problem[] {
  const { definition, kind, ref, owner, throughName, isSetUp } = relation;
  const scope = definition['scope'];
  if (!isJsonObject(scope) || !kind || throughName !== null || !isSetUp) return [];
  if (definition['polymorphic']) return [];
  const isToOne = kind.type === 'belongsTo';
  const key = isToOne ? relation.pointsAt[0]?.property : relation.foreignKey?.value;
  const isAffected = isToOne || kind.type === 'hasMany' || kind.type === 'hasOne';
  if (!isAffected || key === undefined || !leavesOut(scope['fields'], key)) return [];
  const found = filtersIn(owner.definition, ref.modelId).find(({ place }) => place.relation === ref.name);
  return [
    {
      code,
      severity: 'error',
      place: relationPlace(relation, 'scope'),
      message: `The scope of ${titleOf(relation)} leaves out "${key}", which LoopBack needs to match included rows.`,
      why:
        kind.type === 'hasMany'
          ? 'An include of the relation throws an uncaught error, which ends the application.'
          : 'Every query that includes the relation fails.',
      advice: `Put "${key}" into "fields".`,
      ...(found === undefined ? {} : { fix: addKeyFix(found, key) }),
    },
  ];
}

/** `["name"]` and `{"name": true}` select only these properties, `{"id": false}` all others. */
function leavesOut(fields: JsonValue | undefined, key: string): boolean {
  if (Array.isArray(fields)) return fields.length > 0 && !fields.includes(key);
  if (!isJsonObject(fields)) return false;
  if (Object.hasOwn(fields, key)) return !fields[key];
  return Object.values(fields).some(Boolean);
}

function addKeyFix(found: FoundFilter, key: string) {
  const { fields } = found.filter;
  const fixed = Array.isArray(fields)
    ? [...(fields as readonly JsonValue[]), key]
    : isJsonObject(fields)
      ? withKeyShown(fields, key)
      : undefined;
  return fixFilter(`Add "${key}"`, found, 'fields', fixed);
}

function withKeyShown(fields: Readonly<Record<string, JsonValue | undefined>>, key: string): JsonValue {
  const { [key]: _, ...others } = fields;
  return Object.values(others).some(Boolean) ? { ...fields, [key]: true } : others;
}
