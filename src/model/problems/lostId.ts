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

/** What `idInjection` and a property named `id` do to the id of a model, where it is not what the file seems to say. */
export const lostId: ProblemRule = {
  code: 'lost-id',
  find: (project) => {
    const idle: ModelEntry[] = [];
    const problems = project.models.flatMap((entry): readonly Problem[] => {
      if (!isPersisted(project, entry)) return [];
      const lost = withoutId(project, entry) ?? replacedId(project, entry);
      if (!lost && isIdle(project, entry)) idle.push(entry);
      return lost ?? [];
    });
    return [...problems, ...idleSettings(idle)];
  },
};

const base = { code: 'lost-id', severity: 'warning' } as const;

function withoutId(project: Project, entry: ModelEntry): readonly Problem[] | null {
  if (idPropertyOf(project, entry)) return null;
  const { id, definition } = entry;
  const isOwn = settingOf(definition, 'idInjection') === false;
  return [
    {
      ...base,
      severity: 'error',
      place: { modelId: id, key: 'idInjection' },
      message: `${definition.name} has no id: LoopBack injects none, and the inherited one is left out.`,
      why: 'findById, save and destroy fail for its instances.',
      advice: 'Mark a property with "id": true, or remove "idInjection": false.',
      ...(isOwn ? { fix: fixSetting('Let LoopBack add an id', id, 'idInjection', true) } : {}),
    },
  ];
}

/** A declared `id` that is not marked as one, with no other id beside it. */
function replacedId(project: Project, { id, definition }: ModelEntry): readonly Problem[] | null {
  const own = getOwn(propertiesOf(definition), 'id');
  if (own === undefined || isExcluded(own) || isIdProperty(own)) return null;
  const found = effectivePropertiesOf(project, definition).find(({ name }) => name === 'id');
  const isReplaced = found !== undefined && found.definition !== own;
  if (!isReplaced) return null;
  return [
    {
      ...base,
      place: { modelId: id, property: 'id', key: 'id' },
      message: `${definition.name}.id is not marked as the id: LoopBack puts a generated id in its place.`,
      why: 'The declared type and attributes of the property are gone, and ids of its kind are refused.',
      advice: 'Give the property "id": true.',
      fix: fixProperty('Mark it as the id', id, 'id', 'id', true),
    },
  ];
}

/** `idInjection: false` without an id of its own: the base has been given one already. */
function isIdle(project: Project, { definition }: ModelEntry): boolean {
  if (settingOf(definition, 'idInjection') !== false) return false;
  return effectivePropertiesOf(project, definition).some(
    (property) => property.origin === 'injected' && property.name === 'id',
  );
}

/** One quiet line for the whole project: the setting is common, and does no harm. */
function idleSettings(entries: readonly ModelEntry[]): readonly Problem[] {
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
      message: `"idInjection": false has no effect on ${others.length === 0 ? name : `${name} and ${more}`}: LoopBack has given the base a generated id already.`,
      why: 'A model has an id that its file seems to do without.',
      advice: 'Mark a property with "id": true, or remove the setting.',
      fix: {
        label: others.length === 0 ? 'Remove the setting' : `Remove it from ${entries.length} models`,
        // In one pass: no name hangs on the setting, and there may be thousands.
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
