import { closestName } from '../../lib/closestName.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, Project } from '../project.ts';
import { relationsOf, resolveRelation } from '../relations/projectRelations.ts';
import { settingOf } from '../settings.ts';
import { fixRelation } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';

const code = 'unknown-listed-property';

/** A list of properties with a name that is nearly one of the model's: LoopBack ignores it. */
export const unknownListedProperty: ProblemRule = {
  code,
  find: (project) =>
    project.models.flatMap((entry) => [...inSettings(project, entry), ...inRelations(project, entry)]),
};

function inSettings(project: Project, entry: ModelEntry): readonly Problem[] {
  const { id, definition } = entry;
  return ['hidden', 'hiddenProperties', 'protected', 'protectedProperties'].flatMap(
    (key): readonly Problem[] => {
      const list = settingOf(definition, key);
      const [from, to] = findSlip(project, entry, list) ?? [];
      if (from === undefined || to === undefined) return [];
      return [
        {
          code,
          severity: 'warning',
          place: { modelId: id, key },
          message: `"${key}" of ${definition.name} names "${from}", which is not a property: LoopBack ignores it.`,
          why: `"${to}" is sent to every client.`,
          advice: `Did you mean "${to}"?`,
          fix: {
            label: `Use "${to}"`,
            apply: (mended) => setModelSetting(mended, { modelId: id, key, value: replaced(list, from, to) }),
          },
        },
      ];
    },
  );
}

function inRelations(project: Project, entry: ModelEntry): readonly Problem[] {
  return relationsOf(project, entry.id).flatMap((relation): readonly Problem[] => {
    const { definition, ref } = relation;
    const copied = definition['properties'];
    const { options } = definition;
    const isInverted = isJsonObject(options) && Boolean(options['invertProperties']);
    const [from, to] = isInverted ? [] : (findSlip(project, entry, copied) ?? []);
    if (from === undefined || to === undefined) return [];
    return [
      {
        code,
        severity: 'warning',
        place: placeOf(relation, 'properties'),
        message: `${titleOf(relation)} copies "${from}", which ${entry.definition.name} does not have: LoopBack copies nothing.`,
        why: 'What the relation creates silently lacks the value.',
        advice: `Did you mean "${to}"?`,
        fix: fixRelation(`Use "${to}"`, ref, 'properties', replaced(copied, from, to)),
      },
    ];
  });
}

/** The first name of a list, or of an object's keys, that no property has and that is nearly one, with that one. */
function findSlip(
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
    // A list may name relations too, and what is stored without being declared.
    if (typeof name !== 'string' || names.has(name) || isRelation(project, id, name)) continue;
    const meant = closestName(name, free);
    if (meant !== null) return [name, meant];
  }
  return null;
}

function isRelation(project: Project, id: string, name: string): boolean {
  return resolveRelation(project, { modelId: id, name }) !== null;
}

function replaced(list: JsonValue | undefined, from: string, to: string): JsonValue | undefined {
  if (Array.isArray(list)) return list.map((name: JsonValue) => (name === from ? to : name));
  if (!isJsonObject(list)) return list;
  return Object.fromEntries(Object.entries(list).map(([key, value]) => [key === from ? to : key, value]));
}
