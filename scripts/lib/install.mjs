// Brings node_modules to what package-lock.json says. Plain JavaScript on Node's own modules: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const MINIMUM = [20, 19];

/** Ends with one sentence when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  stop(`Kangban needs Node ${MINIMUM.join('.')} or newer; this is Node ${version}.`);
}

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

const hashOf = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

/** True when node_modules already holds what this package-lock.json asks for. */
export function isInstalled(root) {
  const lock = path.join(root, 'package-lock.json');
  const stamp = path.join(root, 'node_modules', '.cache', 'kangban-lock');
  if (fs.existsSync(stamp)) return fs.readFileSync(stamp, 'utf8') === hashOf(lock);
  const inventory = path.join(root, 'node_modules', '.package-lock.json'); // npm writes it last
  return fs.existsSync(inventory) && fs.statSync(inventory).mtimeMs >= fs.statSync(lock).mtimeMs;
}

function writeStamp(root) {
  const folder = path.join(root, 'node_modules', '.cache');
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'kangban-lock'), hashOf(path.join(root, 'package-lock.json')));
  } catch {
    // A read-only checkout with everything installed may still run; only the stamp is lost.
  }
}

function checkWritable(root) {
  try {
    fs.mkdirSync(path.join(root, 'node_modules'), { recursive: true });
    fs.accessSync(path.join(root, 'node_modules'), fs.constants.W_OK);
  } catch (error) {
    stop(`The packages cannot be installed: the folder ${root} cannot be written (${error.code}).`);
  }
}

function npmCi(root) {
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm'];
  const child = spawn(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    process.once(signal, () => {
      child.kill(signal);
      child.once('exit', () => process.exit(code));
    });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('exit', (code) => resolve({ code, output }));
  });
}

/** Installs the packages when they are missing or older than package-lock.json, saying so. */
export async function install(root) {
  if (isInstalled(root)) return writeStamp(root);
  checkWritable(root);
  console.log('Installing packages (npm ci): about a minute the first time …');
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const beat = setInterval(() => console.log(`  still installing, ${seconds()} s`), 20_000);
  const { code, output } = await npmCi(root);
  clearInterval(beat);
  if (code !== 0) {
    console.error(output.trim().split('\n').slice(-15).join('\n'));
    stop('The packages could not be installed (the messages of npm are above): check the network and run it again.');
  }
  writeStamp(root);
  console.log(`Packages installed in ${seconds()} s.`);
}
