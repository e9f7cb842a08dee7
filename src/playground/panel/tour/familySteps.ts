import { withArticle } from '../../../lib/withArticle.ts';
import {
  classOf,
  memberOf,
  objectLiteralOf as object,
  objectKeyOf,
  variableOf,
} from '../../../model/index.ts';
import type { TourRelation } from './tourRelation.ts';
import type { TourStep } from './tourSteps.ts';

/** The expressions that the steps of a chapter use. */
interface Names {
  /** `Address` */
  readonly Target: string;
  /** `const customer = await Customer.findById(1);` */
  readonly load: string;
  /** `customer` */
  readonly one: string;
  /** `customer.addressList` */
  readonly accessor: string;
  /** `{street: 'created'}` */
  readonly data: string;
  /** The stored value of a property: `(await Customer.findById(1)).addresses`. */
  readonly stored: (property: string) => string;
}

function namesOf({ model, relation, target, property, needed }: TourRelation): Names {
  const Model = classOf(model);
  const one = variableOf(model);
  return {
    Target: classOf(target),
    load: `const ${one} = await ${Model}.findById(1);`,
    one,
    accessor: memberOf(one, relation),
    data: object(property === null ? '' : `${objectKeyOf(property)}: 'created'`, needed),
    stored: (name) => memberOf(`(await ${Model}.findById(1))`, name),
  };
}

/** Creates three steps through an embedsOne. */
export function embedsOneSteps(relation: TourRelation): readonly TourStep[] {
  const { load, accessor, data, stored } = namesOf(relation);
  const { model, relation: name, target, storedIn } = relation;
  const property = storedIn ?? name;
  return [
    {
      title: 'create stores it inside',
      sentence: `create puts ${withArticle(target)} inside this ${model} and saves the ${model}: its row holds it in ${property}.`,
      code: `${load}\nawait ${accessor}.create(${data});\n${stored(property)};`,
    },
    {
      title: 'read without await',
      sentence: `The ${target} comes with its ${model}, so ${name}() answers at once.`,
      code: `${load}\n${accessor}();`,
    },
    {
      title: 'destroy',
      sentence: `destroy removes the ${target} and saves the ${model}; no row of another model changes.`,
      code: `${load}\nawait ${accessor}.destroy();\n${stored(property)};`,
    },
  ];
}

/** Creates three steps through an embedsMany. */
export function embedsManySteps(relation: TourRelation): readonly TourStep[] {
  const { load, accessor, data, stored } = namesOf(relation);
  const { model, relation: name, target, storedIn } = relation;
  const property = storedIn ?? name;
  return [
    {
      title: 'create adds to the list',
      sentence: `create adds ${withArticle(target)} to the list of this ${model} and saves the ${model}: its row holds the list in ${property}.`,
      code: `${load}\nawait ${accessor}.create(${data});\n${stored(property)};`,
    },
    {
      title: 'read without await',
      sentence: `The list comes with its ${model}, so ${name}() answers at once.`,
      code: `${load}\n${accessor}();`,
    },
    {
      title: 'destroy needs a callback',
      sentence: `Surprise: without a callback destroy removes an item in memory only, and the stored row keeps it until this ${model} is saved.`,
      code: `${load}\nconst [first] = ${accessor}();\n${accessor}.destroy(first.id);\n${accessor}();\n${stored(property)};`,
    },
  ];
}

/** Creates three steps through a referencesMany. */
export function referencesManySteps(relation: TourRelation): readonly TourStep[] {
  const { Target, load, one, accessor, data, stored } = namesOf(relation);
  const { model, target, foreignKey } = relation;
  return [
    {
      title: 'create adds an id',
      sentence: `create stores ${withArticle(target)}, adds its id to ${foreignKey} and saves this ${model}.`,
      code: `${load}\nawait ${accessor}.create(${data});\n${stored(foreignKey)};`,
    },
    {
      title: 'remove keeps the row',
      sentence: `remove takes an id out of ${foreignKey} and keeps the ${target}; add puts one in.`,
      code: `${load}\nconst [first] = await ${accessor}.find({limit: 1});\nawait ${accessor}.remove(first.id);\n${stored(foreignKey)};\nawait ${Target}.findById(first.id);`,
    },
    {
      title: 'beyond the list',
      sentence: `Surprise: count, findOne, updateAll and destroyAll work on every ${target}, whether this ${model} lists it or not.`,
      code: `${load}\n${memberOf(one, foreignKey)};\nawait ${accessor}.count();`,
    },
  ];
}

/** Creates three steps through a polymorphic hasMany. */
export function polymorphicSteps(relation: TourRelation): readonly TourStep[] {
  const { Target, load, one, accessor, data } = namesOf(relation);
  const { model, relation: name, target, foreignKey, discriminator, back } = relation;
  const type = discriminator ?? '';
  const where = object(
    `${objectKeyOf(foreignKey)}: ${one}.id`,
    ...(discriminator === null ? [] : [`${objectKeyOf(discriminator)}: '${model}'`]),
  );
  return [
    {
      title: 'create sets key and type',
      sentence: `create sets ${foreignKey} to the id of this ${model}, and ${type} to the name of its model.`,
      code: `${load}\nawait ${accessor}.create(${data});`,
    },
    {
      title: 'find asks for both',
      sentence: `A row of another model may have the same id, so ${name} also compares ${type}.`,
      code: `${load}\nawait ${accessor}({limit: 3});\nawait ${Target}.find({where: ${where}, limit: 3});`,
    },
    back === null
      ? {
          title: 'the way back',
          sentence: `A polymorphic belongsTo in ${target} would lead back to the ${model}, or to any other model that owns ${withArticle(target)}.`,
          code: `await ${Target}.find({limit: 3});`,
        }
      : {
          title: 'the way back',
          sentence: `${back} reads ${type} first, so it finds the owner of ${withArticle(target)} in whichever model it is.`,
          code: `${load}\nconst [first] = await ${accessor}({limit: 1});\nawait ${memberOf('first', back)}.get();`,
        },
  ];
}
