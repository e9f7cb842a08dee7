import { builtInModel } from '../builtins.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/**
 * A hasMany through one of LoopBack's own models, such as roles through
 * RoleMapping. LoopBack writes a link by the belongsTo of the through model,
 * and these models belong only to other models of LoopBack.
 */
export const builtInThrough = relationRule('built-in-through', (relation) => {
  const through = builtInThroughOf(relation);
  if (!through) return [];
  const { owner, targetName, foreignKey } = relation;
  const ends = [owner.definition.name, targetName ?? ''];
  const missingEnds = ends.filter((end) => !belongsTo(through, end));
  const [missingEnd] = missingEnds;
  if (missingEnd === undefined) return [];
  const title = titleOf(relation);
  // If the key is a property of the through model, links created in other ways are found by it.
  const isReadable =
    Object.hasOwn(propertiesOf(through), foreignKey?.value ?? '') && missingEnds.length === 1;
  return [
    {
      severity: isReadable ? 'warning' : 'error',
      place: relationPlace(relation, 'through'),
      message: `${through.name}, one of LoopBack's own models, does not belong to ${missingEnd}, so LoopBack writes a link of ${title} under a key named "undefined".`,
      why: isReadable
        ? `Rows that ${title}.add and ${title}.create link are never found; links created in other ways are.`
        : 'Rows are linked without an error, and never found again.',
      advice: isReadable
        ? `Create the links with ${through.name}.create and "${foreignKey?.value ?? ''}", or use your own through model with a belongsTo to each end.`
        : 'Use your own through model with a belongsTo to each end.',
    },
  ];
});

/** Returns LoopBack's own through model if LoopBack writes the links of the relation by its belongsTo. */
function builtInThroughOf({
  kind,
  through,
  throughName,
  definition,
}: ResolvedRelation): ModelDefinition | undefined {
  const isAffected = through === null && throughName !== null && kind?.readsForeignKey(definition) === true;
  return isAffected ? builtInModel(throughName) : undefined;
}

function belongsTo(through: ModelDefinition, end: string): boolean {
  return Object.values(relationsIn(through)).some(({ type, model }) => type === 'belongsTo' && model === end);
}
