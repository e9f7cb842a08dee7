import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { interruptedRows } from './testing/interruptedRows.ts';

interruptedRows({ describe, it, expect });
