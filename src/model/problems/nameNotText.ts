import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import { isKnownModel, lineageDefinitionsOf } from '../projectIndex.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { givenName, settingOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { describeNonText, intendedName } from './describeNonText.ts';
import { fixRelation, fixSetting } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { definitionRule, type Finding, relationPlace, titleOf } from './rules.ts';

const code = 'name-not-text';
const conversionText = 'LoopBack converts a value that is not text to text, and treats a list as one name.';

/**
 * A name that is a list, a number, true or an object: LoopBack converts it to text.
 * A `foreignKey` has its own rule.
 */
export const nameNotText: ProblemRule = {
  code,
  find: (project) => [
    ...settings.find(project),
    ...models.find(project),
    ...allRelations(project).flatMap(findKeyProblems),
    ...embedded.find(project),
  ],
};

const settings = definitionRule(code, (definition, modelId): readonly Finding[] => {
  const { name } = definition;
  const plural = settingOf(definition, 'plural');
  const http = settingOf(definition, 'http');
  const path = isJsonObject(http) ? getOwn<JsonValue | undefined>(http, 'path') : undefined;
  return [
    ...createFindings(name, 'plural', plural).map((finding) => ({
      ...finding,
      place: { modelId, key: 'plural' },
      fix: fixFor('plural', plural, (label, value) => fixSetting(label, modelId, 'plural', value)),
    })),
    ...createFindings(name, 'http.path', path).map((finding) => ({
      ...finding,
      place: { modelId, key: 'http' },
      fix: fixFor('http.path', path, (label, value) =>
        fixSetting(label, modelId, 'http', { ...(http as object), path: value ?? '' }),
      ),
    })),
  ];
});

function createFindings(name: string, key: string, value: JsonValue | undefined) {
  const valueText = describeNonText(value);
  if (valueText === null) return [];
  return [
    {
      severity: 'warning' as const,
      message: `${name} has ${valueText} as its ${key}: LoopBack reads it as "${givenName(value)}".`,
      why: conversionText,
      advice: `Give the ${key} as text.`,
    },
  ];
}

function fixFor<Fix>(
  key: string,
  value: JsonValue | undefined,
  create: (label: string, value: string | undefined) => Fix,
): Fix {
  const intended = intendedName(value);
  return intended ? create(`Use "${intended}"`, intended) : create(`Remove the ${key}`, undefined);
}

/** A model name that is not text: LoopBack looks for a model with the converted name, and fails if there is none. */
const models = bootRule('relate', {
  code,
  find: (project) =>
    allRelations(project).flatMap((relation) =>
      (['model', 'through'] as const).flatMap((key) => findModelProblems(project, relation, key)),
    ),
});

function findModelProblems(
  project: Project,
  relation: ResolvedRelation,
  key: 'model' | 'through',
): Problem[] {
  const value = relation.definition[key];
  const valueText = describeNonText(value);
  if (valueText === null) return [];
  const name = givenName(value) ?? '';
  const isKnown = isKnownModel(project, name);
  const intended = intendedName(value);
  const title = titleOf(relation);
  return [
    {
      code,
      severity: isKnown ? 'warning' : 'error',
      place: relationPlace(relation, key),
      message: isKnown
        ? `${title} has ${valueText} as its ${key}: LoopBack reads it as "${name}".`
        : `${title} has ${valueText} as its ${key}, and no model is named "${name}": ${noBoot}.`,
      why: conversionText,
      advice: 'Give the name of one model as text.',
      ...(intended ? { fix: fixRelation(`Use "${intended}"`, relation.ref, key, intended) } : {}),
    },
  ];
}

/** Finds other names that are not text. A missing property has its own rule. */
function findKeyProblems(relation: ResolvedRelation): Problem[] {
  const { definition, kind, ref } = relation;
  return (['keyThrough', 'primaryKey', 'property'] as const).flatMap((key): Problem[] => {
    const value = definition[key];
    if (!kind?.attributes.includes(key) || (key === 'keyThrough' && !definition.through)) return [];
    return createFindings(titleOf(relation), key, value).map((finding) => ({
      ...finding,
      code,
      place: relationPlace(relation, key),
      fix: fixFor(key, value, (label, to) => fixRelation(label, ref, key, to)),
    }));
  });
}

/** An embedsMany whose property LoopBack cannot derive, because the plural is not text. */
const embedded = bootRule('link', {
  code,
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const { type, definition, target, targetName } = relation;
      if (type !== 'embedsMany' || definition['property'] || target === null) return [];
      const valueText = describeNonText(pluralInForce(project, target.definition));
      if (valueText === null) return [];
      return [
        {
          code,
          severity: 'error',
          place: relationPlace(relation),
          message: `${titleOf(relation)} embeds ${targetName}, whose plural is ${valueText}: ${noBoot}.`,
          why: 'LoopBack derives the name of the property from the plural, which has to be text.',
          advice: `Give the plural of ${targetName} as text, or give the relation a "property".`,
        },
      ];
    }),
});

function pluralInForce(project: Project, definition: ModelDefinition): JsonValue | undefined {
  return lineageDefinitionsOf(project, definition)
    .map((each) => settingOf(each, 'plural'))
    .find((plural) => plural);
}
