import { describeBulk } from './contract/describeBulk.ts';
import { describeDefine, describeFailures } from './contract/describeDefine.ts';
import { describeIndexes } from './contract/describeIndexes.ts';
import { describeOrder } from './contract/describeOrder.ts';
import { describeIds, describeRows } from './contract/describeRows.ts';
import { describeWhere } from './contract/describeWhere.ts';
import { describeWrite } from './contract/describeWrite.ts';
import { type ContractHooks, createSuite, type OpenConnector } from './contract/suite.ts';

export type { ContractHooks, OpenConnector, OpenedConnector } from './contract/suite.ts';

/**
 * The suite that every connector passes: what the runtime relies on, and what
 * juggler 7.0.3's memory connector does, observed there. Usable
 * from any test runner in Node or in a browser.
 */
export function connectorContract(hooks: ContractHooks, openConnector: OpenConnector): void {
  const suite = createSuite(hooks, openConnector);
  hooks.describe('ST1 ids and counters', () => describeIds(suite));
  hooks.describe('ST2 rows', () => describeRows(suite));
  hooks.describe('ST3 write', () => describeWrite(suite));
  hooks.describe('ST4 where', () => describeWhere(suite));
  hooks.describe('ST5 where on ids and foreign keys', () => describeIndexes(suite));
  hooks.describe('ST6 order, pages and fields', () => describeOrder(suite));
  hooks.describe('ST7 update, destroy, findOrCreate, upsertWhere', () => describeBulk(suite));
  hooks.describe('ST8 define and automigrate', () => describeDefine(suite));
  hooks.describe('ST9 failures', () => describeFailures(suite));
}
