// Measures a console loop in the page beside the same lines on Django in
// Pyodide, both in one Chromium, in turn. Prints one table.
//
//   node console.mjs [--django PATH] [--rounds 7]
//
// PATH is a PYTHONPATH that brings Django; without it Python's own is used.
// ./build.sh bench fetches it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { launch, serve } from '../../e2e/start.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(option('rounds', 7));

/** works are what both run: a name, what comes before, one call in a loop, and how often. */
const works = [
  ['empty loop', '', 'pass', 200_000],
  ['cache.get', 'from django.core.cache import cache\ncache.set("k", "v" * 100)', 'x = cache.get("k")', 20_000],
  ['cache.set', 'from django.core.cache import cache\nv = "v" * 100', 'cache.set("k", v)', 20_000],
  ['caches["default"].get', 'from django.core.cache import caches\nc = caches["default"]\nc.set("k", "v" * 100)', 'x = c.get("k")', 20_000],
  ['caches["default"].set', 'from django.core.cache import caches\nc = caches["default"]\nv = "v" * 100', 'c.set("k", v)', 20_000],
];
const loop = ([, before, call, n]) => `${before}\nfor i in range(${n}):\n    ${call}\n`;

/** modules are the files of Django that the cache imports, zipped. */
function modules(file) {
  const script = `
import os, sys, zipfile
from django.conf import settings
settings.configure(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}})
from django.core.cache import cache, caches
cache.set("x", 1)
cache.incr_version("x")
import django
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as z:
    for m in list(sys.modules.values()):
        f, top = getattr(m, "__file__", None), m.__name__.split(".")[0]
        if f and top in ("django", "asgiref", "typing_extensions"):
            package = os.path.basename(f) == "__init__.py"
            z.write(f, m.__name__.replace(".", "/") + ("/__init__.py" if package else ".py"))
print(django.get_version())
`;
  const env = { ...process.env };
  if (option('django')) env.PYTHONPATH = option('django');
  return execFileSync('python3', ['-c', script, file], { env, encoding: 'utf8' }).trim();
}

/** host serves Pyodide and Django. */
async function host(dir) {
  const types = { '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html', '.json': 'application/json' };
  const server = http.createServer((request, response) => {
    const file = path.join(dir, path.basename(new URL(request.url, 'http://x').pathname) || 'index.html');
    if (!fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': types[path.extname(file)] || 'application/octet-stream' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

const page = `<!doctype html><meta charset=utf-8><title>pyodide</title><link rel=icon href="data:,"><script type=module>
import { loadPyodide } from './pyodide.mjs';
const py = await loadPyodide({ indexURL: './' });
py.FS.writeFile('/django.zip', new Uint8Array(await (await fetch('django.zip')).arrayBuffer()));
py.runPython(\`
import sys
sys.path.insert(0, "/django.zip")
from django.conf import settings
settings.configure(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}})
import django.core.cache
\`);
window.python = (code) => py.runPython(code);
window.done = py.runPython('sys.version.split()[0]');
</script>`;

/** timed runs a work in a page and returns microseconds a round of the loop. */
async function timed(tab, work) {
  await tab.bringToFront();
  const ms = await tab.evaluate(async (code) => {
    const start = performance.now();
    if (window.python) window.python(code);
    else {
      const reply = await window.locmem.exec('self', code);
      if (reply.error) throw new Error(`${reply.error.type}: ${reply.error.message}`);
    }
    return performance.now() - start;
  }, loop(work));
  return (1000 * ms) / work[3];
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/** burst is the longest task of the page, in milliseconds, and the memory it takes more, in bytes, while 20,000 calls run. */
async function burst(tab) {
  await tab.bringToFront();
  return tab.evaluate(async (code) => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const e of list.getEntries()) longest = Math.max(longest, e.duration);
    });
    observer.observe({ type: 'longtask' });
    const before = window.wasmMemory.buffer.byteLength;
    const reply = await window.locmem.exec('self', code);
    if (reply.error) throw new Error(reply.error.message);
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    observer.disconnect();
    return { longest, grown: window.wasmMemory.buffer.byteLength - before };
  }, 'for i in range(20000):\n    cache.get("k%d" % (i % 50))\n');
}

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'locmem-bench-'));
const from = path.join(import.meta.dirname, 'node_modules', 'pyodide');
for (const f of fs.readdirSync(from))
  if (/^(pyodide\.(mjs|asm\..*)|python_stdlib\.zip|pyodide-lock\.json)$/.test(f)) fs.copyFileSync(path.join(from, f), path.join(dir, f));
const django = modules(path.join(dir, 'django.zip'));
fs.writeFileSync(path.join(dir, 'index.html'), page);

const rival = await host(dir);
const site = await serve();
const { browser, close } = await launch();
try {
  const theirs = await browser.newPage();
  await theirs.goto(rival.url);
  await theirs.waitForFunction('window.done', { timeout: 120_000 });
  const python = await theirs.evaluate('window.done');
  const ours = await browser.newPage();
  await ours.evaluateOnNewDocument(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const start = WebAssembly[name];
      WebAssembly[name] = async (...args) => {
        const made = await start.apply(WebAssembly, args);
        window.wasmMemory = (made.instance ?? made).exports.mem ?? window.wasmMemory;
        return made;
      };
    }
  });
  await ours.goto(site.url);
  await ours.evaluate(() => window.locmem.ready);

  console.log(`Django ${django} on Python ${python} in Pyodide, ${await browser.version()}; microseconds a round of the loop, median of ${rounds} in turn\n`);
  console.log('| work | playground | Pyodide | times as fast |\n|---|---|---|---|');
  for (const work of works) {
    const a = [];
    const b = [];
    for (const tab of [ours, theirs]) await timed(tab, work); // warm
    for (let i = 0; i < rounds; i++) {
      a.push(await timed(ours, work));
      b.push(await timed(theirs, work));
    }
    const [x, y] = [median(a), median(b)];
    console.log(`| ${work[0]} | ${x.toFixed(2)} | ${y.toFixed(2)} | ${(y / x).toFixed(2)} |`);
  }
  const { longest, grown } = await burst(ours);
  console.log(`\n20,000 calls at once: longest task ${longest.toFixed(0)} ms, memory ${(grown / 1e6).toFixed(1)} MB more`);
} finally {
  await close();
  await site.stop();
  rival.stop();
  fs.rmSync(dir, { recursive: true });
}
