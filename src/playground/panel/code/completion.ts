import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import {
  classMethods,
  describeMethod,
  type EngineName,
  instanceMethods,
  type MethodSignature,
  variableNamedAfter,
} from '../../../model/index.ts';
import { relationSignatures } from '../calls/catalogue.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';

/** The value before a dot. */
type Subject =
  | { readonly kind: 'class'; readonly model: DesignModel }
  | { readonly kind: 'instance'; readonly model: DesignModel }
  | { readonly kind: 'relation'; readonly owner: string; readonly relation: DesignRelation }
  | { readonly kind: 'models' };

/** Creates a completion source for model names, relations, properties and LoopBack's methods of the present design and engine. */
export function completeFrom(getDesign: () => readonly DesignModel[], getEngine: () => EngineName) {
  return (context: CompletionContext): CompletionResult | null => {
    const match = context.matchBefore(/[\w$.]*/);
    if (match === null || (match.text === '' && !context.explicit)) return null;
    const before = context.state.doc.sliceString(0, match.from);
    if (/["'`]$/.test(before)) return null;
    const parts = match.text.split('.');
    const typed = parts.pop() ?? '';
    const options = complete(getDesign(), context.state.doc.toString(), parts, getEngine());
    if (options.length === 0) return null;
    return { from: match.to - typed.length, options: [...options], validFor: /^[\w$]*$/ };
  };
}

/**
 * Lists the completions after a path such as `customer.orders.`; for an empty path the names.
 *
 * @param code the whole text of the editor, which shows the models of variables
 * @param engine methods that it does not have are left out
 */
export function complete(
  design: readonly DesignModel[],
  code: string,
  path: readonly string[],
  engine: EngineName = 'juggler7',
): readonly Completion[] {
  if (path.length === 0) {
    return [
      ...design.map(({ name }): Completion => ({ label: name, type: 'class', boost: 2 })),
      ...[...variablesOf(design, code)].map(
        ([label, model]): Completion => ({ label, type: 'variable', detail: model.name, boost: 1 }),
      ),
    ];
  }
  const subject = resolvePath(design, code, path);
  if (subject === null) return [];
  switch (subject.kind) {
    case 'models':
      return design.map(({ name }) => ({ label: name, type: 'class' }));
    case 'class':
      return toCompletions(classMethods(subject.model.name, engine));
    case 'relation':
      return toCompletions(relationSignatures(subject.owner, subject.relation));
    case 'instance':
      return [
        ...subject.model.relations.map(
          ({ name, type, model }): Completion => ({
            label: name,
            type: 'function',
            detail: `${type} ${model}`,
            boost: 2,
          }),
        ),
        ...subject.model.properties.map(
          ({ name, type }): Completion => ({ label: name, type: 'property', detail: type, boost: 1 }),
        ),
        ...toCompletions(instanceMethods(subject.model.name)),
      ];
  }
}

/** Keeps the methods that can follow a dot: not the relation itself, and not `new`. */
function toCompletions(signatures: readonly MethodSignature[]): readonly Completion[] {
  return signatures
    .filter(({ name, call }) => name !== '' && !call.startsWith('new '))
    .map((signature) => ({
      label: signature.name,
      type: 'method',
      detail: `(${signature.parameters.join(', ')})`,
      info: describeMethod(signature),
    }));
}

function resolvePath(design: readonly DesignModel[], code: string, path: readonly string[]): Subject | null {
  const [first = '', ...rest] = path;
  let subject: Subject | null = resolveName(design, code, first);
  for (const name of rest) {
    if (subject?.kind === 'instance') {
      const { model }: { model: DesignModel } = subject;
      const relation = model.relations.find((one) => one.name === name);
      subject = relation === undefined ? null : { kind: 'relation', owner: model.name, relation };
    } else if (first === 'app' && name === 'models') subject = { kind: 'models' };
    else if (subject?.kind === 'models') subject = classNamed(design, name);
    else return null;
  }
  return subject;
}

function resolveName(design: readonly DesignModel[], code: string, name: string): Subject | null {
  const model = variablesOf(design, code).get(name);
  return model === undefined ? classNamed(design, name) : { kind: 'instance', model };
}

function classNamed(design: readonly DesignModel[], name: string): Subject | null {
  const model = design.find((one) => one.name === name);
  return model === undefined ? null : { kind: 'class', model };
}

const declaration =
  /\b(?:const|let|var)\s+([\w$]+)\s*=\s*(?:await\s+)?(?:new\s+([\w$]+)\s*\(|([\w$]+)(?:\.([\w$]+))?\.(?:findById|findOne|create|build|upsert|findOrCreate)\s*\()/g;

/** Finds the variables of known models: by what is assigned to them, or by a name like that of a model. */
function variablesOf(design: readonly DesignModel[], code: string): Map<string, DesignModel> {
  const variables = new Map<string, DesignModel>();
  const modelNamed = (name: string | undefined) => design.find((one) => one.name === name);
  for (const [, variable = '', constructed, owner = '', relation] of code.matchAll(declaration)) {
    const holder = variables.get(owner);
    const target = holder?.relations.find((one) => one.name === relation)?.model;
    const model = modelNamed(constructed) ?? modelNamed(target) ?? (relation ? undefined : modelNamed(owner));
    if (model !== undefined) variables.set(variable, model);
  }
  for (const model of design) {
    const likely = variableNamedAfter(model.name);
    if (likely === null || variables.has(likely)) continue;
    const isUsed = new RegExp(`\\b${likely.replace(/[^\w]/g, '\\$&')}\\b`).test(code);
    if (isUsed) variables.set(likely, model);
  }
  return variables;
}
