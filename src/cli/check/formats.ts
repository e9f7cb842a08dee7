import { printable, styled, type Terminal } from '../terminal.ts';
import type { Finding } from './findings.ts';

export const formats = ['text', 'json', 'github', 'sarif'] as const;

export type Format = (typeof formats)[number];

/** Prints what a check found. */
export function printFindings(
  format: Format,
  findings: readonly Finding[],
  terminal: Terminal,
  version: string,
): string {
  if (format === 'json') return `${JSON.stringify(findings, null, 2)}\n`;
  if (format === 'github') return findings.map(toGithub).join('');
  if (format === 'sarif') return `${JSON.stringify(toSarif(findings, version), null, 2)}\n`;
  return toText(findings, terminal);
}

/** Counts the findings of a severity. */
export const countOf = (findings: readonly Finding[], wanted: Finding['severity']): number =>
  findings.filter(({ severity }) => severity === wanted).length;

const colours = { error: 'red', warning: 'yellow', note: 'blue' } as const;

function toText(findings: readonly Finding[], terminal: Terminal): string {
  let file = '';
  return findings
    .map(({ path, range, severity, rule, message, why, advice, fix, isGuess }) => {
      const heading = path === file ? '' : `${styled(terminal, 'bold', printable(path))}\n`;
      file = path;
      const place = styled(terminal, 'dim', `${range.line}:${range.column}`);
      const label = styled(terminal, colours[severity], severity);
      const fixable = fix === null ? '' : `      ${isGuess ? '--fix-guesses' : '--fix'}: ${printable(fix)}\n`;
      return `${heading}  ${place} ${label} ${printable(message)} ${styled(terminal, 'dim', rule)}
      ${printable(why)}
      ${printable(advice)}
${fixable}`;
    })
    .join('');
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
function toGithub({ path, range, severity, rule, message, advice }: Finding): string {
  const command = { error: 'error', warning: 'warning', note: 'notice' }[severity];
  const properties = {
    file: path,
    line: range.line,
    col: range.column,
    endLine: range.endLine,
    endColumn: range.endColumn,
    title: rule,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(',')}::${escapeData(`${message} ${advice}`)}\n`;
}

const escapeData = (text: string): string =>
  printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function toSarif(findings: readonly Finding[], version: string) {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'loopback-model-designer',
            version,
            rules: rules.map((id) => ({ id, shortDescription: { text: inWords(id) } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ path, range, severity, rule, message, why, advice }) => ({
          ruleId: rule,
          ruleIndex: rules.indexOf(rule),
          level: severity,
          message: { text: `${message} ${why} ${advice}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
                region: {
                  startLine: range.line,
                  startColumn: range.column,
                  endLine: range.endLine,
                  endColumn: range.endColumn,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

/** `unknown-target` → `Unknown target` */
const inWords = (rule: string): string =>
  `${rule.charAt(0).toUpperCase()}${rule.slice(1).replaceAll('-', ' ')}`;
