import { expect, it } from 'vitest';
import { ConnectorError } from '../../runtime/connector.ts';
import { describeFailure } from './taskReports.ts';

it('says that the rows stay only where that is known', () => {
  const full = new ConnectorError('QUOTA_EXCEEDED', 'The browser has no room.');
  expect(describeFailure(full)).toBe(
    'It could not be done: The browser has no room. What was stored before stays.',
  );
  const deleted = new ConnectorError('CLOSED', 'The database was deleted, with all rows in it.');
  expect(describeFailure(deleted)).toBe(
    'It could not be done: The database was deleted, with all rows in it.',
  );
});
