/** Runs small programs with relations on juggler and on our runtime, and compares their results and stored rows. */
import { cachedTargetPrograms } from './differences/cachedTargets.ts';
import { comparePrograms } from './differences/comparePrograms.ts';
import { embeddedWritePrograms } from './differences/embeddedWrites.ts';
import { embedPrograms } from './differences/embeds.ts';
import { keyTypePrograms } from './differences/keyTypes.ts';
import { oddIncludePrograms } from './differences/oddIncludes.ts';
import { otherKindPrograms } from './differences/otherKinds.ts';
import { relationCalls } from './differences/relationCalls.ts';
import { relationPrograms } from './differences/relations.ts';

const everyMethod = 'every method of every kind';

comparePrograms(
  {
    'writes and reads of relations': relationPrograms,
    'embedded relations': embedPrograms,
    'writes and filters of embedded items': embeddedWritePrograms,
    'single targets and found rows': cachedTargetPrograms,
    'includes of odd keys, and odd lists': oddIncludePrograms,
    'polymorphic relations and lists of references': otherKindPrograms,
    'types of keys': keyTypePrograms,
    [everyMethod]: relationCalls,
  },
  new Set([everyMethod]),
);
