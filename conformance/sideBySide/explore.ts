/** Plays many random sequences and collects every kind of difference once, with its shortest sequence. */
import fc from 'fast-check';
import { type Step, sequences } from './calls.ts';
import { type Difference, type PlayResult, play } from './play.ts';
import { type SchemaPlan, schemas } from './schemas.ts';
import { type StoreName, stores } from './stores.ts';

export interface DifferenceKind {
  readonly title: string;
  count: number;
  shortest: Difference;
  /** The steps to play again and to shorten. */
  steps: readonly Step[];
}

/** Returns the same title for differences of the same method and aspect. */
function titleOf(difference: Difference): string {
  const last = difference.calls.at(-1) ?? 'definition';
  const method = last.replace(/\(.*$/, '').replace(/^[^.]*/, (owner) => owner.replace(/#.*$/, '#'));
  return `${difference.aspect} of ${method.replace(/^[A-Z]\w*/, 'Model')}`;
}

export interface Exploration {
  readonly kinds: readonly DifferenceKind[];
  /** The number of calls with equal results. */
  readonly compared: number;
}

export async function explore(count: number, seed: number, store: StoreName): Promise<Exploration> {
  let compared = 0;
  const kinds = new Map<string, DifferenceKind>();
  const samples = fc.sample(fc.tuple(schemas, sequences), { numRuns: count, seed });
  for (const [schema, steps] of samples) {
    const result = await playSafely(schema, steps, store);
    compared += result.compared;
    const { difference } = result;
    if (!difference) continue;
    const title = titleOf(difference);
    const kind = kinds.get(title);
    if (!kind) kinds.set(title, { title, count: 1, shortest: difference, steps });
    else {
      kind.count++;
      if (difference.calls.length < kind.shortest.calls.length)
        Object.assign(kind, { shortest: difference, steps });
    }
  }
  const found = [...kinds.values()].sort((left, right) => right.count - left.count);
  for (const kind of found) await shorten(kind, store);
  return { kinds: found, compared };
}

async function playSafely(schema: SchemaPlan, steps: readonly Step[], store: StoreName): Promise<PlayResult> {
  try {
    return await play(schema, steps, await stores[store]());
  } catch (error) {
    const actual = error instanceof Error ? error.stack : error;
    return { compared: 0, difference: { schema, calls: [], aspect: 'crash', expected: null, actual } };
  }
}

/** Removes steps, relations and settings as long as the same kind of difference remains. */
async function shorten(kind: DifferenceKind, store: StoreName): Promise<void> {
  let { schema } = kind.shortest;
  let steps: readonly Step[] = kind.steps.slice(0, Math.max(kind.shortest.calls.length, 1));
  const keepIfSame = async (triedSchema: SchemaPlan, triedSteps: readonly Step[]) => {
    const { difference } = await playSafely(triedSchema, triedSteps, store);
    if (!difference || titleOf(difference) !== kind.title) return false;
    [schema, steps] = [triedSchema, triedSteps];
    kind.shortest = difference;
    return true;
  };
  for (let index = steps.length - 2; index >= 0; index--) {
    await keepIfSame(
      schema,
      steps.filter((_, place) => place !== index),
    );
  }
  for (let index = schema.relations.length - 1; index >= 0; index--) {
    await keepIfSame({ ...schema, relations: schema.relations.filter((_, place) => place !== index) }, steps);
  }
  for (const [place, model] of schema.models.entries()) {
    const plain = schema.models.map((each, other) => (other === place ? { ...model, settings: {} } : each));
    await keepIfSame({ ...schema, models: plain }, steps);
  }
}
