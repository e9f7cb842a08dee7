import type { Connector, Row } from '../../runtime/connector.ts';
import { readSampleRecord } from '../wire/sampleRecord.ts';
import type { SampleMethods } from '../wire/store.ts';
import { samplesSchema } from './knownModels.ts';

/** Stores which models have had sample rows; the ids of the records are the models' names. */
export type SampleRecords = SampleMethods;

export function createSampleRecords(connector: Connector): SampleRecords {
  const ready = (): Promise<void> => connector.define([samplesSchema]);
  return {
    read: async () => {
      await ready();
      const rows = await connector.find(samplesSchema.name, {});
      return rows
        .map(({ id, ids, properties }) => readSampleRecord({ model: id, ids, properties }))
        .filter((record) => record !== null);
    },
    keep: async (records) => {
      await ready();
      for (const { model, ids, properties } of records) {
        const row: Row = { id: model, ids, properties };
        await connector.write(samplesSchema.name, model, row, { existing: 'replace', missing: 'insert' });
      }
    },
    forget: async () => {
      await ready();
      await connector.automigrate([samplesSchema.name]);
    },
  };
}
