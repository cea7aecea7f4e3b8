// Packs a compiled mini-program for the host: templates compiled by WeChat's template compiler, every file a function whose
// parameters shadow what the real logic layer does not have, style sheets with their imports inlined.
import { buildSync } from 'esbuild';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface TemplateGroup {
  addTmpl: (path: string, text: string) => unknown[] | undefined;
  addScript: (path: string, text: string) => void;
  getTmplGenObjectGroups: () => string;
}
const { TmplGroup } = createRequire(__filename)('glass-easel-template-compiler') as {
  TmplGroup: new () => TemplateGroup;
};

/** Given to every file by modules.ts, in this order. */
const GIVEN =
  'require,module,exports,wx,App,Page,Component,Behavior,getApp,getCurrentPages,global,globalThis,Function'.split(',');
/** Given by browsers and missing on the phone: parameters nobody fills. `eval` cannot be shadowed; lint forbids it. */
const MISSING = [
  ...['window', 'document', 'self', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['XMLHttpRequest', 'fetch', 'WebSocket', 'Worker', 'Blob', 'File', 'FormData', 'Headers', 'Request', 'Response'],
  ...['Image', 'Element', 'Node', 'HTMLElement', 'Event', 'MutationObserver', 'frames', 'parent', 'top', 'alert'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder'],
  ...['crypto', 'performance', 'AbortController', 'AbortSignal', 'structuredClone', 'queueMicrotask', 'atob', 'btoa'],
  ...['Buffer', 'process'],
];

interface Packed {
  modules: [file: string, text: string][];
  json: Record<string, unknown>;
  wxss: Record<string, string>;
  wxml: string[];
  templates: string;
  warnings: string[];
}

function readFiles(dist: string): [file: string, text: string][] {
  return fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(wxml|wxs|js|json|wxss)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [path.relative(dist, file).split(path.sep).join('/'), fs.readFileSync(file, 'utf8')]);
}

function compile(files: readonly [string, string][]): Packed {
  const group = new TmplGroup();
  const packed: Packed = { modules: [], json: {}, wxss: {}, wxml: [], templates: '', warnings: [] };
  const take: Record<string, (base: string, text: string, file: string) => void> = {
    '.wxml': (base, text, file) => {
      for (const warning of group.addTmpl(base, text) ?? [])
        packed.warnings.push(`${file}: ${JSON.stringify(warning)}`);
      packed.wxml.push(base);
    },
    '.wxs': (base, text) => group.addScript(base, text),
    '.js': (_, text, file) => packed.modules.push([file, text]),
    '.json': (base, text) => {
      if (base !== 'project.config') packed.json[base] = JSON.parse(text) as unknown;
    },
    '.wxss': (base, text) => {
      packed.wxss[base] = text;
    },
  };
  for (const [file, text] of files) {
    const ending = path.extname(file);
    take[ending]?.(file.slice(0, -ending.length), text, file);
  }
  packed.templates = group.getTmplGenObjectGroups();
  return packed;
}

const IMPORT = /@import\s+(?:url\()?["']([^"']+)["']\)?\s*;/g;

function inlined(wxss: Readonly<Record<string, string>>, base: string, seen: readonly string[] = []): string {
  if (seen.includes(base)) return '';
  return (wxss[base] ?? '').replace(IMPORT, (_, target: string) => {
    const file = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(base), target);
    return inlined(wxss, file.replace(/\.wxss$/, ''), [...seen, base]);
  });
}

function programScript(packed: Packed): string {
  const parameters = [...GIVEN, ...MISSING].join(',');
  const modules = packed.modules.map(([file, text]) => `${JSON.stringify(file)}:function(${parameters}){${text}\n}`);
  const sheets = Object.fromEntries(Object.keys(packed.wxss).map((base) => [base, inlined(packed.wxss, base)]));
  const data = { json: packed.json, wxss: sheets, wxml: packed.wxml };
  return `window.__PROGRAM={modules:{\n${modules.join(',\n')}\n},templates:${packed.templates},...${JSON.stringify(data)}};`;
}

/** Writes host and program into `out`, ready to be served. Returns what the template compiler warned about. */
export function packProgram(dist: string, out: string): string[] {
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  const packed = compile(readFiles(dist));
  fs.writeFileSync(path.join(out, 'program.js'), programScript(packed));
  buildSync({
    entryPoints: [path.join(__dirname, 'main.ts')],
    bundle: true,
    format: 'iife',
    outfile: path.join(out, 'host.js'),
    logLevel: 'warning',
  });
  fs.copyFileSync(path.join(__dirname, 'host.html'), path.join(out, 'index.html'));
  return packed.warnings;
}
