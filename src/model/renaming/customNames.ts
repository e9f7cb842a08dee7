import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import type { RenamedRelation } from '../commands/followRelationNames.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import { relationsIn, settingOf, textSetting } from '../settings.ts';
import { isNameInKeys, type ModelRename } from './modelRename.ts';
import { createReplacer, type NameReplacer } from './nameReplacer.ts';
import type { CustomNames, NameUnit } from './nameUnit.ts';
import { relationUnit } from './nameUnits.ts';

/** Finds the names that the user chose and that contain the old name of the model. */
export function customNamesOf({ before, entry, from, to, derived }: ModelRename): CustomNames {
  const replace = createReplacer(from, to);
  return {
    replace,
    units: [
      ...customRenames(before, derived, replace).map((each) => relationUnit(each, true)),
      ...settingUnits(entry, replace),
      ...principalUnits(before, from, to),
    ],
  };
}

/** Finds the relations whose names the user chose and that contain the old name. */
function customRenames(
  project: Project,
  derived: readonly RenamedRelation[],
  replace: NameReplacer,
): readonly RenamedRelation[] {
  const moved = new Set(derived.map(({ ref }) => JSON.stringify([ref.modelId, ref.name])));
  const takenNames = new Map<ModelId, Set<string>>();
  return allRelations(project).flatMap(({ ref, owner }) => {
    const to = replace(ref.name);
    if (to === ref.name || moved.has(JSON.stringify([ref.modelId, ref.name]))) return [];
    if (isRefusedRelationName(to) || isNameInKeys(project, ref)) return [];
    const taken = takenNames.get(owner.id) ?? namesOf(project, owner, derived);
    takenNames.set(owner.id, taken);
    if (taken.has(to)) return [];
    taken.add(to);
    return [{ ref, to }];
  });
}

function namesOf(project: Project, entry: ModelEntry, derived: readonly RenamedRelation[]): Set<string> {
  return new Set([
    ...Object.keys(relationsIn(entry.definition)),
    ...derived.filter(({ ref }) => ref.modelId === entry.id).map(({ to }) => to),
    ...describeProperties(project, entry.id).map(({ name }) => name),
  ]);
}

/** Returns the units of a `plural` and a path that the user chose. */
function settingUnits(entry: ModelEntry, replace: NameReplacer): readonly NameUnit[] {
  const { id, definition } = entry;
  const plural = textSetting(definition, 'plural');
  const http = settingOf(definition, 'http');
  const path = isJsonObject(http) ? http['path'] : undefined;
  const unitOf = (place: string, key: string, before: string, value: JsonValue): NameUnit => ({
    id: JSON.stringify(['setting', key]),
    isCustom: true,
    places: [{ modelId: id, place, before, after: replace(before) }],
    change: { of: 'setting', key, value },
  });
  return [
    ...(plural !== undefined && replace(plural) !== plural
      ? [unitOf('plural', 'plural', plural, replace(plural))]
      : []),
    ...(isJsonObject(http) && typeof path === 'string' && replace(path) !== path
      ? [unitOf('http.path', 'http', path, { ...http, path: replace(path) })]
      : []),
  ];
}

/** Returns the units of principals named like the model: each may be the model, or a role that happens to have its name. */
function principalUnits(project: Project, from: string, to: string): readonly NameUnit[] {
  return project.models.flatMap(({ id, definition }) => {
    const acls = settingOf(definition, 'acls');
    if (!Array.isArray(acls)) return [];
    return acls.flatMap((acl: JsonValue, index): readonly NameUnit[] => {
      if (!isJsonObject(acl) || acl['principalId'] !== from) return [];
      const place = { modelId: id, place: `acls.${index}.principalId`, before: from, after: to };
      return [
        {
          id: JSON.stringify(['principal', id, index]),
          isCustom: true,
          places: [place],
          change: { of: 'principal', modelId: id, index, to },
        },
      ];
    });
  });
}
