import { classOf, keyOf, memberOf, objectOf as object, variableOf } from '../../../model/index.ts';
import type { ExampleRelation } from '../code/examples.ts';

/** A step of the tour: one sentence, and code that shows it. */
export interface TourStep {
  readonly title: string;
  readonly sentence: string;
  readonly code: string;
}

/** Nine steps through what a hasMany gives, in the names of the design. */
export function tourSteps(relation: ExampleRelation): readonly TourStep[] {
  const { model, relation: many, target, foreignKey, property } = relation;
  const Model = classOf(model);
  const one = variableOf(model);
  const name = memberOf(one, many);
  const other = memberOf('other', many);
  const data = (text: string): string => object(property === null ? '' : `${keyOf(property)}: '${text}'`);
  const load = `const ${one} = await ${Model}.findById(1);`;
  return [
    {
      title: 'build',
      sentence: `A ${model} has many ${many}: each ${target} names its ${model} in ${foreignKey}, which build sets on a new ${target} without storing it; “Save instance” in the log does.`,
      code: `${load}\n${name}.build(${data('built')});`,
    },
    {
      title: 'create',
      sentence: `create sets ${foreignKey} too and stores the row at once: the log shows it with the id that it got.`,
      code: `${load}\nawait ${name}.create(${data('created')});`,
    },
    {
      title: 'find with a filter',
      sentence: `find gives the ${many} of this ${model} alone, narrowed by your filter: LoopBack adds ${foreignKey} to it.`,
      code: `${load}\nawait ${name}.find({order: 'id DESC', limit: 2});`,
    },
    {
      title: 'findById',
      sentence: `findById through the relation gives the one with this id, because it belongs to this ${model}.`,
      code: `${load}\nconst [first] = await ${name}({limit: 1});\nawait ${name}.findById(first.id);`,
    },
    {
      title: 'a 404',
      sentence: `The same id through another ${model} is an error, 404: the row is there, but not among the ${many} of that one.`,
      code: `${load}\nconst [mine] = await ${name}({limit: 1});\nconst other = await ${Model}.findById(2);\nawait ${other}.findById(mine.id);`,
    },
    {
      title: 'destroy',
      sentence: `destroy removes the one with this id; the log shows the row that went, and “Reset data” brings all back.`,
      code: `${load}\nconst [first] = await ${name}({limit: 1});\nawait ${name}.destroy(first.id);`,
    },
    {
      title: 'destroyAll',
      sentence: `destroyAll takes a where clause, not a filter, and removes what matches among the ${many} of this ${model} alone.`,
      code: `${load}\nawait ${name}.destroyAll({id: {gt: 8}});\nawait ${name}.count();`,
    },
    {
      title: 'the cache surprise',
      sentence: `Surprise: after a create, find() answers from the cache of this ${model} and knows only the new row; find({}) asks the store for all.`,
      code: `${load}\nawait ${name}.create(${data('cached')});\nawait ${name}.find();\nawait ${name}.find({});`,
    },
    {
      title: 'include',
      sentence: `include reads each ${model} with its ${many} in one go; its ${many}() then answers from that cache, without await.`,
      code: `const [${one}] = await ${Model}.find({include: '${many}', limit: 2});\n${one};\n${name}();`,
    },
  ];
}
