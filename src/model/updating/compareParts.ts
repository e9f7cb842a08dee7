import type { JsonValue } from '../../lib/json.ts';
import { isSameSorted, printSorted } from '../../lib/sortedJson.ts';
import type { Facts } from './facts.ts';
import type { ChangeKind, Edit, FactChange, Origin } from './update.ts';

/** A part of a model on one side. */
export interface Part {
  readonly value: JsonValue;
  readonly facts: Facts;
}

/** A part of a model on all sides; null where a side does not have it. */
export interface ComparedPart {
  readonly part: Edit['part'];
  readonly name: string;
  readonly mine: Part | null;
  readonly source: Part | null;
  /** undefined if it is not known what the source said last time. */
  readonly last: Part | null | undefined;
  /** Whether the project has it for the source's sake, as far as one can tell: it names its column. */
  readonly isFromSource: boolean;
}

/** A difference in a part. */
export interface PartDifference {
  readonly kind: ChangeKind;
  readonly part: Edit['part'];
  readonly name: string;
  readonly facts: readonly FactChange[];
  readonly origin: Origin;
  readonly edits: readonly Edit[];
}

/** Compares a part of a model; what differs for several reasons is several differences. */
export function comparePart(compared: ComparedPart): readonly PartDifference[] {
  const { part, name, mine, source, last } = compared;
  if (mine !== null && source !== null) return compareFacts(compared, mine, source);
  const whole = { part, name, edits: [{ part, name, path: [], value: source?.value }] };
  if (source !== null) {
    const origin = last === undefined || last === null ? 'source' : 'own';
    return [{ ...whole, kind: 'added', facts: printFacts(source.facts, 'after'), origin }];
  }
  if (mine === null || last === null) return [];
  const origin =
    last === undefined ? (compared.isFromSource ? 'unsure' : 'own') : originOfRemoval(mine, last);
  return [{ ...whole, kind: 'removed', facts: printFacts(mine.facts, 'before'), origin }];
}

const originOfRemoval = (mine: Part, last: Part): Origin =>
  [...last.facts].every(([fact, { value }]) => isSameSorted(mine.facts.get(fact)?.value, value))
    ? 'source'
    : 'both';

const origins = ['source', 'both', 'unsure', 'own'] as const;

function compareFacts(compared: ComparedPart, mine: Part, source: Part): readonly PartDifference[] {
  const { part, name } = compared;
  const facts = [...new Set([...mine.facts.keys(), ...source.facts.keys()])].flatMap((fact) => {
    const [before, after] = [mine.facts.get(fact), source.facts.get(fact)];
    const origin = originOf(compared, fact, before?.value, after?.value);
    if (origin === null) return [];
    const path = after?.path ?? before?.path ?? [];
    return [
      {
        origin,
        change: changeOf(fact, before?.value, after?.value),
        edit: { part, name, path, value: after?.value },
      },
    ];
  });
  return origins.flatMap((origin): readonly PartDifference[] => {
    const own = facts.filter((each) => each.origin === origin);
    if (own.length === 0) return [];
    // An attribute that becomes an object is removed first.
    const edits = own
      .map(({ edit }) => edit)
      .toSorted((one, other) => Number(one.value !== undefined) - Number(other.value !== undefined));
    return [{ kind: 'changed', part, name, facts: own.map(({ change }) => change), origin, edits }];
  });
}

/** Says who made a fact differ; null if it does not differ, or the project alone has it. */
function originOf(
  compared: ComparedPart,
  fact: string,
  mine: JsonValue | undefined,
  source: JsonValue | undefined,
): Origin | null {
  const { last, isFromSource } = compared;
  if (isSameSorted(mine, source)) return null;
  if (last === undefined) {
    if (compared.part === 'property' && isStoredAlike(compared, fact)) return null;
    if (source === undefined) return isFromSource ? 'unsure' : null;
    // A text that somebody wrote here is not replaced unasked; LoopBack gives the key of a hasOne no constraint.
    const isMore = (fact === 'description' && mine !== undefined) || (fact === 'type' && mine === 'hasOne');
    return isMore ? 'unsure' : 'source';
  }
  const before = last?.facts.get(fact)?.value;
  if (isSameSorted(before, source)) return source === undefined ? null : 'own';
  return isSameSorted(before, mine) ? 'source' : 'both';
}

/** Types that databases have columns for; connectors store the others as text. */
const columnTypes = new Set(['string', 'number', 'boolean', 'date', 'buffer', 'geopoint']);

/** Whether a property is stored as the source says it, although it says more: an object is in a column of text. */
function isStoredAlike({ mine, source }: ComparedPart, fact: string): boolean {
  const valueIn = (part: Part | null, name: string): JsonValue | undefined => part?.facts.get(name)?.value;
  // LoopBack makes the ids that are not numbers, so its database must have one.
  if (fact === 'required') return valueIn(mine, 'generated') === true && valueIn(source, 'id') !== undefined;
  const type = valueIn(mine, 'type');
  const isColumnType = typeof type === 'string' && columnTypes.has(type.toLowerCase());
  if (fact !== 'type') return false;
  return isColumnType
    ? String(type).toLowerCase() === valueIn(source, 'type')
    : valueIn(source, 'type') === 'string';
}

const changeOf = (fact: string, before: JsonValue | undefined, after: JsonValue | undefined): FactChange => ({
  fact,
  before: before === undefined ? null : printSorted(before),
  after: after === undefined ? null : printSorted(after),
});

const printFacts = (facts: Facts, side: 'before' | 'after'): readonly FactChange[] =>
  [...facts].map(([fact, { value }]) =>
    side === 'after' ? changeOf(fact, undefined, value) : changeOf(fact, value, undefined),
  );
