import { closestName } from '../../lib/closestName.ts';
import { builtInModel, builtInNames } from '../builtins.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { baseNameOf, defaultBase } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixSetting } from './fixes.ts';
import { namesIn } from './namesIn.ts';
import type { Problem } from './problem.ts';

/** A base that does not exist, or that leads back to the model: LoopBack does not boot. */
export const unknownBase = bootRule('make', {
  code: 'unknown-base',
  find: (project) => {
    const circles = findCircles(project);
    return project.models.flatMap((entry): Problem[] => {
      const base = baseNameOf(entry.definition);
      if (builtInModel(base)) return [];
      if (circles.has(entry.definition.name)) return [circular(entry)];
      return findModelByName(project, base) ? [] : [unknown(project, entry, base)];
    });
  },
});

function circular({ id, definition: { name } }: ModelEntry): Problem {
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${name} leads back to ${name}: ${noBoot}.`,
    why: 'LoopBack makes a base before its models, and neither of these can be the first.',
    advice: 'Give one of the models in the circle another base.',
    fix: fixSetting(`Make ${defaultBase} the base of ${name}`, id, 'base', defaultBase),
  };
}

const withBuiltIns = (names: readonly string[]): readonly string[] => [...names, ...builtInNames];

function unknown(project: Project, { id, definition: { name } }: ModelEntry, base: string): Problem {
  const close = closestName(base, namesIn(project, withBuiltIns));
  const wish = close ?? defaultBase;
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${name}, "${base}", does not exist: ${noBoot}.`,
    why: 'One wrong base keeps the whole application from starting.',
    advice:
      close === null ? 'Choose a base that exists, such as PersistedModel.' : `Did you mean "${close}"?`,
    fix: fixSetting(`Use "${wish}"`, id, 'base', wish),
  };
}

/** The names of the models whose bases lead back to them; each base is followed once. */
function findCircles(project: Project): ReadonlySet<string> {
  const circles = new Set<string>();
  const done = new Set<string>();
  for (const entry of project.models) {
    const way: string[] = [];
    const places = new Map<string, number>();
    let name: string | null = entry.definition.name;
    while (name !== null && !done.has(name) && !places.has(name)) {
      places.set(name, way.length);
      way.push(name);
      name = baseIn(project, name);
    }
    const start = name === null ? undefined : places.get(name);
    if (start !== undefined) for (const member of way.slice(start)) circles.add(member);
    for (const member of way) done.add(member);
  }
  return circles;
}

/** The base of the model of a name where that is another model of the project. */
function baseIn(project: Project, name: string): string | null {
  const model = findModelByName(project, name);
  const base = model && baseNameOf(model.definition);
  return base === null || builtInModel(base) || !findModelByName(project, base) ? null : base;
}
