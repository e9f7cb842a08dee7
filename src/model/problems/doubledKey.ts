import { placeOf as jsonPathOf } from '../../lib/describeIssue.ts';
import { memoByKey } from '../../lib/memo.ts';
import { editModel } from '../commands/edit.ts';
import { type DuplicateKey, findDuplicateKeys, withoutDuplicateKeys } from '../files/duplicateKeys.ts';
import { printModelFile } from '../files/printFile.ts';
import type { ModelEntry, SourceText } from '../project.ts';
import type { Problem, ProblemPlace, ProblemRule } from './problem.ts';

const code = 'doubled-key';

/** A key that occurs twice in one object of a file: LoopBack uses the last one and never sees the others. */
export const doubledKey: ProblemRule = {
  code,
  *prepareInSteps({ models }) {
    for (const { source } of models) {
      hasDoubledKey(source);
      yield;
    }
  },
  find: (project) =>
    project.models.flatMap((entry) =>
      hasDoubledKey(entry.source)
        ? findDuplicateKeys(printModelFile(entry)).map((key) => createProblem(entry, key))
        : [],
    ),
};

/** Only the text of an opened file can contain such a key, and very few files do. */
const hasDoubledKey = (source: SourceText | null): boolean => source !== null && textHasDoubledKey(source);

const textHasDoubledKey = memoByKey(({ text }: SourceText) => findDuplicateKeys(text).length > 0);

function createProblem(entry: ModelEntry, { path, places }: DuplicateKey): Problem {
  const lines = places.map(({ line }) => line);
  const where = new Set(lines).size === 1 ? `line ${lines[0]}` : `lines ${lines.join(' and ')}`;
  const times = places.length === 2 ? 'twice' : `${places.length} times`;
  return {
    code,
    severity: 'warning',
    place: keyPlace(entry.id, path),
    message: `The file of ${entry.definition.name} says "${jsonPathOf(path)}" ${times} (${where}): LoopBack uses the last one.`,
    why: 'Earlier values have no effect.',
    advice: 'Keep the value that you intend.',
    fix: {
      label: 'Keep only the last value',
      apply: (project) =>
        editModel(project, entry.id, (model) => {
          if (!hasDoubledKey(model.source)) return model;
          const text = withoutDuplicateKeys(printModelFile(model), path);
          return { ...model, source: { ...model.source, text } };
        }),
    },
  };
}

function keyPlace(modelId: string, path: DuplicateKey['path']): ProblemPlace {
  const [group, name, key] = path.map(String);
  const at = key === undefined ? {} : { key };
  if (group === 'properties' && name !== undefined) return { modelId, property: name, ...at };
  if ((group === 'relations' || group === 'relationships') && name !== undefined)
    return { modelId, relation: name, ...at };
  return { modelId, ...(group === undefined ? {} : { key: group }) };
}
