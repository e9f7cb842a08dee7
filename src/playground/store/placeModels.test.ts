import { describe, expect, it } from 'vitest';
import { describeKnown } from './knownModels.ts';
import { placeModels } from './placeModels.ts';
import { designModel } from './testing/designs.ts';

const known = (...models: readonly (readonly [id: string, name: string])[]) =>
  describeKnown(models.map(([id, name]) => designModel(id, name, ['id'])));

/** Which rows each model gets, as "from → to". */
const moves = ({ followed, parked }: ReturnType<typeof placeModels>): readonly string[] => [
  ...followed.map(({ earlier, model }) => `${earlier.name} → ${model.name}`),
  ...parked.map(([model, name]) => `${model.name} → ${name}`),
];

describe('placeModels', () => {
  it('identifies a model by its id, also where names are swapped', () => {
    const before = known(['a', 'A'], ['b', 'B'], ['c', 'C']);
    expect(moves(placeModels(before, known(['a', 'B'], ['b', 'C'], ['c', 'A'])))).toEqual([
      'A → B',
      'B → C',
      'C → A',
    ]);
  });

  it('keeps the rows of a removed model, and returns them when it is restored', () => {
    const gone = placeModels(known(['a', 'A'], ['b', 'B']), known(['a', 'B']));
    expect(moves(gone)).toEqual(['A → B', 'B → playground/kept/b']);
    const back = placeModels(gone.known, known(['a', 'A'], ['b', 'B']));
    expect(moves(back)).toEqual(['B → A', 'playground/kept/b → B']);
  });

  it('assigns the rows of a removed model to a new one of its name, and back when it is restored', () => {
    const taken = placeModels(known(['a', 'A']), known(['new', 'A']));
    expect(taken.followed).toMatchObject([{ earlier: { id: 'a' }, model: { id: 'new' }, isHeir: true }]);
    expect(taken.known).toMatchObject([{ id: 'new', name: 'A', formerIds: ['a'] }]);
    const renamed = placeModels(taken.known, known(['new', 'Renamed']));
    const back = placeModels(renamed.known, known(['a', 'A'], ['other', 'Renamed']));
    expect(moves(back)).toEqual(['Renamed → A']);
    expect(back.known).toMatchObject([
      { id: 'a', formerIds: ['new'] },
      { id: 'other', formerIds: [] },
    ]);
  });

  it('assigns the rows under a name to one of two models with that name, and keeps the others', () => {
    const placed = placeModels(known(['a', 'A'], ['b', 'B']), known(['a', 'B'], ['b', 'B']));
    expect(moves(placed)).toEqual(['B → B']);
    expect(placed.known).toMatchObject([
      { id: 'b', name: 'B' },
      { id: 'a', name: 'A' },
    ]);
  });

  it('reads records of earlier versions, in which two models could own the same rows', () => {
    const placed = placeModels(known(['gone', 'A'], ['a', 'A']), known(['a', 'B']));
    expect(moves(placed)).toEqual(['A → B']);
    expect(placed.known).toHaveLength(1);
  });
});
