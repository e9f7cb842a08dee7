import type { AppDataSources } from '../application/dataSources.ts';

/** Prints server/datasources.json. */
export function printDataSources({ connectors }: AppDataSources): string {
  const sources = [...connectors].map(([name, connector]) => [
    name,
    connector === 'mail' ? { name, connector, transports: [] } : { name, connector },
  ]);
  return `${JSON.stringify(Object.fromEntries(sources), null, 2)}\n`;
}
