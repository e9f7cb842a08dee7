import type { Project } from '../../model/index.ts';
import { toFileName } from '../toFileName.ts';
import type { Database, LoopBack3Options } from './options.ts';

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

const connectorVersions: Readonly<Record<Database, string>> = {
  mongodb: '^6.3.1',
  mysql: '^7.1.6',
  postgresql: '^7.2.3',
};

/** Prints package.json. Only the chosen connectors are dependencies. */
export function printPackage(project: Project, { databases }: LoopBack3Options, server: string): string {
  const connectors = databases.map(
    (name) => [`loopback-connector-${name}`, connectorVersions[name]] as const,
  );
  const packages = (project.application?.packages ?? []).map((name) => [name, '*'] as const);
  const dependencies = [...Object.entries(versions), ...connectors, ...packages];
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
    dependencies: Object.fromEntries(dependencies.toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Returns a name that npm accepts. */
export function packageName(projectName: string): string {
  const plain = toFileName(projectName)
    .normalize('NFKD')
    .replace(/[^a-z0-9-]+/g, '');
  return plain.replace(/^-+|-+$/g, '') || 'loopback-application';
}

export const ignoreFile = 'node_modules\n';

export const dockerIgnoreFile = 'node_modules\n.git\n';

/** Builds an image of the application. */
export const dockerFile = ({ port }: LoopBack3Options, server: string): string => `FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package*.json ./
RUN npm install --omit=dev --no-audit --no-fund
COPY . .
USER node
EXPOSE ${port}
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD node -e "fetch('http://127.0.0.1:${port}/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "${server}/server.js"]
`;

interface ComposedDatabase {
  readonly image: string;
  readonly environment: string;
  readonly url: string;
  readonly folder: string;
  readonly check: string;
  readonly command?: string;
}

const composed: Readonly<Record<Database, ComposedDatabase>> = {
  postgresql: {
    image: 'postgres:17',
    environment: '{ POSTGRES_USER: app, POSTGRES_PASSWORD: app, POSTGRES_DB: app }',
    url: 'postgres://app:app@database/app',
    folder: '/var/lib/postgresql/data',
    check: '["CMD", "pg_isready", "-U", "app"]',
  },
  mysql: {
    image: 'mysql:8.4',
    environment:
      '{ MYSQL_USER: app, MYSQL_PASSWORD: app, MYSQL_DATABASE: app, MYSQL_RANDOM_ROOT_PASSWORD: "1" }',
    url: 'mysql://app:app@database/app',
    folder: '/var/lib/mysql',
    check: '["CMD", "mysqladmin", "ping", "-h", "127.0.0.1", "-u", "app", "-papp"]',
    command: '["--character-set-server=utf8mb4"]',
  },
  mongodb: {
    image: 'mongo:7',
    environment: '{}',
    url: 'mongodb://database/app',
    folder: '/data/db',
    check: `["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping').ok"]`,
  },
};

/** Starts the application with one database. */
export function composeFile(database: Database, { port }: LoopBack3Options, server: string): string {
  const { image, environment, url, folder, check, command } = composed[database];
  return `# docker compose -f compose.${database}.yaml up --build
# The passwords are for a database that only this network reaches: change them before that changes.
services:
  app:
    build: .
    command: sh -c "node ${server}/migrate.js && exec node ${server}/server.js"
    environment: { DATABASE_URL: "${url}" }
    ports: ["${port}:${port}"]
    depends_on: { database: { condition: service_healthy } }
  database:
    image: ${image}
    environment: ${environment}
${command === undefined ? '' : `    command: ${command}\n`}    volumes: ["database:${folder}"]
    healthcheck: { test: ${check}, interval: 2s, retries: 30 }
volumes: { database: {} }
`;
}
