import { countOf } from '../../lib/countOf.ts';
import { idTypesOf } from '../application/dataSources.ts';
import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'unknown-connector';

/** A data source whose connector is not known here, or depends on the environment: the types of its ids are not known. */
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
    return [...bySource].flatMap(([source, entries]) => describe(project, source, entries));
  },
};

/** Once for a data source: at the first of its models. */
function describe(project: Project, source: string, entries: readonly ModelEntry[]): readonly Problem[] {
  const [first, ...others] = entries;
  if (!first) return [];
  const connectors = (project.application?.dataSources?.connectors[source] ?? []).filter(Boolean);
  const cause =
    connectors.length === 0
      ? 'has a connector that the environment decides'
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
      advice: 'Look at the getDefaultIdType of the connector, or declare the ids without "generated".',
    },
  ];
}
