import { expect, it } from 'vitest';
import { findPostgres } from './postgres.js';

type Machine = Parameters<typeof findPostgres>[0];

function machineWith(files: readonly string[], more: Partial<Machine> = {}): Machine & { installs: number } {
  const machine = {
    named: undefined,
    folders: ['/usr/bin'],
    debianVersions: () => ['/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/15/bin'],
    exists: (path: string) => files.includes(path),
    canUseApt: false,
    installs: 0,
    installWithApt: () => {
      machine.installs += 1;
    },
    ...more,
  };
  return machine;
}

const both = (folder: string): readonly string[] => [`${folder}/initdb`, `${folder}/postgres`];
const debian = '/usr/lib/postgresql/15/bin';

it('takes Debian’s newest complete version, else the path', () => {
  expect(findPostgres(machineWith([...both(debian), '/usr/lib/postgresql/17/bin/initdb']))).toBe(debian);
  expect(findPostgres(machineWith(both('/usr/bin')))).toBe('/usr/bin');
});

it('takes the folder that the variable names, and no other', () => {
  const named = { named: '/opt/postgres' };
  expect(findPostgres(machineWith([...both('/opt/postgres'), ...both(debian)], named))).toBe('/opt/postgres');
  expect(findPostgres(machineWith(both(debian), named))).toBeNull();
});

it('installs it only where nothing is there and the machine allows it', () => {
  const there = machineWith(both(debian), { canUseApt: true });
  expect(findPostgres(there)).toBe(debian);
  expect(there.installs).toBe(0);
  const empty = machineWith([], { canUseApt: true });
  expect(findPostgres(empty)).toBeNull();
  expect(empty.installs).toBe(1);
  const foreign = machineWith([]);
  expect(findPostgres(foreign)).toBeNull();
  expect(foreign.installs).toBe(0);
});
