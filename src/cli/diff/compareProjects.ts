import type { Project } from '../../model/index.ts';
import { factsOf, type ModelPart, type PartKind } from './modelFacts.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

/** A fact that differs; null on the side that does not have it. */
export interface FactChange {
  readonly fact: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A part of a model that differs. */
export interface PartChange {
  readonly kind: ChangeKind;
  readonly part: PartKind;
  readonly name: string;
  readonly facts: readonly FactChange[];
}

export interface ModelChange {
  readonly kind: ChangeKind;
  readonly model: string;
  /** Empty for a model that was added or removed. */
  readonly parts: readonly PartChange[];
}

/** Compares what LoopBack makes of two projects, in the order of names. */
export function compareProjects(before: Project, after: Project): readonly ModelChange[] {
  const [left, right] = [factsOf(before), factsOf(after)];
  const names = [...new Set([...left.keys(), ...right.keys()])].sort();
  return names.flatMap((model): readonly ModelChange[] => {
    const [one, other] = [left.get(model), right.get(model)];
    if (one === undefined) return [{ kind: 'added', model, parts: [] }];
    if (other === undefined) return [{ kind: 'removed', model, parts: [] }];
    const parts = compareParts(one, other);
    return parts.length === 0 ? [] : [{ kind: 'changed', model, parts }];
  });
}

const keyOf = ({ kind, name }: ModelPart): string => `${kind} ${name}`;

function compareParts(before: readonly ModelPart[], after: readonly ModelPart[]): readonly PartChange[] {
  const left = new Map(before.map((part) => [keyOf(part), part]));
  const right = new Map(after.map((part) => [keyOf(part), part]));
  return [...new Map([...left, ...right]).values()].flatMap((part): readonly PartChange[] => {
    const [one, other] = [left.get(keyOf(part)), right.get(keyOf(part))];
    const kind = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
    const facts = compareFacts(one?.facts ?? new Map(), other?.facts ?? new Map());
    if (kind === 'changed' && facts.length === 0) return [];
    return [{ kind, part: part.kind, name: part.name, facts }];
  });
}

function compareFacts(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly FactChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((fact) => before.get(fact) !== after.get(fact))
    .map((fact) => ({ fact, before: before.get(fact) ?? null, after: after.get(fact) ?? null }));
}
