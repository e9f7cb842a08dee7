import { isPublic } from '../bootedModels.ts';
import type { ModelEntry, Project } from '../project.ts';
import { isBuiltInType } from '../propertyType.ts';
import { fixModelName, freeModelName } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import type { Finding } from './rules.ts';

/** The types of REST arguments, in lower case, that a served model with the same name overrides. */
const remotingTypes = new Set('any boolean date geopoint integer number object string'.split(' '));

/** The names that loopback-workspace accepts. */
const namePattern = /^[-_a-zA-Z0-9]+$/;

/** A model name that LoopBack or its tools refuse, or that is one of its types. */
export const illegalModelName: ProblemRule = {
  code: 'illegal-model-name',
  find: (project) =>
    project.models.flatMap((entry): readonly Problem[] => {
      const finding =
        findRefusedName(project, entry) ?? findTypeName(project, entry) ?? findUnusualName(entry);
      return finding === null ? [] : [{ code: 'illegal-model-name', ...finding }];
    }),
};

/** `File`, which the REST layer refuses as the name of a served model. */
function findRefusedName(project: Project, { id, definition: { name } }: ModelEntry): Finding | null {
  if (name.toLowerCase() !== 'file' || !isPublic(project, name)) return null;
  return {
    severity: 'error',
    place: { modelId: id },
    message: `A model named "${name}" that is served over REST keeps LoopBack from booting: 'Cannot override built-in "file" type'.`,
    why: 'One such model keeps the whole application from starting.',
    advice: 'Give the model another name, or "public": false in model-config.json.',
    fix: fixModelName(id, freeModelName(project, 'StoredFile')),
  };
}

function findTypeName(project: Project, { id, definition: { name } }: ModelEntry): Finding | null {
  const type = name.toLowerCase();
  const isOverriding = remotingTypes.has(type) && isPublic(project, name);
  const isProperty = isBuiltInType(name);
  if (!isOverriding && !isProperty) return null;
  const boot = isOverriding ? `LoopBack boots with the warning "overriding remoting type ${type}"` : null;
  const property = isProperty ? 'properties of that type get the built-in one' : null;
  return {
    severity: 'warning',
    place: { modelId: id },
    message: `"${name}" is the name of a type: ${[boot, property].filter((part) => part !== null).join(', and ')}.`,
    why: isProperty
      ? 'A property of this model as its type gets the built-in type instead.'
      : 'Arguments of remote methods with that type are read as this model.',
    advice: 'Choose a name that is not the name of a type.',
  };
}

function findUnusualName({ id, definition: { name } }: ModelEntry): Finding | null {
  if (namePattern.test(name)) return null;
  const legal = name.replace(/[^-_a-zA-Z0-9]+(.?)/g, (_gap, next: string) => next.toUpperCase());
  return {
    severity: 'warning',
    place: { modelId: id },
    message: `LoopBack boots a model named "${name}", but its generator and workspace refuse the name, and its REST path needs escaping.`,
    why: 'The tools of LoopBack cannot open the model, and clients have to escape its path.',
    advice: 'Use letters, digits, "-" and "_" only.',
    ...(namePattern.test(legal) ? { fix: fixModelName(id, legal) } : {}),
  };
}
