import fc from 'fast-check';
import {
  creatingCalls,
  type Family,
  instanceCalls,
  type MethodCall,
  modelCalls,
  relationCalls,
  scopeCalls,
  togetherModelCalls,
} from './methods.ts';

/** One call. What it is called on is found in the world, because a sequence does not know the schema. */
export interface SingleStep {
  readonly on: 'model' | 'instance' | 'relation' | 'scope';
  /** Which model, or which of the instances so far. */
  readonly pick: number;
  /** Which relation of the instance's model. */
  readonly relation: number;
  /** The call; of a relation, one for each family. */
  readonly call: MethodCall | Readonly<Record<Family, MethodCall>>;
  readonly style: 'promise' | 'callback';
}

/** Calls that are started together, before any of them ends. */
export interface TogetherStep {
  readonly on: 'together';
  readonly steps: readonly SingleStep[];
}

export type Step = SingleStep | TogetherStep;

function step(on: SingleStep['on'], call: fc.Arbitrary<SingleStep['call']>): fc.Arbitrary<SingleStep> {
  return fc.record<SingleStep>({
    on: fc.constant(on),
    pick: fc.nat(50),
    relation: fc.nat(20),
    call,
    style: fc.constantFrom<SingleStep['style']>('promise', 'promise', 'callback'),
  });
}

const together = fc.array(
  fc.oneof({ weight: 2, arbitrary: step('model', togetherModelCalls) }, step('instance', instanceCalls), {
    weight: 2,
    arbitrary: step('relation', relationCalls),
  }),
  { minLength: 2, maxLength: 3 },
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: step('model', modelCalls) },
  { weight: 20, arbitrary: step('instance', instanceCalls) },
  { weight: 70, arbitrary: step('relation', relationCalls) },
  { weight: 2, arbitrary: step('scope', scopeCalls) },
  { weight: 6, arbitrary: together.map((steps): Step => ({ on: 'together', steps })) },
);

/** Twenty calls; the first ones create rows, so that the others find some. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(step('model', creatingCalls), { minLength: 4, maxLength: 4 }),
    fc.array(anyStep, { minLength: 16, maxLength: 16 }),
  )
  .map(([first, others]) => [...first, ...others]);
