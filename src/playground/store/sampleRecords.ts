import type { Connector, Row } from '../../runtime/connector.ts';
import { readSampleRecord, type SampleRecord } from '../wire/sampleRecord.ts';
import { samplesSchema } from './knownModels.ts';

/** What is remembered of models that have had sample rows; rows are called like the models. */
export interface SampleRecords {
  read(): Promise<readonly SampleRecord[]>;
  keep(records: readonly SampleRecord[]): Promise<void>;
  /** The models are filled anew at the next load, where they are empty. */
  forget(): Promise<void>;
}

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
