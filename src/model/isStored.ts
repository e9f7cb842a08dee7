import { memoBy, memoByKey } from '../lib/memo.ts';
import { libraryModel, type RowsRule, rowsRuleOf } from './builtins.ts';
import { describeProperties, type PropertyView } from './describeProperties.ts';
import { memoAlongLineage } from './lineage.ts';
import type { ModelEntry, Project } from './project.ts';
import { lineageOf } from './projectIndex.ts';
import { allRelations } from './relations/projectRelations.ts';

/** Whether LoopBack stores rows of a model when it is attached to a data source. */
export function isStored(project: Project, { definition }: ModelEntry): boolean {
  const { rule } = rowsRuleOfLineage(lineageOf(project, definition));
  return rule === 'unlessEmbedded' ? !embeddedIn(project).has(definition.name) : rule === 'own';
}

/** Whether rows of a model exist only inside those of others: it is the type of a property, or a relation embeds it. */
export function isOnlyEmbedded(project: Project, { definition }: ModelEntry): boolean {
  const { rule } = rowsRuleOfLineage(lineageOf(project, definition));
  return rule !== 'own' && embeddedIn(project).has(definition.name);
}

/** Whether a model is the type of a property, or a relation embeds it. It may be stored by itself, too. */
export const isEmbedded = (project: Project, { definition }: ModelEntry): boolean =>
  embeddedIn(project).has(definition.name);

const rowsRuleOfLineage = memoAlongLineage<{ readonly rule: RowsRule }>((definition, base) => {
  // A model file replaces the built-in model of the same name.
  const rule = libraryModel(definition.name) === definition ? rowsRuleOf(definition.name) : null;
  return { rule: rule ?? base?.rule ?? 'own' };
});

/** The same list of properties is asked for with each letter of a name. */
const typesIn = memoByKey((properties: readonly PropertyView[]): readonly string[] =>
  properties.map(({ typeLabel }) => typeLabel.replace(/^\[+|\]+$/g, '')),
);

/** The names of models that are the type of a property, or that a relation embeds. */
const embeddedIn = memoBy(
  ({ models }: Project) => models,
  (project): ReadonlySet<string> => {
    const types = project.models.flatMap(({ id }) => typesIn(describeProperties(project, id)));
    const embedded = allRelations(project).flatMap(({ kind, targetName }) =>
      kind?.isEmbedding && targetName !== null ? [targetName] : [],
    );
    return new Set([...types, ...embedded]);
  },
);
