import { countOf } from '../../lib/countOf.ts';
import { idTypesOf } from '../application/dataSources.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'unknown-connector';

/** A data source whose connector is unknown or depends on the environment, so that the types of its ids are unknown. */
export const unknownConnector: ProblemRule = {
  code,
  find: (project) => {
    const bySource = new Map<string, ModelEntry[]>();
    const idTypes = idTypesOf(project);
    for (const entry of project.models) {
      const { name } = entry.definition;
      const source = idTypes.sourceOf(name);
      if (source === null || idTypes.generatedFor(name) !== null) continue;
      if (idPropertyOf(project, entry)?.isGenerated !== true) continue;
      bySource.set(source, [...(bySource.get(source) ?? []), entry]);
    }
    return [...bySource].flatMap(([source, entries]) => createProblems(project, source, entries));
  },
};

/** Reports a data source once, at the first of its models. */
function createProblems(
  project: Project,
  source: string,
  entries: readonly ModelEntry[],
): readonly Problem[] {
  const [first, ...others] = entries;
  if (!first) return [];
  const connectors = (project.application?.dataSources?.connectors[source] ?? []).filter(Boolean);
  const cause =
    connectors.length === 0
      ? 'has a connector that depends on the environment'
      : `uses ${connectors.map((name) => `"${name}"`).join(' or ')}`;
  const count = others.length;
  const more = count === 0 ? '' : ` and of ${countOf(count, 'other model')}`;
  return [
    {
      code,
      severity: 'warning',
      place: { modelId: first.id },
      message: `The data source "${source}" ${cause}: the type of the generated id of ${first.definition.name}${more} depends on it.`,
      why: 'The foreign keys that point at these ids get the same type, whatever their files say; it is shown as "any" here.',
      advice: 'Check the getDefaultIdType of the connector, or declare the ids without "generated".',
    },
  ];
}
