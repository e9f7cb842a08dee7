import { describeProjectStore } from './testing/projectStoreSuite.ts';

describeProjectStore();
