import type { AppDataSource, AppDesign, ClassRef } from './appModel.ts';
import type { LoopBack4Options } from './options.ts';

/** Prints application.ts. */
export function printApplication(className: string, { controllers }: LoopBack4Options): string {
  const isCompact = controllers === 'compact';
  return `import {BootMixin} from '@loopback/boot';
import {ApplicationConfig} from '@loopback/core';
import {RepositoryMixin} from '@loopback/repository';
import {RestApplication} from '@loopback/rest';
import {RestExplorerBindings, RestExplorerComponent} from '@loopback/rest-explorer';
${isCompact ? "import {addControllers} from './controllers';\n" : ''}
export class ${className} extends BootMixin(RepositoryMixin(RestApplication)) {
  constructor(options: ApplicationConfig = {}) {
    super(options);
    this.configure(RestExplorerBindings.COMPONENT).to({path: '/explorer'});
    this.component(RestExplorerComponent);
    this.redirect('/', '/explorer');
    // Data sources, repositories and *.controller files are found by their names.
    this.projectRoot = __dirname;
${isCompact ? '    addControllers(this);\n' : ''}  }
}
`;
}

/** Prints datasources/….datasource.ts. */
export function printDataSource({ key, className, connector }: AppDataSource, isFirst: boolean): string {
  const settings =
    connector === 'memory'
      ? `databaseSettings('${key}', ${isFirst})`
      : `{name: '${key}', connector: '${connector}'}`;
  return `import {inject, LifeCycleObserver, lifeCycleObserver} from '@loopback/core';
import {juggler} from '@loopback/repository';
${connector === 'memory' ? "import {databaseSettings} from './settings';\n" : ''}
@lifeCycleObserver('datasource')
export class ${className} extends juggler.DataSource implements LifeCycleObserver {
  static dataSourceName = '${key}';

  constructor(@inject('datasources.config.${key}', {optional: true}) config: object = ${settings}) {
    super(config);
    // Without a listener, a database that is not there would end the process.
    this.on('error', (error: Error) => console.error(\`\${this.name}: \${error.message}\`));
  }
}
`;
}

/** Prints an index.ts that exports the files of its folder. */
export const printIndex = (classes: readonly ClassRef[], ending: string): string =>
  classes.length === 0
    ? 'export {};\n'
    : `${classes.map(({ stem }) => `export * from './${stem}.${ending}';`).join('\n')}\n`;

/** Whether a file for circles of imports is needed. */
export const hasCircles = ({ models }: AppDesign): boolean =>
  models.some(({ relations }) => relations.some(({ isCircular }) => isCircular));
