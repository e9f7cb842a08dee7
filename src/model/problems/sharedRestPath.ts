import { groupBy } from '../../lib/groups.ts';
import { setModelSetting } from '../commands/setModelSetting.ts';
import { pluralOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { restPathOf } from '../restPath.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';

/** Two models under one REST path: plural and path are inherited, and a plural may be given twice. */
export const sharedRestPath: ProblemRule = {
  code: 'shared-rest-path',
  find: (project) => {
    const served = project.models.flatMap((entry) => {
      const path = restPathOf(project, entry);
      return path === null ? [] : [{ entry, path }];
    });
    // Express compares paths without case.
    const groups = groupBy(served, ({ path }) => path.toLowerCase());
    return [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : others
            // Names that are one have a problem of their own.
            .filter(({ entry }) => !isNamesake(entry, first.entry))
            .map(({ entry, path }) => describe(project, entry, first.entry, path)),
    );
  },
};

function isNamesake({ definition: one }: ModelEntry, { definition: other }: ModelEntry): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

function describe(project: Project, entry: ModelEntry, first: ModelEntry, path: string): Problem {
  const { name } = entry.definition;
  const fix = fixFor(project, entry, path);
  return {
    code: 'shared-rest-path',
    severity: 'warning',
    place: { modelId: entry.id, key: 'plural' },
    message: `${name} and ${first.definition.name} are both served under ${path}.`,
    why: `Requests that are meant for one of them are answered by the other, for "plural" and "http.path" are handed down by a base.`,
    advice: `Give ${name} a "plural" or an "http.path" of its own.`,
    ...(fix === null ? {} : { fix }),
  };
}

/** Its own plural, where that leads to a path that is free. */
function fixFor(project: Project, { id, definition }: ModelEntry, path: string): ProblemFix | null {
  const plural = pluralOf(definition.name);
  const apply = (current: Project): Project =>
    setModelSetting(current, { modelId: id, key: 'plural', value: plural });
  const mended = apply(project);
  const paths = mended.models.map((model) => restPathOf(mended, model)?.toLowerCase());
  const own = mended.models.find((model) => model.id === id);
  const now = own && restPathOf(mended, own)?.toLowerCase();
  if (now === undefined || now === path.toLowerCase()) return null;
  if (paths.filter((each) => each === now).length > 1) return null;
  return { label: `Use the plural "${plural}"`, apply };
}
