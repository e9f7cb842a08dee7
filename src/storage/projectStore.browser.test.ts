import { describeProjectStore } from './testing/projectStoreSuite.ts';
import { describeSnapshotStore } from './testing/snapshotSuite.ts';

describeProjectStore();
describeSnapshotStore();
