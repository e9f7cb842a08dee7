import type { Project } from '../../model/index.ts';
import type { ContainerPlan } from '../application/containerFiles.ts';
import { connectorPackages, packageName, printPackageJson } from '../application/packageFacts.ts';
import type { LoopBack3Options } from './options.ts';

/** The versions that were run together on Node 20 and 22. */
const versions = {
  compression: '^1.8.2',
  cors: '^2.8.6',
  helmet: '^8.3.0',
  loopback: '^3.28.0',
  'loopback-boot': '^3.3.1',
  'loopback-component-explorer': '^6.5.1',
  'strong-error-handler': '^3.5.0',
} as const;

/** Prints package.json. Only the chosen connectors are dependencies. */
export function printPackage(project: Project, { databases }: LoopBack3Options, server: string): string {
  const packages = (project.application?.packages ?? []).map((name) => [name, '*'] as const);
  const content = {
    name: packageName(project.name),
    version: '1.0.0',
    private: true,
    main: `${server}/server.js`,
    engines: { node: '>=20' },
    scripts: {
      start: `node ${server}/server.js`,
      migrate: `node ${server}/migrate.js`,
      seed: `node ${server}/seed.js`,
    },
  };
  return printPackageJson(content, [
    ...Object.entries(versions),
    ...connectorPackages(databases),
    ...packages,
  ]);
}

export const ignoreFile = 'node_modules\n';

export const dockerIgnoreFile = 'node_modules\n.git\n';

export const containerPlan = ({ port }: LoopBack3Options, server: string): ContainerPlan => ({
  port,
  install: `FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package*.json ./
RUN npm install --omit=dev --no-audit --no-fund
COPY . .`,
  start: `${server}/server.js`,
  migrate: `${server}/migrate.js`,
});
