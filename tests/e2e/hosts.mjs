// Hosts of plain files, for an export: Go's file server, and nginx as it comes
// or with settings of the test's.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
export const binary = process.env.LOCMEM_BIN || path.join(root, 'out', 'locmem');

/** folder is a new empty folder that other users may read; it goes when the test ends. */
export function folder(t) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'locmem-host-'));
  fs.chmodSync(dir, 0o755); // nginx gives up root
  t.after(() => fs.rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** exported writes the site to base in a folder and returns that folder. */
export function exported(t, base) {
  const dir = folder(t);
  execFileSync(binary, ['export', path.join(dir, base), '-base', base]);
  return dir;
}

/** fileServer serves a folder with Go's http.FileServer. */
export async function fileServer(t, dir) {
  const built = path.join(folder(t), 'fileserver');
  execFileSync('go', ['build', '-buildvcs=false', '-o', built, './tests/e2e/fileserver'], { cwd: root });
  const child = spawn(built, [dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = stopper(t, child);
  const [line] = await child.stdout.take(1).toArray();
  return { url: String(line).trim(), stop };
}

const program = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);

/** hasNginx says whether nginx is installed. */
export const hasNginx = program !== undefined;

/**
 * nginx serves a folder with nginx. server: further lines of its server block;
 * without them it is nginx as it comes.
 */
export async function nginx(t, dir, server = '') {
  const home = folder(t);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/${name};`);
  fs.writeFileSync(
    path.join(home, 'nginx.conf'),
    `
daemon off;
pid ${home}/pid;
error_log stderr;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${dir};
    ${server}
  }
}
`,
  );
  const child = spawn(program, ['-p', home, '-c', path.join(home, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = stopper(t, child);
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const url = `http://127.0.0.1:${port}/`;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return { url, stop };
}

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** stopper returns what ends a program, at the latest with the test. */
function stopper(t, child) {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  const stop = () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    return ended;
  };
  t.after(stop);
  return stop;
}
