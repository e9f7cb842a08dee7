import { type SqlInView, sqlInView } from '../application/databasesInView.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { ProblemRule } from './problem.ts';
import type { Finding } from './rules.ts';

/** Creates a rule that looks at each model that a SQL database is in view for. */
export function sqlRule(
  code: string,
  find: (project: Project, entry: ModelEntry, view: SqlInView) => readonly Finding[],
): ProblemRule {
  return {
    code,
    find: (project) =>
      project.models.flatMap((entry) => {
        const view = sqlInView(project, entry);
        if (view.names.length === 0) return [];
        return find(project, entry, view).map((finding) => ({ code, ...finding }));
      }),
  };
}

/** Names things in a sentence, the first few by their names. */
export function listFew(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most);
  const left = names.length - shown.length;
  return left > 0
    ? `${shown.join(', ')} and ${left} more`
    : [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ');
}
