/** Runs small programs with relations on juggler and on our runtime, and compares their results and stored rows. */
import { comparePrograms } from './differences/comparePrograms.ts';
import { embedPrograms } from './differences/embeds.ts';
import { keyTypePrograms } from './differences/keyTypes.ts';
import { otherKindPrograms } from './differences/otherKinds.ts';
import { relationCalls } from './differences/relationCalls.ts';
import { relationPrograms } from './differences/relations.ts';

const everyMethod = 'every method of every kind';

comparePrograms(
  {
    'writes and reads of relations': relationPrograms,
    'embedded relations': embedPrograms,
    'polymorphic relations and lists of references': otherKindPrograms,
    'types of keys': keyTypePrograms,
    [everyMethod]: relationCalls,
  },
  new Set([everyMethod]),
);
