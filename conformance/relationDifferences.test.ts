/** Small programs with relations on juggler and on ours: what they answer and what they store is compared. */
import { comparePrograms } from './differences/comparePrograms.ts';
import { embedPrograms } from './differences/embeds.ts';
import { keyTypePrograms } from './differences/keyTypes.ts';
import { relationCalls } from './differences/relationCalls.ts';
import { relationPrograms } from './differences/relations.ts';

const everyMethod = 'every method of every kind';

comparePrograms(
  {
    'what relations write and read': relationPrograms,
    'what is embedded': embedPrograms,
    'types of keys': keyTypePrograms,
    [everyMethod]: relationCalls,
  },
  new Set([everyMethod]),
);
