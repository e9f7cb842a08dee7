import { closestName } from '../../lib/closestName.ts';
import { builtInModel, builtInNames, packageModel } from '../builtins.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName, isKnownModel, lineageOf, missingPackageOf } from '../projectIndex.ts';
import { baseNameOf, defaultBase } from '../settings.ts';
import { fixSetting } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A base that does not exist, or that leads back to the model: LoopBack does not boot. */
export const unknownBase: ProblemRule = {
  code: 'unknown-base',
  find: (project) =>
    project.models.flatMap((entry): Problem[] => {
      const base = baseNameOf(entry.definition);
      if (builtInModel(base)) return [];
      if (isCircular(project, entry)) return [circular(entry)];
      if (isKnownModel(project, base)) return [];
      const missing = missingPackageOf(project, base);
      return [missing === null ? unknown(project, entry, base) : withoutPackage(entry, base, missing)];
    }),
};

function circular({ id, definition: { name } }: ModelEntry): Problem {
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${name} leads back to ${name}: LoopBack does not boot.`,
    why: 'LoopBack makes a base before its models, and neither of these can be the first.',
    advice: 'Give one of the models in the circle another base.',
    fix: fixSetting(`Make ${defaultBase} the base of ${name}`, id, 'base', defaultBase),
  };
}

function unknown(project: Project, entry: ModelEntry, base: string): Problem {
  const { id, definition } = entry;
  const close = closestName(base, possibleBases(project, entry));
  const wish = close ?? defaultBase;
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${definition.name}, "${base}", is unknown here: unless the application's code or a package makes it, LoopBack does not boot.`,
    why: `One wrong base keeps the whole application from starting. ${defaultBase} is taken for it here.`,
    advice:
      close === null ? 'Choose a base that exists, such as PersistedModel.' : `Did you mean "${close}"?`,
    fix: fixSetting(`Use "${wish}"`, id, 'base', wish),
  };
}

function withoutPackage({ id, definition: { name } }: ModelEntry, base: string, missing: string): Problem {
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${name}, "${base}", comes from ${missing}, which package.json does not list: LoopBack does not boot.`,
    why: 'One wrong base keeps the whole application from starting.',
    advice: `Install ${missing} and require it in server.js, or choose another base.`,
    fix: fixSetting(`Use "${defaultBase}"`, id, 'base', defaultBase),
  };
}

/** What the model could extend: neither itself nor what extends it. */
function possibleBases(project: Project, { definition }: ModelEntry): readonly string[] {
  const others = project.models
    .filter((other) => !lineageOf(project, other.definition).includes(definition))
    .map((other) => other.definition.name);
  return [...others, ...builtInNames];
}

function isCircular(project: Project, entry: ModelEntry): boolean {
  const seen = new Set([entry.definition.name]);
  let next = findModelByName(project, baseNameOf(entry.definition));
  while (next) {
    if (next.definition.name === entry.definition.name) return !isLibraryBase(entry);
    if (seen.has(next.definition.name)) return false;
    seen.add(next.definition.name);
    const base = baseNameOf(next.definition);
    next = builtInModel(base) ? null : findModelByName(project, base);
  }
  return false;
}

/** A file Installation with base "Installation" extends the package's, as a file User extends LoopBack's. */
function isLibraryBase({ definition }: ModelEntry): boolean {
  return baseNameOf(definition) === definition.name && packageModel(definition.name) !== undefined;
}
