import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserArguments, chromium, findBrowser, firefox, headlessShell, type Machine } from './browser.js';

const playwrightPath = '/cache/playwright/chrome';

/** A machine with these files; `gets` are those that a download or a package would bring. */
function machine(
  files: readonly string[],
  rest: Partial<Machine> = {},
  gets: Record<string, string> = {},
  kind = chromium,
) {
  const present = new Set(files);
  const log: string[] = [];
  const get = (from: string) => () => {
    log.push(from);
    if (gets[from]) present.add(gets[from]);
  };
  const described: Machine = {
    named: undefined,
    folders: ['/usr/local/bin', '/usr/bin'],
    exists: (path) => present.has(path),
    starts: () => true,
    playwrightPath: () => playwrightPath,
    downloadWithPlaywright: get('download'),
    canUseApt: false,
    installWithApt: get('apt'),
    ...rest,
  };
  return { found: () => findBrowser(kind, described), log };
}

const installed = join('/usr/bin', 'chromium');
const chrome = join('/usr/bin', 'google-chrome');

describe('findBrowser', () => {
  it('takes what the variable names before everything else', () => {
    const { found, log } = machine(['/opt/mine', playwrightPath, installed], { named: '/opt/mine' });
    expect(found()).toEqual({ path: '/opt/mine' });
    expect(log).toEqual([]);
  });

  it('says so where the variable names nothing, instead of taking another', () => {
    const { found } = machine([playwrightPath, installed], { named: '/opt/gone' });
    expect(found()).toEqual({ problem: expect.stringContaining('CHROMIUM_PATH names /opt/gone') });
  });

  it('takes Playwright’s own browser before an installed one', () => {
    expect(machine([installed, playwrightPath]).found()).toEqual({ path: playwrightPath });
  });

  it('takes an installed Chromium or Chrome before any download, earlier folders first', () => {
    const { found, log } = machine([chrome]);
    expect(found()).toEqual({ path: chrome });
    expect(log).toEqual([]);
    expect(machine([chrome, installed]).found()).toEqual({ path: installed });
    const local = join('/usr/local/bin', 'google-chrome');
    expect(machine([local, installed]).found()).toEqual({ path: local });
    const app = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(machine([app]).found()).toEqual({ path: app });
  });

  it('downloads with Playwright where nothing is installed', () => {
    const { found, log } = machine([], { canUseApt: true }, { download: playwrightPath });
    expect(found()).toEqual({ path: playwrightPath });
    expect(log).toEqual(['download']);
  });

  it('installs Debian’s package where the download cannot be had', () => {
    const { found, log } = machine([], { canUseApt: true }, { apt: installed });
    expect(found()).toEqual({ path: installed });
    expect(log).toEqual(['download', 'apt']);
  });

  it('skips what does not start, such as a stand-in for a snap or a download without its libraries', () => {
    const starts = (path: string) => path === chrome;
    expect(machine([playwrightPath, installed, chrome], { starts }).found()).toEqual({ path: chrome });
    const { found, log } = machine(
      [],
      { canUseApt: true, starts },
      { download: playwrightPath, apt: chrome },
    );
    expect(found()).toEqual({ path: chrome });
    expect(log).toEqual(['download', 'apt']);
  });

  it('gives up with one sentence that says what to do', () => {
    const { found, log } = machine([]);
    expect(found()).toEqual({
      problem: expect.stringMatching(/^The browser tests need .* install one, or set CHROMIUM_PATH .*\.$/),
    });
    expect(log).toEqual(['download']);
  });
});

describe('a Firefox', () => {
  const esr = join('/usr/bin', 'firefox-esr');
  // Playwright's own Firefox is another browser than the one that people have.
  const without = { playwrightPath: () => undefined };

  it('is the one that its variable names, or an installed one', () => {
    expect(machine([esr, '/opt/fox'], { ...without, named: '/opt/fox' }, {}, firefox).found()).toEqual({
      path: '/opt/fox',
    });
    const gone = machine([esr], { ...without, named: '/opt/gone' }, {}, firefox).found();
    expect(gone).toEqual({ problem: expect.stringContaining('FIREFOX_PATH names /opt/gone') });
    expect(machine([installed, esr], without, {}, firefox).found()).toEqual({ path: esr });
  });

  it('comes from Debian’s package where none is installed', () => {
    const { found } = machine([], { ...without, canUseApt: true }, { apt: esr }, firefox);
    expect(found()).toEqual({ path: esr });
  });

  it('is missing with one sentence that says what to do', () => {
    expect(machine([installed], without, {}, firefox).found()).toEqual({
      problem: expect.stringMatching(/^The browser tests need Firefox: install one, or set FIREFOX_PATH /),
    });
  });
});

describe('a headless shell', () => {
  const shell = join('/usr/bin', 'chromium-headless-shell');
  const without = { playwrightPath: () => undefined };

  it('is an installed one, or comes from Debian’s package; a Chromium is not one', () => {
    expect(machine([installed, shell], without, {}, headlessShell).found()).toEqual({ path: shell });
    const { found } = machine([installed], { ...without, canUseApt: true }, { apt: shell }, headlessShell);
    expect(found()).toEqual({ path: shell });
    expect(machine([installed], without, {}, headlessShell).found()).toHaveProperty('problem');
  });
});

it('keeps the browser from calling home, and lets it start as root', () => {
  expect(browserArguments).toEqual(
    expect.arrayContaining([
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ]),
  );
  expect(browserArguments.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
});
