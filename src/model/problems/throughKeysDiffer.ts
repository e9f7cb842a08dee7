import { belongsToName } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { placeOf, titleOf } from './rules.ts';
import { throughRelations, withThroughKeys, writtenKeys } from './throughKeys.ts';

/** A through model whose first belongsTo to an end has another key than the relation reads. */
export const throughKeysDiffer: ProblemRule = {
  code: 'through-keys-differ',
  find: (project) => throughRelations(project).flatMap((relation) => differing(project, relation)),
};

function differing(project: Project, relation: ResolvedRelation): readonly Problem[] {
  const { ref, foreignKey, keyThrough, through, owner, targetName } = relation;
  const [first, second] = writtenKeys(project, relation);
  if (first === undefined || second === undefined || !through) return [];
  if (first === foreignKey?.value && second === keyThrough?.value) return [];
  const isFirst = first !== foreignKey?.value;
  const between = through.definition.name;
  const [end, written, read] = isFirst
    ? [owner.definition.name, first, foreignKey?.value]
    : [targetName, second, keyThrough?.value];
  const effect = isFirst
    ? lostLinks(relation)
    : effectOf(relation, listReading(project, through, relation, second));
  return [
    {
      code: 'through-keys-differ',
      severity: effect.severity,
      place: placeOf(relation, isFirst ? 'foreignKey' : 'keyThrough'),
      message: `LoopBack writes the links of ${titleOf(relation)} into ${between}.${written}, the key of the first belongsTo to ${end}, but ${effect.reader} ${between}.${read}.`,
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
  /** What reads the other key. */
  readonly reader: string;
  readonly why: string;
}

/** Another `foreignKey`: what looks for the rows between finds none (run on 3.28). */
function lostLinks(relation: ResolvedRelation): Effect {
  const title = titleOf(relation);
  return {
    severity: 'error',
    reader: 'reads',
    why: `${title}(), find, count, destroyAll and include pass over rows that are linked through the relation; exists, findById and remove do not.`,
  };
}

/**
 * What a list of the relation does with another `keyThrough`. LoopBack takes
 * the belongsTo with that key, else the relation named like the target.
 */
type ListReading = 'right' | 'other' | 'refused';

function listReading(
  project: Project,
  through: ModelEntry,
  { targetName, keyThrough }: ResolvedRelation,
  written: string,
): ListReading {
  const links = [...relationsOf(project, through.id), ...inheritedRelationsOf(project, through.id)];
  const isLink = (link: ResolvedRelation, key: string | undefined) =>
    link.kind?.type === 'belongsTo' && link.targetName === targetName && link.foreignKey?.value === key;
  if (links.some((link) => isLink(link, keyThrough?.value))) return 'other';
  const named = links.find(({ ref }) => ref.name === belongsToName(targetName ?? ''));
  if (!named) return 'refused';
  return isLink(named, written) ? 'right' : 'other';
}

function effectOf(relation: ResolvedRelation, reading: ListReading): Effect {
  const title = titleOf(relation);
  const rest = 'count, exists, findById and remove work';
  if (reading === 'right') {
    return {
      severity: 'warning',
      reader: 'an include reads',
      why: `Only an include finds nothing; ${title}() and find go by the belongsTo, and ${rest}.`,
    };
  }
  const name = belongsToName(relation.targetName ?? '');
  return {
    severity: 'error',
    reader: 'reads',
    why:
      reading === 'other'
        ? `${title}(), find and include do not find what is linked through the relation; ${rest}.`
        : `Lists fail with 'Relation "${name}" is not defined', with a callback where nothing can catch it, and an include finds nothing; ${rest}.`,
  };
}
