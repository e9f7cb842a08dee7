/** Small programs on juggler and on ours: what they answer and what they store is compared. */
import { comparePrograms } from './differences/comparePrograms.ts';
import { listPrograms } from './differences/lists.ts';
import { memberPrograms } from './differences/members.ts';
import { nestedPrograms } from './differences/nested.ts';
import { placePrograms } from './differences/places.ts';
import type { Program } from './differences/program.ts';
import { sanerPrograms } from './differences/saner.ts';
import { textPrograms } from './differences/texts.ts';
import { togetherPrograms } from './differences/together.ts';
import { writePrograms } from './differences/writes.ts';

const groups: Readonly<Record<string, readonly Program[]>> = {
  'values of nested types': nestedPrograms,
  'calls started together': togetherPrograms,
  'lists of rows': listPrograms,
  writes: writePrograms,
  places: placePrograms,
  texts: textPrograms,
  members: memberPrograms,
  'where ours is saner': sanerPrograms,
};

comparePrograms(groups);
