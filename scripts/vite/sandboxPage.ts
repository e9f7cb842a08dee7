import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { bundleScript } from './bundleScript.ts';

const fileName = 'sandbox.html';

interface Entries {
  readonly outer: string;
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
 * It contains, as inert text, the document of the sandboxed frame. That has its
 * script inline, and beside it, as inert text again, the whole sources of the two
 * workers, each bundled into one classic script because a module worker does not
 * start in an opaque origin. The scripts are named by their hashes in the policies.
 *
 * Served in development (built again after a change), emitted by the build.
 *
 * @param options.outer the entry of the page's script, from the project's root
 * @param options.frame the entry of the sandboxed frame's script, from the project's root
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
  const outer = await bundleScript(root, options.outer);
  const frame = await bundleScript(root, options.frame);
  const gate = await bundleScript(root, options.gate);
  const worker = await bundleScript(root, options.worker);
  const sources = { 'gate-source': gate.code, 'worker-source': worker.code };
  const inner = printPage(toScript(frame.code), sources);
  const html = printPage(toScript(outer.code), { 'frame-source': inner.html }, [inner.hash]);
  return {
    html: html.html,
    files: new Set([outer, frame, gate, worker].flatMap(({ files }) => files)),
  };
}

/** Escapes what would end the script's element: these can occur in a script only inside texts, where the escape means the same. */
const toScript = (code: string): string => code.replace(/<(?=\/script|script|!--)/gi, '\\x3C').trim();

/**
 * Prints a page that runs one script.
 *
 * @param texts what the script reads from the page, by the element's id
 * @param others the hashes of scripts in a frame inside, which inherits this page's policy
 */
function printPage(
  script: string,
  texts: Readonly<Record<string, string>>,
  others: readonly string[] = [],
): { readonly html: string; readonly hash: string } {
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  // 'unsafe-eval' is what compiles the user's code; the worker inherits the policy. Everything else is refused.
  const policy = [
    "default-src 'none'",
    `script-src ${[hash, ...others].join(' ')} 'unsafe-eval'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  // Inside JSON "<" can be written as an escape, so that no end tag can occur in the text.
  const elements = Object.entries(texts).map(([id, text]) => {
    const json = JSON.stringify(text).replaceAll('<', '\\u003c');
    return `<script type="application/json" id="${id}">${json}</script>`;
  });
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Playground sandbox</title>
</head>
<body>
${elements.join('\n')}
<script>${script}</script>
</body>
</html>
`;
  return { html, hash };
}
