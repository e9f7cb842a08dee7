import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { build, normalizePath, type Plugin, type Rollup } from 'vite';

const fileName = 'sandbox.html';

interface Entries {
  readonly frame: string;
  readonly gate: string;
  readonly worker: string;
}

interface SandboxPage {
  readonly html: string;
  /** The source files in it, as absolute paths. */
  readonly files: ReadonlySet<string>;
}

/**
 * Makes `sandbox.html`, the page that user code runs in: its own file, so that
 * it can have a Content-Security-Policy of its own and the app a strict one.
 * The frame's script is inline (named by its hash in the policy); the
 * whole sources of the two workers, each bundled into one classic script because
 * a module worker does not start in an opaque origin, are beside it as inert text.
 *
 * Served in development (built again after a change), emitted by the build.
 *
 * @param options.frame the entry of the frame's script, from the project's root
 * @param options.gate the entry of the script between worker and app, from the project's root
 * @param options.worker the entry of the worker's script, from the project's root
 */
export function sandboxPage(options: Entries): Plugin {
  let root = process.cwd();
  let base = '/';
  let page: Promise<SandboxPage> | undefined;
  const make = () => {
    page ??= makePage(root, options);
    return page;
  };

  return {
    name: 'sandbox-page',
    configResolved(config) {
      root = config.root;
      base = config.base;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '').split('?', 1)[0] ?? '';
        if (path !== `/${fileName}` && path !== join(base, fileName)) return next();
        make().then(({ html }) => {
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.setHeader('Cache-Control', 'no-store');
          response.end(html);
        }, next);
      });
      server.watcher.on('all', (_event, file) => {
        void page?.then(
          ({ files }) => {
            if (!files.has(normalizePath(file))) return;
            page = undefined;
            server.ws.send({ type: 'full-reload' });
          },
          () => {
            // The last build failed; the change may have mended it.
            page = undefined;
          },
        );
      });
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      this.emitFile({ type: 'asset', fileName, source: (await make()).html });
    },
  };
}

async function makePage(root: string, options: Entries): Promise<SandboxPage> {
  const frame = await bundle(root, options.frame);
  const gate = await bundle(root, options.gate);
  const worker = await bundle(root, options.worker);
  return {
    html: printPage(frame.code, { gate: gate.code, worker: worker.code }),
    files: new Set([...frame.files, ...gate.files, ...worker.files]),
  };
}

/** Bundles an entry into one classic script, in memory. */
async function bundle(root: string, entry: string): Promise<{ code: string; files: readonly string[] }> {
  const output = await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: resolve(root, entry),
        // Names are part of what LoopBack shows and works by: types and classes are distinguished by them.
        output: { format: 'iife', entryFileNames: 'script.js', codeSplitting: false, keepNames: true },
      },
    },
  });
  const outputs = (Array.isArray(output) ? output : [output]) as Rollup.RollupOutput[];
  const chunks = outputs.flatMap((one) => one.output).filter((part) => part.type === 'chunk');
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1) {
    throw new Error(`${entry} should become one script, not ${chunks.length}.`);
  }
  return { code: chunk.code, files: chunk.moduleIds.map((id) => normalizePath(id)) };
}

function printPage(frameCode: string, workers: Readonly<Record<'gate' | 'worker', string>>): string {
  // These can occur in a script only inside texts; there the escape means the same.
  const script = frameCode.replace(/<(?=\/script|script|!--)/gi, '\\x3C').trim();
  const hash = createHash('sha256').update(script).digest('base64');
  // 'unsafe-eval' is what compiles the user's code; the worker inherits the policy. Everything else is refused.
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'unsafe-eval'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Inside JSON "<" can be written as an escape, so that no end tag can occur in the source.
  const sources = Object.entries(workers).map(([name, code]) => {
    const source = JSON.stringify(code).replaceAll('<', '\\u003c');
    return `<script type="application/json" id="${name}-source">${source}</script>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Playground sandbox</title>
</head>
<body>
${sources.join('\n')}
<script>${script}</script>
</body>
</html>
`;
}
