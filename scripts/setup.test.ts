import { describe, expect, it, vi } from 'vitest';
import { isFresh, isNewEnough, runQuietly, withoutAddresses } from './setup.js';

describe('isNewEnough', () => {
  it.each(['20.19.0', '20.20.1', '22.0.0', '100.1.0'])('takes Node %s', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });
  it.each(['20.18.9', '18.20.0', '9.99.0'])('refuses Node %s', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});

describe('isFresh', () => {
  it('installs where nothing was installed, or the lock file is newer', () => {
    expect(isFresh(1000, undefined)).toBe(false);
    expect(isFresh(1001, 1000)).toBe(false);
  });
  it('leaves an install as new as the lock file alone', () => {
    expect(isFresh(1000, 1000)).toBe(true);
    expect(isFresh(1000, 2000)).toBe(true);
  });
});

describe('what is printed of a failed fetch', () => {
  it('says why without the address', () => {
    const said =
      'npm error request to https://packages.example:8443/react?x=1 failed, reason: getaddrinfo ENOTFOUND packages.example';
    expect(withoutAddresses(said)).toBe(
      'npm error request to (address) failed, reason: getaddrinfo ENOTFOUND (address)',
    );
    expect(withoutAddresses("E: Failed to fetch http://deb.example/x.deb'")).toBe(
      "E: Failed to fetch (address)'",
    );
  });

  it('is all that is seen of the program', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const script = 'console.log("quiet"); console.error("no https://host.example/a"); process.exit(3)';
    const ok = runQuietly(process.execPath, ['-e', script]);
    const said = write.mock.calls.map(([text]) => String(text));
    write.mockRestore();
    expect(ok).toBe(false);
    expect(said).toEqual(['no (address)\n']);
  });
});
