import type { Database } from './options.ts';

/** How Docker builds, prepares and starts an application. */
export interface ContainerPlan {
  readonly port: number;
  /** The part of the Dockerfile that installs, and builds where something is built. It ends in the folder of the application. */
  readonly install: string;
  /** What starts the application: `server/server.js`. */
  readonly start: string;
  /** What prepares its tables: `server/migrate.js`. */
  readonly migrate: string;
}

/** Builds an image of the application. */
export const dockerFile = ({ port, install, start }: ContainerPlan): string => `${install}
USER node
EXPOSE ${port}
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD node -e "fetch('http://127.0.0.1:${port}/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "${start}"]
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
export function composeFile(database: Database, { port, start, migrate }: ContainerPlan): string {
  const { image, environment, url, folder, check, command } = composed[database];
  return `# docker compose -f compose.${database}.yaml up --build
# The passwords are for a database that only this network reaches: change them before that changes.
services:
  app:
    build: .
    command: sh -c "node ${migrate} && exec node ${start}"
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
