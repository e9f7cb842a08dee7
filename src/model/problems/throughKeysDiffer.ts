import { belongsToName } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';
import { throughRelations, withThroughKeys, writtenKeys } from './throughKeys.ts';

/** A through model whose first belongsTo to an end has a different key from the one that the relation reads. */
export const throughKeysDiffer: ProblemRule = {
  code: 'through-keys-differ',
  find: (project) => throughRelations(project).flatMap((relation) => findDifference(project, relation)),
};

function findDifference(project: Project, relation: ResolvedRelation): readonly Problem[] {
  const { ref, foreignKey, keyThrough, through, owner, targetName } = relation;
  const [first, second] = writtenKeys(project, relation);
  if (first === undefined || second === undefined || !through) return [];
  if (first === foreignKey?.value && second === keyThrough?.value) return [];
  const isFirst = first !== foreignKey?.value;
  const throughName = through.definition.name;
  const [end, written, read] = isFirst
    ? [owner.definition.name, first, foreignKey?.value]
    : [targetName, second, keyThrough?.value];
  const effect = isFirst
    ? foreignKeyEffect(relation)
    : keyThroughEffect(relation, listResultOf(project, through, relation, second));
  return [
    {
      code: 'through-keys-differ',
      severity: effect.severity,
      place: relationPlace(relation, isFirst ? 'foreignKey' : 'keyThrough'),
      message: `LoopBack writes the links of ${titleOf(relation)} into ${throughName}.${written}, the key of the first belongsTo to ${end}, but ${effect.reader} ${throughName}.${read}.`,
      why: effect.why,
      advice: `Read the key that is written, or let the belongsTo with ${read} come first.`,
      fix: {
        label: `Read ${first} and ${second}`,
        apply: (current) => withThroughKeys(current, ref, first, second),
      },
    },
  ];
}

interface Effect {
  readonly severity: Problem['severity'];
  /** The words before the key in the message: "reads", "an include reads". */
  readonly reader: string;
  readonly why: string;
}

/** Returns the effect of a different `foreignKey`: calls that look for rows of the through model find none (run on 3.28). */
function foreignKeyEffect(relation: ResolvedRelation): Effect {
  const title = titleOf(relation);
  return {
    severity: 'error',
    reader: 'reads',
    why: `${title}(), find, count, destroyAll and include miss rows that are linked through the relation; exists, findById and remove do not.`,
  };
}

/**
 * The result of listing the relation with a different `keyThrough`. LoopBack uses
 * the belongsTo with that key, or else the relation named after the target.
 */
type ListResult = 'correct' | 'wrong' | 'refused';

function listResultOf(
  project: Project,
  through: ModelEntry,
  { targetName, keyThrough }: ResolvedRelation,
  written: string,
): ListResult {
  const links = [...relationsOf(project, through.id), ...inheritedRelationsOf(project, through.id)];
  const isLink = (link: ResolvedRelation, key: string | undefined) =>
    link.kind?.type === 'belongsTo' && link.targetName === targetName && link.foreignKey?.value === key;
  if (links.some((link) => isLink(link, keyThrough?.value))) return 'wrong';
  const named = links.find(({ ref }) => ref.name === belongsToName(targetName ?? ''));
  if (!named) return 'refused';
  return isLink(named, written) ? 'correct' : 'wrong';
}

function keyThroughEffect(relation: ResolvedRelation, result: ListResult): Effect {
  const title = titleOf(relation);
  const rest = 'count, exists, findById and remove work';
  if (result === 'correct') {
    return {
      severity: 'warning',
      reader: 'an include reads',
      why: `Only an include finds nothing; ${title}() and find use the belongsTo, and ${rest}.`,
    };
  }
  const name = belongsToName(relation.targetName ?? '');
  return {
    severity: 'error',
    reader: 'reads',
    why:
      result === 'wrong'
        ? `${title}(), find and include do not find the rows linked through the relation; ${rest}.`
        : `Lists fail with 'Relation "${name}" is not defined', which nothing can catch if a callback is used, and an include finds nothing; ${rest}.`,
  };
}
