import { describe, expect, it } from 'vitest';
import { issuesAddress, reportLink, writeReport } from './report.ts';

const home = { hostname: 'example.org', pathname: '/' };

describe('the report of a problem', () => {
  it('goes to the repository that the build names', () => {
    expect(issuesAddress('https://github.com/a/b/issues', home)).toBe('https://github.com/a/b/issues/new');
    expect(issuesAddress('https://github.com/a/b/issues/', home)).toBe('https://github.com/a/b/issues/new');
  });

  it('goes to the repository of a page on GitHub Pages', () => {
    const pages = { hostname: 'ada.github.io', pathname: '/designer/index.html' };
    expect(issuesAddress(undefined, pages)).toBe('https://github.com/ada/designer/issues/new');
  });

  it('has no address elsewhere, and for a name that is not a web address', () => {
    expect(issuesAddress(undefined, home)).toBeNull();
    expect(issuesAddress('javascript:alert(1)', home)).toBeNull();
  });

  it('has the version and the browser filled in, whatever signs they have', () => {
    const text = writeReport({
      version: '1.2.3',
      userAgent: 'Browser & more/1.0?',
      screen: { width: 1280, height: 720 },
      theme: 'dark',
    });
    const link = new URL(reportLink('https://github.com/a/b/issues/new', text));
    expect(link.searchParams.get('body')).toBe(text);
    expect(text).toContain('Version: 1.2.3');
    expect(text).toContain('Browser: Browser & more/1.0?');
  });
});
