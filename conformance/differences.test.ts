/** Runs small programs on juggler and on our runtime, and compares their results and stored rows. */
import { comparePrograms } from './differences/comparePrograms.ts';
import { geoPointPrograms } from './differences/geoPoints.ts';
import { intendedDifferencePrograms } from './differences/intendedDifferences.ts';
import { listPrograms } from './differences/lists.ts';
import { memberPrograms } from './differences/members.ts';
import { nestedPrograms } from './differences/nested.ts';
import type { Program } from './differences/program.ts';
import { textPrograms } from './differences/texts.ts';
import { togetherPrograms } from './differences/together.ts';
import { writePrograms } from './differences/writes.ts';

const groups: Readonly<Record<string, readonly Program[]>> = {
  'values of nested types': nestedPrograms,
  'calls started together': togetherPrograms,
  'lists of rows': listPrograms,
  writes: writePrograms,
  'geo points': geoPointPrograms,
  texts: textPrograms,
  members: memberPrograms,
  'intended differences': intendedDifferencePrograms,
};

comparePrograms(groups);
