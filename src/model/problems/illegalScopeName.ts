import { isJsonObject } from '../../lib/json.ts';
import { settingOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { definitionRule } from './rules.ts';

/** What LoopBack reads of a model class while it boots (run on 3.28). */
const neededNames = new Set(
  'definition modelName prototype app sharedClass caller arguments __proto__'.split(' '),
);

/** What every model class has, and what LoopBack, its REST routes and people call. */
const classMethods = new Set(
  (
    'create find findOne findById findByIds findOrCreate upsert updateOrCreate patchOrCreate upsertWithWhere ' +
    'patchOrCreateWithWhere replaceOrCreate replaceById updateAll update destroyAll deleteAll remove destroyById ' +
    'deleteById removeById count exists include scope hasMany belongsTo hasOne hasAndBelongsToMany referencesMany ' +
    'embedsMany embedsOne observe notifyObserversOf validate extend attachTo getDataSource dataSource remoteMethod ' +
    'beforeRemote afterRemote relations settings defaultScope defineProperty forEachProperty getPropertyType on emit'
  ).split(' '),
);

/** A named scope that takes the place of something which every model class has. */
export const illegalScopeName = bootRule(
  'relate',
  definitionRule('illegal-scope-name', (definition, modelId) => {
    const scopes = settingOf(definition, 'scopes');
    if (!isJsonObject(scopes)) return [];
    const { name } = definition;
    return Object.keys(scopes).flatMap((scope) => {
      const isNeeded = neededNames.has(scope);
      if (!isNeeded && !classMethods.has(scope)) return [];
      return [
        {
          severity: 'error',
          place: { modelId, key: 'scopes' },
          message: isNeeded
            ? `${name} has a scope named "${scope}", which LoopBack needs itself: ${noBoot}.`
            : `${name} has a scope named "${scope}", which takes the place of ${name}.${scope}.`,
          why: isNeeded
            ? 'One such name keeps the whole application from starting.'
            : 'Every call of it gets the scope, those of LoopBack and of its REST routes too.',
          advice: 'Give the scope another name.',
        },
      ];
    });
  }),
);
