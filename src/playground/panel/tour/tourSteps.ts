import {
  classOf,
  memberOf,
  objectLiteralOf as object,
  objectKeyOf,
  variableOf,
} from '../../../model/index.ts';
import type { ExampleRelation } from '../code/examples.ts';

/** A step of the tour: one sentence, and code that demonstrates it. */
export interface TourStep {
  readonly title: string;
  readonly sentence: string;
  readonly code: string;
}

/** Creates nine steps through the methods of a hasMany, with the names of the design. */
export function tourSteps(relation: ExampleRelation): readonly TourStep[] {
  const { model, relation: many, target, foreignKey, property, needed } = relation;
  const Model = classOf(model);
  const one = variableOf(model);
  const name = memberOf(one, many);
  const other = memberOf('other', many);
  const data = (text: string): string =>
    object(property === null ? '' : `${objectKeyOf(property)}: '${text}'`, needed);
  const load = `const ${one} = await ${Model}.findById(1);`;
  return [
    {
      title: 'build',
      sentence: `A ${model} has many ${many}: each ${target} names its ${model} in ${foreignKey}, which build sets on a new ${target} without storing it; “Save instance” in the log does.`,
      code: `${load}\n${name}.build(${data('built')});`,
    },
    {
      title: 'create',
      sentence: `create sets ${foreignKey} too and stores the row at once: the log shows it with its new id.`,
      code: `${load}\nawait ${name}.create(${data('created')});`,
    },
    {
      title: 'find with a filter',
      sentence: `find returns only the ${many} of this ${model} that match your filter: LoopBack adds ${foreignKey} to it.`,
      code: `${load}\nawait ${name}.find({order: 'id DESC', limit: 2});`,
    },
    {
      title: 'findById',
      sentence: `findById through the relation returns the one with this id, because it belongs to this ${model}.`,
      code: `${load}\nconst [first] = await ${name}({limit: 1});\nawait ${name}.findById(first.id);`,
    },
    {
      title: 'a 404',
      sentence: `The same id through another ${model} is an error, 404: the row exists, but is not among the ${many} of that ${model}.`,
      code: `${load}\nconst [mine] = await ${name}({limit: 1});\nconst other = await ${Model}.findById(2);\nawait ${other}.findById(mine.id);`,
    },
    {
      title: 'destroy',
      sentence: `destroy removes the one with this id; the log shows the removed row, and “Undo this” restores it.`,
      code: `${load}\nconst [first] = await ${name}({limit: 1});\nawait ${name}.destroy(first.id);`,
    },
    {
      title: 'destroyAll',
      sentence: `destroyAll takes a where clause, not a filter, and removes only the matching ${many} of this ${model}.`,
      code: `${load}\nawait ${name}.destroyAll({id: {gt: 8}});\nawait ${name}.count();`,
    },
    {
      title: 'the cache surprise',
      sentence: `Surprise: after a create, find() answers from the cache of this ${model} and knows only the new row; find({}) reads all of them from the store.`,
      code: `${load}\nawait ${name}.create(${data('cached')});\nawait ${name}.find();\nawait ${name}.find({});`,
    },
    {
      title: 'include',
      sentence: `include reads each ${model} together with its ${many}; its ${many}() then answers from that cache, without await.`,
      code: `const [${one}] = await ${Model}.find({include: '${many}', limit: 2});\n${one};\n${name}();`,
    },
  ];
}
