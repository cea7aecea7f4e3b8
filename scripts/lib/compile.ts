// Programs compiled into one file before they run. Under tsx every imported name is looked up through two getters, which costs the
// rules and the server a third of their time; inside one file a name is a name.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build as bundle, type Plugin } from 'esbuild';
import { inRoot } from './paths';

const CACHE = inRoot('node_modules', '.cache', 'kangban');

/** Our workspaces are compiled in, packages stay where they are; a file keeps the folder it was written in. */
const ours: Plugin = {
  name: 'ours',
  setup(build) {
    build.onResolve({ filter: /^@kangban\// }, ({ path: name }) => {
      const [, workspace = '', ...rest] = name.split('/');
      return { path: `${inRoot(workspace, 'src', ...rest)}.ts` };
    });
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' ? undefined : { path: name, external: true },
    );
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      contents: (await fs.promises.readFile(file, 'utf8')).replaceAll(
        /\b__dirname\b/g,
        JSON.stringify(path.dirname(file)),
      ),
      loader: 'ts',
    }));
  },
};

/**
 * Compiles a program of this checkout with everything of ours that it imports.
 * @param entry - its file, as `inRoot` gives it
 * @returns the compiled file; made anew when anything of it changed
 */
export async function compile(entry: string): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    sourceRoot: inRoot(),
    plugins: [ours],
  });
  const contents = outputFiles[0]?.contents;
  if (!contents) throw new Error(`esbuild made nothing of ${entry}`);
  const name = `${path.basename(entry, '.ts')}-${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.cjs`;
  const compiled = path.join(CACHE, name);
  if (!fs.existsSync(compiled)) {
    fs.mkdirSync(CACHE, { recursive: true });
    const unfinished = `${compiled}.${process.pid}`;
    fs.writeFileSync(unfinished, contents);
    fs.renameSync(unfinished, compiled);
  }
  return compiled;
}
