/**
 * Everything that a project can become, in the order of the Export menu. The
 * folder of the same name has the target in its target.ts. The first page holds
 * this list, and nothing else of a target before it is first used.
 */
export const targetEntries = [
  { id: 'files', label: 'All files as a zip', group: 'files' },
  { id: 'model', label: 'The selected model', group: 'files' },
  { id: 'project', label: 'The project as one file', group: 'project' },
  { id: 'loopback3', label: 'LoopBack 3 application…', group: 'application', asks: true },
  { id: 'loopback4', label: 'LoopBack 4 application…', group: 'application', asks: true },
  { id: 'sql', label: 'SQL tables…', group: 'schema', asks: true },
  { id: 'openapi', label: 'OpenAPI 3.1…', group: 'schema', asks: true },
  { id: 'typescript', label: 'TypeScript interfaces…', group: 'schema', asks: true },
  { id: 'jsonschema', label: 'JSON Schema…', group: 'schema', asks: true },
  { id: 'dbml', label: 'DBML…', group: 'schema', asks: true },
  { id: 'picture', label: 'Picture (SVG)', group: 'picture' },
  { id: 'mermaid', label: 'Mermaid diagram', group: 'document' },
  { id: 'markdown', label: 'Markdown documentation', group: 'document' },
] as const satisfies readonly TargetEntry[];

export type TargetId = (typeof targetEntries)[number]['id'];

interface TargetEntry {
  /** The name of the folder. */
  readonly id: string;
  /** Ends with "…" if its options are asked for. */
  readonly label: string;
  /** Whether a dialog asks for its options, and shows the files before they are exported. */
  readonly asks?: true;
  /** Where the Export menu shows it. */
  readonly group: 'files' | 'project' | 'application' | 'schema' | 'picture' | 'document';
}
