import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import { isKnownModel, lineageOf } from '../projectIndex.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { givenName, settingOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixRelation, fixSetting } from './fixes.ts';
import { meantName, notText } from './notText.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { definitionRule, type Finding, placeOf, titleOf } from './rules.ts';

const code = 'name-not-text';
const writtenOut = 'LoopBack converts what is not text to text, and treats a list as one name.';

/**
 * A name that is a list, a number, true or an object: LoopBack writes it out.
 * A `foreignKey` has a rule of its own.
 */
export const nameNotText: ProblemRule = {
  code,
  find: (project) => [
    ...settings.find(project),
    ...models.find(project),
    ...allRelations(project).flatMap(findKeys),
    ...embedded.find(project),
  ],
};

const settings = definitionRule(code, (definition, modelId): readonly Finding[] => {
  const { name } = definition;
  const plural = settingOf(definition, 'plural');
  const http = settingOf(definition, 'http');
  const path = isJsonObject(http) ? getOwn<JsonValue | undefined>(http, 'path') : undefined;
  return [
    ...describeSetting(name, 'plural', plural).map((finding) => ({
      ...finding,
      place: { modelId, key: 'plural' },
      fix: fixFor('plural', plural, (label, value) => fixSetting(label, modelId, 'plural', value)),
    })),
    ...describeSetting(name, 'http.path', path).map((finding) => ({
      ...finding,
      place: { modelId, key: 'http' },
      fix: fixFor('http.path', path, (label, value) =>
        fixSetting(label, modelId, 'http', { ...(http as object), path: value ?? '' }),
      ),
    })),
  ];
});

function describeSetting(name: string, key: string, value: JsonValue | undefined) {
  const what = notText(value);
  if (what === null) return [];
  return [
    {
      severity: 'warning' as const,
      message: `${name} has ${what} as its ${key}: LoopBack takes it for "${givenName(value)}".`,
      why: writtenOut,
      advice: `Give the ${key} as text.`,
    },
  ];
}

function fixFor<Fix>(
  key: string,
  value: JsonValue | undefined,
  make: (label: string, value: string | undefined) => Fix,
): Fix {
  const meant = meantName(value);
  return meant ? make(`Use "${meant}"`, meant) : make(`Remove the ${key}`, undefined);
}

/** A model is looked for under the name as it is written out; where there is none, LoopBack fails. */
const models = bootRule('relate', {
  code,
  find: (project) =>
    allRelations(project).flatMap((relation) =>
      (['model', 'through'] as const).flatMap((key) => findModel(project, relation, key)),
    ),
});

function findModel(project: Project, relation: ResolvedRelation, key: 'model' | 'through'): Problem[] {
  const value = relation.definition[key];
  const what = notText(value);
  if (what === null) return [];
  const name = givenName(value) ?? '';
  const isKnown = isKnownModel(project, name);
  const meant = meantName(value);
  const title = titleOf(relation);
  return [
    {
      code,
      severity: isKnown ? 'warning' : 'error',
      place: placeOf(relation, key),
      message: isKnown
        ? `${title} has ${what} as its ${key}: LoopBack takes it for "${name}".`
        : `${title} has ${what} as its ${key}, and no model is named "${name}": ${noBoot}.`,
      why: writtenOut,
      advice: 'Give the name of one model as text.',
      ...(meant ? { fix: fixRelation(`Use "${meant}"`, relation.ref, key, meant) } : {}),
    },
  ];
}

/** A property that is not there has a rule of its own. */
function findKeys(relation: ResolvedRelation): Problem[] {
  const { definition, kind, ref } = relation;
  return (['keyThrough', 'primaryKey', 'property'] as const).flatMap((key): Problem[] => {
    const value = definition[key];
    if (!kind?.attributes.includes(key) || (key === 'keyThrough' && !definition.through)) return [];
    return describeSetting(titleOf(relation), key, value).map((finding) => ({
      ...finding,
      code,
      place: placeOf(relation, key),
      fix: fixFor(key, value, (label, to) => fixRelation(label, ref, key, to)),
    }));
  });
}

/** LoopBack makes the property of an embedsMany from the plural, and fails where that is not text. */
const embedded = bootRule('link', {
  code,
  find: (project) =>
    allRelations(project).flatMap((relation): Problem[] => {
      const { type, definition, target, targetName } = relation;
      if (type !== 'embedsMany' || definition['property'] || target === null) return [];
      const what = notText(pluralInForce(project, target.definition));
      if (what === null) return [];
      return [
        {
          code,
          severity: 'error',
          place: placeOf(relation),
          message: `${titleOf(relation)} embeds ${targetName}, whose plural is ${what}: ${noBoot}.`,
          why: 'LoopBack makes the name of the property from the plural, which has to be text for it.',
          advice: `Give the plural of ${targetName} as text, or give the relation a "property".`,
        },
      ];
    }),
});

function pluralInForce(project: Project, definition: ModelDefinition): JsonValue | undefined {
  return lineageOf(project, definition)
    .map((each) => settingOf(each, 'plural'))
    .find((plural) => plural);
}
