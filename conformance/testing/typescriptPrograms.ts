/** Compiles exported LoopBack 4 applications with the TypeScript that they ask for, several in one program. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { TargetFile } from '../../src/targets/index.ts';
import { textOfFile } from '../../src/targets/target.ts';

const require = createRequire(import.meta.url);

interface Diagnostic {
  readonly file?: {
    readonly fileName: string;
    getLineAndCharacterOfPosition(position: number): { readonly line: number };
  };
  readonly start?: number;
  readonly messageText: unknown;
}

interface Program {
  emit(file: undefined, write: (path: string, text: string) => void): unknown;
}

interface TypeScript {
  readonly version: string;
  createProgram(files: readonly string[], options: object): Program;
  getPreEmitDiagnostics(program: Program): readonly Diagnostic[];
  flattenDiagnosticMessageText(text: unknown, newLine: string): string;
  parseJsonConfigFileContent(config: unknown, host: unknown, folder: string): { readonly options: object };
  readonly sys: unknown;
}

const typescript = require('typescript') as TypeScript;

/** Compiled applications, each in a folder of its own. */
export interface CompiledApplications {
  /** The errors as `path:line message`; none if everything is right. */
  readonly errors: readonly string[];
  folderOf(name: string): string;
  remove(): void;
}

/** Writes applications and compiles them as `npm run build` does. */
export function compileApplications(
  applications: Readonly<Record<string, Iterable<TargetFile>>>,
): CompiledApplications {
  const root = mkdtempSync(join(tmpdir(), 'exported-loopback4-'));
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'));
  const sources: string[] = [];
  let settings = {};
  for (const [name, files] of Object.entries(applications)) {
    for (const file of files) {
      const path = join(root, name, file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, textOfFile(file));
      if (file.path.startsWith('src/')) sources.push(path);
      if (file.path === 'tsconfig.json') settings = JSON.parse(readFileSync(path, 'utf8'));
    }
  }
  const { options } = typescript.parseJsonConfigFileContent(settings, typescript.sys, root);
  const out = join(root, '.out');
  const program = typescript.createProgram(sources, { ...options, rootDir: root, outDir: out });
  const errors = typescript.getPreEmitDiagnostics(program).map((each) => describe(root, each));
  program.emit(undefined, (path, text) => {
    const place = join(root, relative(out, path).replace(/([\\/])src([\\/])/, '$1dist$2'));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  });
  return {
    errors,
    folderOf: (name) => join(root, name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function describe(root: string, { file, start, messageText }: Diagnostic): string {
  const text = typescript.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined) return text;
  const line = file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
  return `${relative(root, file.fileName)}:${line} ${text}`;
}
