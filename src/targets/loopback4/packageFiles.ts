import type { ContainerPlan } from '../application/containerFiles.ts';
import { connectorPackages, packageName, printPackageJson } from '../application/packageFacts.ts';
import type { LoopBack4Options } from './options.ts';

/** The versions that were run together. */
const versions = {
  '@loopback/boot': '^8.0.16',
  '@loopback/core': '^7.0.15',
  '@loopback/repository': '^8.0.15',
  '@loopback/rest': '^15.0.16',
  '@loopback/rest-explorer': '^8.0.16',
} as const;

/** Prints package.json. Only the chosen connectors are dependencies. */
export function printPackage(projectName: string, { databases, routes }: LoopBack4Options): string {
  const content = {
    name: packageName(projectName),
    version: '1.0.0',
    private: true,
    main: 'dist/index.js',
    engines: { node: '20 || 22 || 24' },
    scripts: {
      build: 'tsc',
      prestart: 'npm run build',
      start: 'node dist/index.js',
      premigrate: 'npm run build',
      migrate: 'node dist/migrate.js',
      preseed: 'npm run build',
      seed: 'node dist/seed.js',
    },
    devDependencies: { '@types/node': '^20.19.0', typescript: '~5.2.2' },
  };
  return printPackageJson(content, [
    ...Object.entries(versions),
    ...(routes === 'loopback4' ? [['@loopback/rest-crud', '^0.19.11'] as const] : []),
    ...connectorPackages(databases),
  ]);
}

/** tsconfig.json. Class fields must not overwrite what the constructor of a model has set. */
export const compilerSettings = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2022',
      module: 'commonjs',
      moduleResolution: 'node',
      outDir: 'dist',
      rootDir: 'src',
      strict: true,
      allowJs: true,
      strictPropertyInitialization: false,
      useDefineForClassFields: false,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      esModuleInterop: true,
      skipLibCheck: true,
      sourceMap: true,
    },
    include: ['src'],
  },
  null,
  2,
)}\n`;

export const ignoreFile = 'node_modules\ndist\n';

export const dockerIgnoreFile = 'node_modules\ndist\n.git\n';

export const containerPlan = ({ port }: LoopBack4Options): ContainerPlan => ({
  port,
  install: `FROM node:22-slim AS build
WORKDIR /app
COPY package*.json ./
RUN npm install --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app ./`,
  start: 'dist/index.js',
  migrate: 'dist/migrate.js',
});
