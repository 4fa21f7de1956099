// A shared cache in IndexedDB: two tabs, one cache (wasm/idbshared). The page
// is a prompt of the test's own, wasm/idbshared/probe.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './harness.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'locmem-shared-'));
let server;
let chrome;

before(async () => {
  const env = { ...process.env, GOOS: 'js', GOARCH: 'wasm' };
  execFileSync('go', ['build', '-o', path.join(folder, 'probe.wasm'), './wasm/idbshared/probe'], { cwd: root, env });
  const goroot = execFileSync('go', ['env', 'GOROOT'], { cwd: root, encoding: 'utf8' }).trim();
  fs.copyFileSync(path.join(goroot, 'lib', 'wasm', 'wasm_exec.js'), path.join(folder, 'wasm_exec.js'));
  fs.writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><title>probe</title><script src="wasm_exec.js"></script><script>
    const go = new Go();
    WebAssembly.instantiateStreaming(fetch('probe.wasm'), go.importObject).then((r) => { go.run(r.instance); });
  </script>`,
  );
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  server = http.createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : path.basename(request.url);
    const file = path.join(folder, name);
    response.statusCode = fs.existsSync(file) ? 200 : 404;
    response.setHeader('Content-Type', types[path.extname(name)] || 'text/plain');
    response.end(fs.existsSync(file) ? fs.readFileSync(file) : '');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  chrome = await launch();
});

after(async () => {
  await chrome?.close();
  server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** tabs returns the prompts of n tabs with a storage of their own. */
async function tabs(t, n) {
  const context = await chrome.browser.createBrowserContext();
  t.after(() => context.close());
  const list = [];
  for (let i = 0; i < n; i++) {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction('typeof window.run === "function"', { polling: 50 });
    const prompt = (backend, code) => page.evaluate((b, c) => window.run(b, c), backend, code);
    prompt.page = page;
    list.push(prompt);
  }
  return list;
}

const redis = 'redis.RedisCache';

for (const backend of [redis, 'memcached.PyMemcacheCache', 'db.DatabaseCache', 'filebased.FileBasedCache']) {
  test(`${backend}: what one tab stores the other has, and a reload keeps it`, async (t) => {
    const [t1, t2] = await tabs(t, 2);
    await t1(backend, 'cache.set("a", {"x": [1, None]}); cache.set("gone", 1, -1); cache.set("never", 2, None)');
    assert.equal(await t2(backend, 'cache.get("a"), cache.get("gone"), cache.get("never")'), "({'x': [1, None]}, None, 2)");
    assert.equal(await t2(backend, 'cache.touch("a", 50), cache.delete("never"), cache.get_many(["a", "never"])'), "(True, True, {'a': {'x': [1, None]}})");
    await t1.page.reload();
    await t1.page.waitForFunction('typeof window.run === "function"', { polling: 50 }); // a hidden tab draws no frames
    assert.equal(await t1(backend, 'cache.has_key("a"), cache.has_key("never")'), '(True, False)');
    await t1(backend, 'cache.clear()');
    assert.equal(await t2(backend, 'cache.get("a")'), 'None');
  });
}

test('incr and add of two tabs at once are atomic', async (t) => {
  const [t1, t2] = await tabs(t, 2);
  await t1(redis, 'cache.set("n", 0)');
  const code = 'won = 0\nfor i in range(100):\n    x = cache.incr("n")\n    won += cache.add("k%d" % i, 1)\nwon';
  const won = await Promise.all([t1(redis, code), t2(redis, code)]);
  assert.equal(await t1(redis, 'cache.get("n")'), '200');
  assert.equal(Number(won[0]) + Number(won[1]), 100, `each key is added by one tab: ${won}`);
});

test('a table of 50 is culled by whoever writes', async (t) => {
  const [t1, t2] = await tabs(t, 2);
  const db = 'db.DatabaseCache';
  await t1(db, 'for i in range(51):\n    cache.set("k%02d" % i, i)');
  await t2(db, 'cache.set("x", 1)');
  assert.equal(await t1(db, 'len(cache.get_many(["k%02d" % i for i in range(51)])), cache.get("x"), cache.get("k17")'), '(34, 1, 17)');
});

test('without IndexedDB it is a server that cannot be reached', async (t) => {
  const [t1] = await tabs(t, 1);
  await t1.page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await t1.page.reload();
  await t1.page.waitForFunction('typeof window.run === "function"', { polling: 50 }); // a hidden tab draws no frames
  assert.match(await t1(redis, 'cache.get("a")'), /^ConnectionError: .*keeps no data here/);
});
