import { describeStorageLoss } from './testing/lossSuite.ts';
import { describeProjectStore } from './testing/projectStoreSuite.ts';
import { describeSnapshotStore } from './testing/snapshotSuite.ts';

describeProjectStore();
describeStorageLoss();
describeSnapshotStore();
