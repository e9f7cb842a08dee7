import { belongsToForeignKey, singularOf } from '../../../model/index.ts';
import type { Draft, Drafting, Reference } from './draft.ts';
import { keyNamedAfter, keysNamedAfter, keyTo } from './foreignKeys.ts';
import { hasId } from './ids.ts';
import { addAsProperty, addBelongsTo, addEmbedded, addHas, addRelation } from './relate.ts';

interface Guess {
  readonly draft: Draft;
  readonly reference: Reference;
  readonly drafting: Drafting;
  readonly models: ReadonlySet<string>;
}

/** Makes a relation, an embedded row or a property of a property whose value is a model. */
export function addReference(guess: Guess): void {
  const { draft, reference, drafting } = guess;
  const { objects } = drafting.options;
  const { isMany, isRelation, target } = reference;
  const canRelate = objects === 'guess' || objects === 'relations' || isRelation;
  if (objects === 'properties' && !isRelation) {
    addAsProperty(draft, reference, drafting);
    return;
  }
  const isRelated = canRelate && hasId(target) && (isMany ? addMany(guess) : addOne(guess));
  if (isRelated) return;
  if (isRelation || (objects === 'relations' && hasId(target))) {
    const { property } = reference;
    if (isMany)
      say(
        guess,
        addHas(draft, 'hasMany', property, target, null, property),
        `no key shows where ${property} are kept`,
      );
    else
      say(
        guess,
        addBelongsTo(draft, property, target, null, property),
        `no key shows where ${property} is kept`,
      );
    return;
  }
  say(
    guess,
    addEmbedded(draft, reference),
    hasId(target) ? 'no key of it is in the document' : 'it has no id',
  );
}

/** Adds a remark on what was made of a reference. */
function say({ draft, reference, drafting }: Guess, relation: string, why: string): void {
  const type = draft.relations.get(relation)?.['type'];
  const text = `${draft.name}.${reference.property} is the ${String(type)} ${relation} of ${reference.target.name}: ${why}.`;
  drafting.remarks.push({ kind: 'decision', text });
}

/** A reference back from the target. */
const backOf = ({ draft, reference }: Guess): Reference | undefined =>
  reference.target.references.find((each) => each.target === draft && each !== reference);

function addOne(guess: Guess): boolean {
  const { draft, reference, models } = guess;
  const { property, target } = reference;
  const key = keyNamedAfter(draft, property);
  if (key !== null) {
    say(guess, addBelongsTo(draft, property, target, key, property), `${key} is its key`);
    return true;
  }
  const other = hasId(draft) && target !== draft ? keyTo(target, draft, models) : null;
  if (other !== null && !other.isGuess) {
    say(
      guess,
      addHas(draft, 'hasOne', property, target, other.property, property),
      `${other.property} is its key`,
    );
    return true;
  }
  if (target !== draft && backOf(guess) === undefined) return false;
  const why = target === draft ? 'a row would hold others of its own model' : 'each would hold the other';
  say(guess, addBelongsTo(draft, property, target, null, property), `embedded, ${why}`);
  return true;
}

function addMany(guess: Guess): boolean {
  const { draft, reference, models } = guess;
  const { property, target } = reference;
  const ids = keysNamedAfter(draft, singularOf(property));
  if (ids !== null) {
    const relation = { type: 'referencesMany', model: target.name, foreignKey: ids };
    say(guess, addRelation(draft, property, relation, property), `${ids} are their keys`);
    return true;
  }
  const key = hasId(draft) ? keyTo(target, draft, models) : null;
  if (key !== null && (!key.isGuess || target === draft)) {
    say(
      guess,
      addHas(draft, 'hasMany', property, target, key.property, property),
      `${key.property} is its key`,
    );
    return true;
  }
  const back = backOf(guess);
  if (back === undefined || !hasId(draft)) return false;
  if (back.isMany) {
    const relation = { type: 'hasAndBelongsToMany', model: target.name };
    say(guess, addRelation(draft, property, relation, property), 'each has a list of the other');
    return true;
  }
  const backKey = keyNamedAfter(target, back.property) ?? belongsToForeignKey(back.property);
  say(
    guess,
    addHas(draft, 'hasMany', property, target, backKey, property),
    `${target.name} has ${back.property}`,
  );
  return true;
}
