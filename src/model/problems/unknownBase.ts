import { closestName } from '../../lib/closestName.ts';
import { builtInModel, builtInNames } from '../builtins.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { baseNameOf, defaultBase } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { fixSetting } from './fixes.ts';
import type { Problem } from './problem.ts';

/** A base that does not exist, or that leads back to the model: LoopBack does not boot. */
export const unknownBase = bootRule('make', {
  code: 'unknown-base',
  find: (project) =>
    project.models.flatMap((entry): Problem[] => {
      const base = baseNameOf(entry.definition);
      if (builtInModel(base)) return [];
      if (isCircular(project, entry)) return [circular(entry)];
      return findModelByName(project, base) ? [] : [unknown(project, entry, base)];
    }),
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

function unknown(project: Project, { id, definition: { name } }: ModelEntry, base: string): Problem {
  const close = closestName(base, [...project.models.map((model) => model.definition.name), ...builtInNames]);
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

function isCircular(project: Project, entry: ModelEntry): boolean {
  const seen = new Set([entry.definition.name]);
  let next = findModelByName(project, baseNameOf(entry.definition));
  while (next) {
    if (next.definition.name === entry.definition.name) return true;
    if (seen.has(next.definition.name)) return false;
    seen.add(next.definition.name);
    const base = baseNameOf(next.definition);
    next = builtInModel(base) ? null : findModelByName(project, base);
  }
  return false;
}
