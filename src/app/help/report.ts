/** The page that takes reports; null where the build does not name one and the page is not on GitHub Pages. */
export function issuesAddress(
  named: string | undefined,
  page: Pick<Location, 'hostname' | 'pathname'>,
): string | null {
  if (named !== undefined && /^https:\/\//.test(named)) return `${named.replace(/\/+$/, '')}/new`;
  const [, owner] = /^([a-z0-9-]+)\.github\.io$/i.exec(page.hostname) ?? [];
  const [, repository] = /^\/([\w.-]+)\//.exec(page.pathname) ?? [];
  if (owner === undefined || repository === undefined) return null;
  return `https://github.com/${owner}/${repository}/issues/new`;
}

/** What a report says about the page. It holds nothing of a project. */
export interface ReportFacts {
  readonly version: string;
  readonly userAgent: string;
  readonly screen: { readonly width: number; readonly height: number };
  readonly theme: string;
}

/** Writes the beginning of a report. */
export function writeReport({ version, userAgent, screen, theme }: ReportFacts): string {
  return [
    'What I did:',
    '',
    'What I expected:',
    '',
    'What happened instead:',
    '',
    '---',
    `Version: ${version}`,
    `Browser: ${userAgent.slice(0, 300)}`,
    `Window: ${screen.width} × ${screen.height}, theme: ${theme}`,
  ].join('\n');
}

/** Returns the link that opens a new issue with this text. */
export function reportLink(issues: string, text: string): string {
  return `${issues}?${new URLSearchParams({ body: text })}`;
}
