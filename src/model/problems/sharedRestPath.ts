import { groupBy } from '../../lib/groups.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { pluralOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { restPathOf } from '../restPath.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';

/** Two models with the same REST path: plural and path are inherited, and two models may set the same plural. */
export const sharedRestPath: ProblemRule = {
  code: 'shared-rest-path',
  find: (project) => {
    const served = project.models.flatMap((entry) => {
      const path = restPathOf(project, entry);
      return path === null ? [] : [{ entry, path }];
    });
    // Express ignores case in paths.
    const groups = groupBy(served, ({ path }) => path.toLowerCase());
    return [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : others
            // Models with the same name have their own rule.
            .filter(({ entry }) => !isNamesake(entry, first.entry))
            .map(({ entry, path }) => createProblem(project, entry, first.entry, path)),
    );
  },
};

function isNamesake({ definition: one }: ModelEntry, { definition: other }: ModelEntry): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

function createProblem(project: Project, entry: ModelEntry, first: ModelEntry, path: string): Problem {
  const { name } = entry.definition;
  const fix = fixFor(project, entry, path);
  return {
    code: 'shared-rest-path',
    severity: 'warning',
    place: { modelId: entry.id, key: 'plural' },
    message: `${name} and ${first.definition.name} are both served under ${path}.`,
    why: `Requests that are meant for one of them are answered by the other, because models inherit "plural" and "http.path" from their base.`,
    advice: `Give ${name} its own "plural" or "http.path".`,
    ...(fix === null ? {} : { fix }),
  };
}

/** Returns a fix that sets the model's own plural if that leads to a free path. */
function fixFor(project: Project, { id, definition }: ModelEntry, path: string): ProblemFix | null {
  const plural = pluralOf(definition.name);
  const apply = (current: Project): Project =>
    setModelSetting(current, { modelId: id, key: 'plural', value: plural });
  const fixed = apply(project);
  const paths = fixed.models.map((model) => restPathOf(fixed, model)?.toLowerCase());
  const own = fixed.models.find((model) => model.id === id);
  const now = own && restPathOf(fixed, own)?.toLowerCase();
  if (now === undefined || now === path.toLowerCase()) return null;
  if (paths.filter((each) => each === now).length > 1) return null;
  return { label: `Use the plural "${plural}"`, apply };
}
