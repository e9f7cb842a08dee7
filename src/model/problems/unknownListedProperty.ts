import { closestName } from '../../lib/closestName.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { relationsOf, resolveRelation } from '../relations/projectRelations.ts';
import { settingOf } from '../settings.ts';
import { asGuessOf, fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

const code = 'unknown-listed-property';

/** A list of properties with a misspelt name: LoopBack ignores it. */
export const unknownListedProperty: ProblemRule = {
  code,
  find: (project) =>
    project.models.flatMap((entry) => [
      ...findInSettings(project, entry),
      ...findInRelations(project, entry),
    ]),
};

function findInSettings(project: Project, entry: ModelEntry): readonly Problem[] {
  const { id, definition } = entry;
  return ['hidden', 'hiddenProperties', 'protected', 'protectedProperties'].flatMap(
    (key): readonly Problem[] => {
      const list = settingOf(definition, key);
      const [from, to] = findTypo(project, entry, list) ?? [];
      if (from === undefined || to === undefined) return [];
      return [
        {
          code,
          severity: 'warning',
          place: { modelId: id, key },
          message: `"${key}" of ${definition.name} names "${from}", which is not a property: LoopBack ignores it.`,
          why: `"${to}" is sent to every client.`,
          advice: `Did you mean "${to}"?`,
          fix: asGuessOf(from, to, {
            label: `Use "${to}"`,
            apply: (current) =>
              setModelSetting(current, { modelId: id, key, value: withNameReplaced(list, from, to) }),
          }),
        },
      ];
    },
  );
}

function findInRelations(project: Project, entry: ModelEntry): readonly Problem[] {
  return relationsOf(project, entry.id).flatMap((relation): readonly Problem[] => {
    const { definition, ref } = relation;
    const copied = definition['properties'];
    const { options } = definition;
    const isInverted = isJsonObject(options) && Boolean(options['invertProperties']);
    const [from, to] = isInverted ? [] : (findTypo(project, entry, copied) ?? []);
    if (from === undefined || to === undefined) return [];
    return [
      {
        code,
        severity: 'warning',
        place: relationPlace(relation, 'properties'),
        message: `${titleOf(relation)} copies "${from}", which ${entry.definition.name} does not have: LoopBack copies nothing.`,
        why: 'Rows that the relation creates silently lack the value.',
        advice: `Did you mean "${to}"?`,
        fix: asGuessOf(
          from,
          to,
          fixRelation(`Use "${to}"`, ref, 'properties', withNameReplaced(copied, from, to)),
        ),
      },
    ];
  });
}

/** Finds the first misspelt name in a list or in an object's keys, with the property that was probably intended. */
function findTypo(
  project: Project,
  { id }: ModelEntry,
  list: JsonValue | undefined,
): readonly [from: string, to: string] | null {
  const listed = Array.isArray(list) ? list : isJsonObject(list) ? Object.keys(list) : [];
  if (listed.length === 0) return null;
  const names = new Set(describeProperties(project, id).map(({ name }) => name));
  const isListed = new Set<JsonValue>(listed);
  const free = [...names].filter((candidate) => !isListed.has(candidate));
  for (const name of listed) {
    // A list may also name relations, and properties that are stored without a declaration.
    if (typeof name !== 'string' || names.has(name) || isRelation(project, id, name)) continue;
    const intended = closestName(name, free);
    if (intended !== null) return [name, intended];
  }
  return null;
}

function isRelation(project: Project, id: string, name: string): boolean {
  return resolveRelation(project, { modelId: id, name }) !== null;
}

function withNameReplaced(list: JsonValue | undefined, from: string, to: string): JsonValue | undefined {
  if (Array.isArray(list)) return list.map((name: JsonValue) => (name === from ? to : name));
  if (!isJsonObject(list)) return list;
  return Object.fromEntries(Object.entries(list).map(([key, value]) => [key === from ? to : key, value]));
}
