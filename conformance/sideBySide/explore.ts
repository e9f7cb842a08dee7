/** Plays many random sequences and collects every kind of difference once, with its shortest sequence. */
import fc from 'fast-check';
import { type Step, sequences } from './calls.ts';
import { type Difference, type Match, type PlayResult, play } from './play.ts';
import { type ModelPlan, type SchemaPlan, schemas } from './schemas.ts';

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

export { differingParts } from './differingParts.ts';

export interface Exploration {
  readonly kinds: readonly DifferenceKind[];
  /** The number of calls with equal results. */
  readonly compared: number;
  /** The number of these that ended in a value that is not empty. */
  readonly filled: number;
}

/** How many sequences are made at a time: all at once need too much memory. */
const batchSize = 250;

export async function explore(count: number, seed: number, match: Match): Promise<Exploration> {
  let [compared, filled] = [0, 0];
  const kinds = new Map<string, DifferenceKind>();
  for (const [schema, steps] of samples(count, seed)) {
    const result = await playSafely(schema, steps, match);
    compared += result.compared;
    filled += result.filled;
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
  for (const kind of found) await shorten(kind, match);
  return { kinds: found, compared, filled };
}

function* samples(count: number, seed: number): Generator<[SchemaPlan, readonly Step[]]> {
  for (let first = 0; first < count; first += batchSize) {
    const numRuns = Math.min(batchSize, count - first);
    yield* fc.sample(fc.tuple(schemas, sequences), { numRuns, seed: seed + first });
  }
}

async function playSafely(schema: SchemaPlan, steps: readonly Step[], match: Match): Promise<PlayResult> {
  try {
    return await play(schema, steps, match);
  } catch (error) {
    const actual = error instanceof Error ? error.stack : error;
    return {
      compared: 0,
      filled: 0,
      difference: { schema, calls: [], aspect: 'crash', expected: null, actual },
    };
  }
}

/** Removes steps, relations and settings as long as the same kind of difference remains. */
async function shorten(kind: DifferenceKind, match: Match): Promise<void> {
  let { schema } = kind.shortest;
  let steps: readonly Step[] = kind.steps.slice(0, Math.max(kind.shortest.calls.length, 1));
  const keepIfSame = async (triedSchema: SchemaPlan, triedSteps: readonly Step[]) => {
    const { difference } = await playSafely(triedSchema, triedSteps, match);
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
  for (const place of schema.models.keys())
    for (const plainer of plainerModels(schema.models[place])) {
      const models = schema.models.map((each, other) => (other === place ? plainer(each) : each));
      await keepIfSame({ ...schema, models }, steps);
    }
  for (const place of schema.relations.keys()) {
    const relations = schema.relations.map((each, other) =>
      other === place ? { ...each, params: {} } : each,
    );
    await keepIfSame({ ...schema, relations }, steps);
  }
}

/** The ways to make a model plainer. */
function plainerModels(model: ModelPlan | undefined): readonly ((model: ModelPlan) => ModelPlan)[] {
  return [
    (each) => ({ ...each, settings: {} }),
    (each) => ({ ...each, hooks: [] }),
    ({ base: _base, ...others }) => others,
    ...Object.keys(model?.properties ?? {}).map((name) => (each: ModelPlan): ModelPlan => {
      const { [name]: _removed, ...properties } = each.properties;
      return { ...each, properties };
    }),
  ];
}
