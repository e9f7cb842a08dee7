import { closestName } from '../../lib/closestName.ts';
import { builtInModel, builtInNames, packageModel } from '../builtins.ts';
import { isInLineage } from '../lineage.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName, isKnownModel, lineageOf, missingPackageOf } from '../projectIndex.ts';
import { baseNameOf, defaultBase } from '../settings.ts';
import { bootRule, noBoot } from './bootRule.ts';
import { asGuess, asGuessOf, fixSetting } from './fixes.ts';
import type { Problem } from './problem.ts';

/** A base that does not exist, or that leads back to the model: LoopBack does not boot. */
export const unknownBase = bootRule('create', {
  code: 'unknown-base',
  find: (project) => {
    const circles = findCircles(project);
    return project.models.flatMap((entry): Problem[] => {
      const base = baseNameOf(entry.definition);
      if (builtInModel(base)) return [];
      if (circles.has(entry.definition.name) && !isLibraryBase(entry)) return [createCircularProblem(entry)];
      if (isKnownModel(project, base)) return [];
      const missing = missingPackageOf(project, base);
      return [
        missing === null
          ? createUnknownProblem(project, entry, base)
          : createPackageProblem(entry, base, missing),
      ];
    });
  },
});

function createCircularProblem({ id, definition: { name } }: ModelEntry): Problem {
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${name} leads back to ${name}: ${noBoot}.`,
    why: 'LoopBack creates a base before its subclasses, so none of these can be created first.',
    advice: 'Give one of the models in the circle another base.',
    fix: asGuess(fixSetting(`Make ${defaultBase} the base of ${name}`, id, 'base', defaultBase)),
  };
}

function createUnknownProblem(project: Project, entry: ModelEntry, base: string): Problem {
  const { id, definition } = entry;
  const close = closestName(base, possibleBases(project, entry));
  const suggestion = close ?? defaultBase;
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${definition.name}, "${base}", is unknown here: unless the application's code or a package creates it, ${noBoot}.`,
    why: `One wrong base keeps the whole application from starting. It is treated as ${defaultBase} here.`,
    advice:
      close === null ? 'Choose a base that exists, such as PersistedModel.' : `Did you mean "${close}"?`,
    fix: asGuessOf(base, suggestion, fixSetting(`Use "${suggestion}"`, id, 'base', suggestion)),
  };
}

function createPackageProblem(
  { id, definition: { name } }: ModelEntry,
  base: string,
  missing: string,
): Problem {
  return {
    code: 'unknown-base',
    severity: 'error',
    place: { modelId: id, key: 'base' },
    message: `The base of ${name}, "${base}", comes from ${missing}, which package.json does not list: ${noBoot}.`,
    why: 'One wrong base keeps the whole application from starting.',
    advice: `Install ${missing} and require it in server.js, or choose another base.`,
    fix: asGuess(fixSetting(`Use "${defaultBase}"`, id, 'base', defaultBase)),
  };
}

/** Returns the models that the model could extend: neither itself nor a model that extends it. */
function possibleBases(project: Project, { definition }: ModelEntry): readonly string[] {
  const others = project.models
    .filter((other) => !isInLineage(lineageOf(project, other.definition), definition))
    .map((other) => other.definition.name);
  return [...others, ...builtInNames];
}

/** Returns the names of the models whose bases lead back to them. Follows each base only once. */
function findCircles(project: Project): ReadonlySet<string> {
  const circles = new Set<string>();
  const done = new Set<string>();
  for (const entry of project.models) {
    const chain: string[] = [];
    const places = new Map<string, number>();
    let name: string | null = entry.definition.name;
    while (name !== null && !done.has(name) && !places.has(name)) {
      places.set(name, chain.length);
      chain.push(name);
      name = baseIn(project, name);
    }
    const start = name === null ? undefined : places.get(name);
    if (start !== undefined) for (const member of chain.slice(start)) circles.add(member);
    for (const member of chain) done.add(member);
  }
  return circles;
}

/** Returns the base of the named model if it is another model of the project. */
function baseIn(project: Project, name: string): string | null {
  const model = findModelByName(project, name);
  const base = model && baseNameOf(model.definition);
  return base === null || builtInModel(base) || !findModelByName(project, base) ? null : base;
}

/** Returns whether a model extends the package's model with the same name, as a file User with base "User" extends LoopBack's. */
function isLibraryBase({ definition }: ModelEntry): boolean {
  return baseNameOf(definition) === definition.name && packageModel(definition.name) !== undefined;
}
