import { literalOf, RawCode } from '../../model/index.ts';
import type { AppDesign, AppModel, AppRelation } from './appModel.ts';
import { kebabCaseOf, pascalCaseOf } from './classNames.ts';
import { safePathOf } from './drafts.ts';
import type { LoopBack4Options } from './options.ts';
import { repositoryMember } from './printRepository.ts';

/** A controller: what makes it, and how it is called. */
interface Controller {
  readonly className: string;
  /** The call that makes it: `crudController(Order, '/api/Orders')`. */
  readonly made: string;
  readonly makers: readonly string[];
  readonly models: readonly string[];
  readonly purpose: string;
}

/** Prints the files of src/controllers that differ between applications, by path. */
export function* printControllers(
  design: AppDesign,
  { controllers }: LoopBack4Options,
): Generator<readonly [path: string, text: string]> {
  const all = uniquelyNamed(design.models.flatMap(controllersOf));
  if (controllers === 'compact') {
    yield ['src/controllers/index.ts', compactIndex(all)];
    return;
  }
  for (const controller of all)
    yield [`src/controllers/${stemOf(controller)}.controller.ts`, classFile(controller)];
  const lines = all.map((controller) => `export * from './${stemOf(controller)}.controller';`);
  yield ['src/controllers/index.ts', `${[...lines, "export * from './health.controller';"].join('\n')}\n`];
}

const stemOf = ({ className }: Controller): string => kebabCaseOf(className.replace(/Controller$/, ''));

function controllersOf(model: AppModel): readonly Controller[] {
  const { className, path, hasCrud, dataSource, relations } = model;
  if (path === null || dataSource === null) return [];
  const crud: Controller = {
    className: `${className}Controller`,
    made: `crudController(${className}, ${literalOf(path)})`,
    makers: ['crudController'],
    models: [className],
    purpose: `The routes of ${className}. Override a method to change what a route does.`,
  };
  return [...(hasCrud ? [crud] : []), ...relations.map((relation) => relationController(path, relation))];
}

function relationController(path: string, relation: AppRelation): Controller {
  const { name, code, source, target, foreignKey, pointsAt, segment } = relation;
  const member = repositoryMember(name);
  const routes = {
    path: `${path}/{id}/${safePathOf(segment)}`,
    source: new RawCode(source.className),
    relation: name,
    ...(member === name ? {} : { member }),
    target: new RawCode(target.className),
    ...(code.keyHolder === 'through' ? {} : { foreignKey }),
    ...(pointsAt === null || code.isOnKey ? {} : { keyFrom: pointsAt }),
  };
  return {
    className: `${source.className}${pascalCaseOf(name)}Controller`,
    made: `${code.controller}(${literalOf(routes)})`,
    makers: [code.controller],
    models: [source.className, target.className],
    purpose: `The routes of ${source.className}.${name}. Override a method to change what a route does.`,
  };
}

/** Two names of relations may have one class name. */
function uniquelyNamed(controllers: readonly Controller[]): readonly Controller[] {
  const taken = new Set([
    'healthcontroller',
    'indexcontroller',
    'crudcontroller',
    'partscontroller',
    'relationscontroller',
  ]);
  return controllers.map((controller) => {
    let { className } = controller;
    for (let number = 2; taken.has(className.toLowerCase()); number += 1)
      className = controller.className.replace(/Controller$/, `${number}Controller`);
    taken.add(className.toLowerCase());
    return { ...controller, className };
  });
}

function importLines(controllers: readonly Controller[]): readonly string[] {
  const makers = new Set(controllers.flatMap((each) => each.makers));
  const models = [...new Set(controllers.flatMap((each) => each.models))].toSorted();
  const fromRelations = [...makers].filter((name) => name !== 'crudController').toSorted();
  return [
    ...(models.length > 0 ? [`import {${models.join(', ')}} from '../models';`] : []),
    ...(makers.has('crudController') ? ["import {crudController} from './crud';"] : []),
    ...(fromRelations.length > 0 ? [`import {${fromRelations.join(', ')}} from './relations';`] : []),
  ];
}

const compactIndex = (
  controllers: readonly Controller[],
): string => `import {Application} from '@loopback/core';
${importLines(controllers).join('\n')}

/** One line for each set of routes. Replace a line by a class of your own where the routes should do more. */
export function addControllers(app: Application): void {
${controllers.map(({ made, className }) => `  app.controller(${made}, '${className}');`).join('\n')}
}
`;

const classFile = (controller: Controller): string => `${importLines([controller]).join('\n')}

/** ${oneLine(controller.purpose)} */
export class ${controller.className} extends ${controller.made} {}
`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('*/', '* /');
