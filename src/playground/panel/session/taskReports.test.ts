import { expect, it } from 'vitest';
import { ConnectorError } from '../../../runtime/connector.ts';
import type { ShownError } from '../../wire/shown.ts';
import { describeFailure, doneReport, hasClosedDatabase, stoppedReport } from './taskReports.ts';

it('says that the rows are intact only where that is known', () => {
  const full = new ConnectorError('QUOTA_EXCEEDED', 'The browser has no room.');
  expect(describeFailure(full)).toBe('Failed: The browser has no room. Stored rows are intact.');
  const deleted = new ConnectorError('CLOSED', 'The database was deleted, with all rows in it.');
  expect(describeFailure(deleted)).toBe('Failed: The database was deleted, with all rows in it.');
});

it('distinguishes a database that is closed for good from other failures', () => {
  const error: ShownError = {
    kind: 'error',
    name: 'ConnectorError',
    message: '',
    statusCode: null,
    code: 'CLOSED',
    details: null,
    cause: null,
    errors: [],
    line: 1,
  };
  const failed = (changes: Partial<ShownError>) =>
    ({
      ...doneReport(1),
      result: { type: 'failed', milliseconds: 1, error: { ...error, ...changes } },
    }) as const;
  expect(hasClosedDatabase(failed({}))).toBe(true);
  expect(hasClosedDatabase(failed({ code: 'QUOTA_EXCEEDED' }))).toBe(false);
  expect(hasClosedDatabase(failed({ name: 'Error' }))).toBe(false);
  expect(hasClosedDatabase(doneReport(1))).toBe(false);
  expect(hasClosedDatabase(stoppedReport('Stopped.'))).toBe(false);
});
