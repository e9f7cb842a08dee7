import { builtInModel } from '../builtins.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/**
 * A hasMany through one of LoopBack's own models, such as roles through
 * RoleMapping: LoopBack writes a link by the belongsTo of the through model,
 * and that has one only to LoopBack's own.
 */
export const builtInThrough = relationRule('built-in-through', (relation) => {
  const between = betweenOf(relation);
  if (!between) return [];
  const { owner, targetName, foreignKey } = relation;
  const ends = [owner.definition.name, targetName ?? ''];
  const lacking = ends.filter((end) => !belongsTo(between, end));
  const [lacks] = lacking;
  if (lacks === undefined) return [];
  const title = titleOf(relation);
  // Where the key is one of the model's properties, links that are made otherwise are found by it.
  const isReadable = Object.hasOwn(propertiesOf(between), foreignKey?.value ?? '') && lacking.length === 1;
  return [
    {
      severity: isReadable ? 'warning' : 'error',
      place: placeOf(relation, 'through'),
      message: `${between.name}, one of LoopBack's own models, does not belong to ${lacks}, so LoopBack writes a link of ${title} under a key named "undefined".`,
      why: isReadable
        ? `What ${title}.add and ${title}.create link is never found; links that are made otherwise are.`
        : 'Rows are linked without an error, and never found again.',
      advice: isReadable
        ? `Make the links with ${between.name}.create and "${foreignKey?.value ?? ''}", or go through a model of your own with a belongsTo to each end.`
        : 'Go through a model of your own with a belongsTo to each end.',
    },
  ];
});

/** LoopBack's own through model, for relations whose links LoopBack writes by its belongsTo. */
function betweenOf({
  kind,
  through,
  throughName,
  definition,
}: ResolvedRelation): ModelDefinition | undefined {
  const isConcerned = through === null && throughName !== null && kind?.readsForeignKey(definition) === true;
  return isConcerned ? builtInModel(throughName) : undefined;
}

function belongsTo(between: ModelDefinition, end: string): boolean {
  return Object.values(relationsIn(between)).some(({ type, model }) => type === 'belongsTo' && model === end);
}
