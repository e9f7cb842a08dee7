import { countOf } from '../../lib/countOf.ts';
import { getOwn } from '../../lib/own.ts';
import { editModels, withDefinition } from '../commands/edit.ts';
import { withSetting } from '../definitionEdits.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { isExcluded, isIdProperty } from '../propertyType.ts';
import { isPersisted } from '../restPath.ts';
import { propertiesOf, settingOf } from '../settings.ts';
import { fixProperty, fixSetting } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** An `idInjection` setting or a property named `id` that changes the id of a model in a way that the file does not suggest. */
export const lostId: ProblemRule = {
  code: 'lost-id',
  find: (project) => {
    const unused: ModelEntry[] = [];
    const problems = project.models.flatMap((entry): readonly Problem[] => {
      if (!isPersisted(project, entry)) return [];
      const lost = findMissingId(project, entry) ?? findReplacedId(project, entry);
      if (!lost && hasUnusedSetting(project, entry)) unused.push(entry);
      return lost ?? [];
    });
    return [...problems, ...unusedSettingsProblem(unused)];
  },
};

const base = { code: 'lost-id', severity: 'warning' } as const;

function findMissingId(project: Project, entry: ModelEntry): readonly Problem[] | null {
  if (idPropertyOf(project, entry)) return null;
  const { id, definition } = entry;
  const isOwn = settingOf(definition, 'idInjection') === false;
  return [
    {
      ...base,
      severity: 'error',
      place: { modelId: id, key: 'idInjection' },
      message: `${definition.name} has no id: LoopBack adds none, and the inherited one is left out.`,
      why: 'findById, save and destroy fail for its instances.',
      advice: 'Mark a property with "id": true, or remove "idInjection": false.',
      ...(isOwn ? { fix: fixSetting('Let LoopBack add an id', id, 'idInjection', true) } : {}),
    },
  ];
}

/** Finds a declared `id` that is not marked as one, in a model without another id. */
function findReplacedId(project: Project, { id, definition }: ModelEntry): readonly Problem[] | null {
  const own = getOwn(propertiesOf(definition), 'id');
  if (own === undefined || isExcluded(own) || isIdProperty(own)) return null;
  const found = effectivePropertiesOf(project, definition).find(({ name }) => name === 'id');
  const isReplaced = found !== undefined && found.definition !== own;
  if (!isReplaced) return null;
  return [
    {
      ...base,
      place: { modelId: id, property: 'id', key: 'id' },
      message: `${definition.name}.id is not marked as the id: LoopBack replaces it with a generated id.`,
      why: 'The declared type and attributes of the property are lost, and ids of its type are refused.',
      advice: 'Give the property "id": true.',
      fix: fixProperty('Mark it as the id', id, 'id', 'id', true),
    },
  ];
}

/** Returns whether `idInjection: false` has no effect, because LoopBack gave the base a generated id. */
function hasUnusedSetting(project: Project, { definition }: ModelEntry): boolean {
  if (settingOf(definition, 'idInjection') !== false) return false;
  return effectivePropertiesOf(project, definition).some(
    (property) => property.origin === 'injected' && property.name === 'id',
  );
}

/** Returns one note for the whole project, because the setting is common and harmless. */
function unusedSettingsProblem(entries: readonly ModelEntry[]): readonly Problem[] {
  const [first, ...others] = entries;
  if (!first) return [];
  const { name } = first.definition;
  const ids = new Set(entries.map(({ id }) => id));
  const more = countOf(others.length, 'other model');
  return [
    {
      ...base,
      severity: 'note',
      place: { modelId: first.id, key: 'idInjection' },
      message: `"idInjection": false has no effect on ${others.length === 0 ? name : `${name} and ${more}`}: the base already has a generated id.`,
      why: 'The model has an id, although its file suggests otherwise.',
      advice: 'Mark a property with "id": true, or remove the setting.',
      fix: {
        label: others.length === 0 ? 'Remove the setting' : `Remove it from ${entries.length} models`,
        // In one pass, because no name depends on the setting and there may be thousands of models.
        apply: (project) =>
          editModels(project, (entry) =>
            ids.has(entry.id)
              ? withDefinition(entry, withSetting(entry.definition, 'idInjection', undefined))
              : entry,
          ),
      },
    },
  ];
}
