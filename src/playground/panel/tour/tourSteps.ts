import { classOf, keyOf, memberOf, objectOf as object, variableOf } from '../codeWords.ts';
import type { ExampleRelation } from '../examples.ts';

/** A step of the tour: one sentence, and code that shows it. */
export interface TourStep {
  readonly title: string;
  readonly sentence: string;
  readonly code: string;
}

/** Nine steps through what a hasMany gives, in the names of the design. */
export function tourSteps(relation: ExampleRelation): readonly TourStep[] {
  const { model, target, foreignKey, property } = relation;
  const Model = classOf(model);
  const one = variableOf(model);
  const name = memberOf(one, relation.relation);
  const other = memberOf('other', relation.relation);
  const data = (text: string): string => object(property === null ? '' : `${keyOf(property)}: '${text}'`);
  const load = `const ${one} = await ${Model}.findById(1);`;
  return [
    {
      title: 'build',
      sentence: `build sets ${foreignKey} on a new ${target} and stores nothing: “Save it” in the log does.`,
      code: `${load}\n${name}.build(${data('built')});`,
    },
    {
      title: 'create',
      sentence: 'create does the same and stores the row at once; it gets its id then.',
      code: `${load}\nawait ${name}.create(${data('created')});`,
    },
    {
      title: 'find with a filter',
      sentence: `A filter narrows what the relation finds; rows of another ${model} never come.`,
      code: `${load}\nawait ${name}.find({order: 'id DESC', limit: 2});`,
    },
    {
      title: 'findById',
      sentence: `findById through the relation finds what belongs to this ${model}.`,
      code: `${load}\nconst [first] = await ${name}({limit: 1});\nawait ${name}.findById(first.id);`,
    },
    {
      title: 'a 404',
      sentence: `The same id through another ${model} is a 404, although the row is there.`,
      code: `${load}\nconst [mine] = await ${name}({limit: 1});\nconst other = await ${Model}.findById(2);\nawait ${other}.findById(mine.id);`,
    },
    {
      title: 'destroy',
      sentence: `destroy removes one of its ${relation.relation}; the log shows the row that went.`,
      code: `${load}\nconst [first] = await ${name}({limit: 1});\nawait ${name}.destroy(first.id);`,
    },
    {
      title: 'destroyAll',
      sentence: 'destroyAll takes a where clause, not a filter, and removes what matches.',
      code: `${load}\nawait ${name}.destroyAll({id: {gt: 8}});\nawait ${name}.count();`,
    },
    {
      title: 'the cache surprise',
      sentence: `Surprise: after a create, find() answers from the cache of this ${model} and knows only the new row; find({}) asks the store for all.`,
      code: `${load}\nawait ${name}.create(${data('cached')});\nawait ${name}.find();\nawait ${name}.find({});`,
    },
    {
      title: 'include',
      sentence: `include reads each ${model} with its ${relation.relation} in one go; its ${relation.relation}() then answers from that cache, without await.`,
      code: `const [${one}] = await ${Model}.find({include: '${relation.relation}', limit: 2});\n${one};\n${name}();`,
    },
  ];
}
