import { isJsonObject } from '../../lib/json.ts';
import { settingOf } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { definitionRule } from './rules.ts';

/** The members of a model class that LoopBack reads while it boots (run on 3.28). */
const neededNames = new Set(
  'definition modelName prototype app sharedClass caller arguments __proto__'.split(' '),
);

/** The members of every model class that LoopBack, its REST routes or application code call. */
const classMethods = new Set(
  (
    'create find findOne findById findByIds findOrCreate upsert updateOrCreate patchOrCreate upsertWithWhere ' +
    'patchOrCreateWithWhere replaceOrCreate replaceById updateAll update destroyAll deleteAll remove destroyById ' +
    'deleteById removeById count exists include scope hasMany belongsTo hasOne hasAndBelongsToMany referencesMany ' +
    'embedsMany embedsOne observe notifyObserversOf validate extend attachTo getDataSource dataSource remoteMethod ' +
    'beforeRemote afterRemote relations settings defaultScope defineProperty forEachProperty getPropertyType on emit'
  ).split(' '),
);

/** A named scope that hides a member of every model class. */
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
            ? `${name} has a scope named "${scope}", a name that LoopBack needs itself: ${noBoot}.`
            : `${name} has a scope named "${scope}", which hides ${name}.${scope}.`,
          why: isNeeded
            ? 'One such name keeps the whole application from starting.'
            : 'Every call gets the scope instead, also the calls of LoopBack and its REST routes.',
          advice: 'Give the scope another name.',
        },
      ];
    });
  }),
);
