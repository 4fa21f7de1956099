// How the site comes to the browser: true progress, nothing lost while the
// program loads, one download, offline, a new build beside an old one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { front } from './front.mjs';
import { hold, open } from './harness.mjs';

const program = (path) => path.endsWith('.wasm');

/** offline waits until the service worker holds the whole site and answers for the tab. */
const offline = (tab) => tab.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', { polling: 100 });

test('the bar is true; a download that stalls is said, and goes on', async (t) => {
  const site = await open(t, { offline: true });
  const server = await front(t, site.url);
  let goOn;
  server.bend = (path, pass) => {
    if (path === '/') pass({ text: (html) => html.replace('data-wasm=', 'data-patience="1" data-wasm=') });
    else if (program(path)) {
      pass({
        body: async (incoming, outgoing) => {
          const bytes = Buffer.concat(await incoming.toArray());
          outgoing.write(bytes.subarray(0, bytes.length / 4));
          goOn = () => outgoing.end(bytes.subarray(bytes.length / 4));
        },
      });
    } else return false;
    return true;
  };
  site.url = server.url;
  const t1 = await site.tab({ ready: false });
  await t1.shows('Nothing has arrived for 1 seconds. Still waiting.', '.boot-line');
  const value = await t1.page.$eval('#boot-bar', (bar) => bar.value);
  assert.ok(value >= 20 && value <= 25, `a quarter has arrived, the bar says ${value}`);
  goOn();
  await t1.ready();
  assert.equal(await t1.page.$eval('#boot', (el) => el.checkVisibility()), false);
});

test('a server that does not know the type of WebAssembly is no obstacle', async (t) => {
  const site = await open(t, { offline: true });
  const server = await front(t, site.url);
  server.bend = (path, pass) => program(path) && (pass({ headers: { 'content-type': 'application/octet-stream' } }), true);
  site.url = server.url;
  const t1 = await site.tab();
  assert.equal(await t1.repr('self', '1 + 1'), '2');
});

test('a policy that forbids WebAssembly is told apart from a broken download', async (t) => {
  const site = await open(t, { offline: true });
  const server = await front(t, site.url);
  server.bend = (path, pass) => path === '/' && (pass({ headers: { 'content-security-policy': "default-src 'self'" } }), true);
  site.url = server.url;
  const t1 = await site.tab({ ready: false });
  await t1.shows('A security policy blocks the program', '#boot-panel');
});

test('actions before the program is there keep their order, the text its cursor', async (t) => {
  const site = await open(t, { offline: true });
  let arrived;
  const t1 = await site.tab({
    ready: false,
    setup: async (page) => {
      arrived = await hold(page, /\.wasm$/);
    },
  });
  for (const [key, value] of [
    ['first', '1'],
    ['second', '2'],
  ]) {
    await t1.fill('field-key', key);
    await t1.fill('field-value', value);
    await t1.page.click('#do-set');
  }
  await t1.fill('console-input', 'cache.get("first")');
  await t1.press('Enter');
  await t1.fill('console-input', 'half a line');
  await t1.press('ArrowLeft');
  await t1.shows('3 actions wait for the program', '.boot-line');
  await arrived();
  await t1.ready();
  await t1.until('() => !document.querySelector(".queued")');
  await t1.until('() => document.querySelectorAll("#console-lines .entry").length >= 3');
  const said = await t1.page.$$eval('#console-lines .entry', (all) => all.map((el) => el.innerText.replace(/\s+/g, ' ')));
  for (const [i, want] of [/'first', 1\b/, /'second', 2\b/, /"first"\).* 1/].entries()) assert.match(said[i], want);
  assert.deepEqual(
    await t1.page.evaluate(() => {
      const el = document.activeElement;
      return [el.id, el.value, el.selectionStart];
    }),
    ['console-input', 'half a line', 'half a lin'.length],
  );
});

test('nothing jumps when the program takes over from the prerendered page', async (t) => {
  const site = await open(t, { offline: true });
  let arrived;
  const watch = () => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) {
        window.shifts.push({ value: e.value, nodes: e.sources.map((s) => s.node?.id || s.node?.className || s.node?.nodeName) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  };
  const t1 = await site.tab({
    ready: false,
    before: watch,
    setup: async (page) => {
      arrived = await hold(page, /\.wasm$/);
    },
  });
  await t1.shows('This tab is process', '#who');
  await arrived();
  await t1.ready();
  await t1.shows('pid 4021', '#who-meta');
  const shifts = await t1.page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.shifts)));
      }),
  );
  const sum = shifts.reduce((a, s) => a + s.value, 0);
  assert.ok(sum < 0.02, `layout shift ${sum.toFixed(3)}: ${JSON.stringify(shifts)}`);
});

test('a script of the page that never comes: words after a while, without any script', async (t) => {
  const site = await open(t, { offline: true });
  const server = await front(t, site.url);
  server.bend = (path, pass, response) => path.includes('/loader.') && (response.writeHead(404).end(), true);
  site.url = server.url;
  const t1 = await site.tab({ ready: false });
  const session = await t1.page.createCDPSession();
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 20 });
  await t1.page.waitForFunction(() => getComputedStyle(document.getElementById('boot-late')).visibility === 'visible', { timeout: 15_000 });
});

for (const base of ['/', '/sub/path/']) {
  test(`at ${base}: one download of the program, then every address works without a server`, async (t) => {
    const site = await open(t, { offline: true });
    const server = await front(t, site.url, { base });
    site.url = server.url;
    const t1 = await site.tab();
    await t1.page.evaluate(() => caches.open('of another app'));
    await offline(t1);
    assert.equal(server.asked.filter(program).length, 1);
    await server.stop();
    for (const at of ['', '?a=1', '#here', 'nl/', 'nl/?b=%zz', 'nl', 'index.html']) {
      const tab = await site.tab({ at });
      assert.equal(await tab.repr('self', '1 + 1'), '2', at);
      assert.equal(await tab.page.$eval('html', (el) => el.lang), at.startsWith('nl') ? 'nl' : 'en');
      await tab.close();
    }
    const lost = await site.tab({ at: 'no/such', ready: false });
    await lost.shows('There is no page at this address');
    const kept = await t1.page.evaluate(() => caches.keys());
    assert.deepEqual(kept.map((name) => name.replace(/[0-9a-f]{10}$/, 'VERSION')).sort(), [`locmem:${base}:VERSION`, 'of another app']);
  });
}

test('a new build: tabs of the old one go on, the next load is the new one', async (t) => {
  const site = await open(t, { offline: true });
  const server = await front(t, site.url);
  site.url = server.url;
  const t1 = await site.tab();
  await offline(t1);
  const { version } = await t1.page.evaluate(() => window.locmemBoot);
  await t1.page.evaluate(() => caches.open('of another app'));

  // The same site as another build: its version is another one, and its style has a comment more.
  const style = await t1.page.$eval('link[rel=stylesheet]', (el) => new URL(el.href).pathname.slice(1));
  const more = (css) => `${css}/* new */`;
  const css = more(await (await fetch(new URL(style, site.url))).text());
  const newStyle = style.replace(/[0-9a-f]{12}/, createHash('sha256').update(css).digest('hex').slice(0, 12));
  const rename = (text) => text.replaceAll(version, '0000000001').replaceAll(style, newStyle);
  server.bend = (path, pass, response) => {
    if (path === `/${style}`) response.writeHead(404).end();
    else if (path === `/${newStyle}`) pass({ path: `/${style}`, text: more });
    else if (/^[^.]*$|\.html$|sw\.js/.test(path)) pass({ text: rename, headers: { etag: undefined } });
    else return false;
    return true;
  };
  server.asked.length = 0;
  const t2 = await site.tab();
  assert.equal(await t2.page.evaluate(() => window.locmemBoot.version), version, 'the first load after it is still the old one');
  for (const tab of [t1, t2]) await tab.page.waitForFunction(() => window.locmemBoot.notices.some((n) => n.kind === 'update'), { polling: 100 });
  assert.equal(server.asked.filter(program).length, 0, 'what did not change is not downloaded again');
  const status = await t1.page.evaluate(async (style) => (await fetch(style)).status, style);
  assert.equal(status, 200, 'an old tab keeps its assets');
  assert.equal(await t1.repr('self', '1 + 1'), '2');

  await server.stop();
  await t2.reload();
  assert.equal(await t2.page.evaluate(() => window.locmemBoot.version), '0000000001');
  assert.ok((await t2.page.$eval('link[rel=stylesheet]', (el) => el.href)).endsWith(newStyle));
  assert.ok((await t2.page.evaluate(() => caches.keys())).includes('of another app'));
});

test('an export works at a sub-path of a server that sends files and nothing else', async (t) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'locmem-export-'));
  t.after(() => fs.rmSync(dir, { recursive: true, force: true }));
  const binary = process.env.LOCMEM_BIN || path.resolve(import.meta.dirname, '../../out/locmem');
  execFileSync(binary, ['export', dir, '-base', '/sub/path']);
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
  const server = http.createServer((request, response) => {
    let name = new URL(request.url, 'http://x').pathname.replace(/^\/sub\/path/, '').replace(/\/$/, '/index.html');
    if (!fs.existsSync(path.join(dir, name))) {
      response.statusCode = 404;
      name = '/404.html';
    }
    response.setHeader('Content-Type', types[path.extname(name)] ?? 'application/octet-stream');
    fs.createReadStream(path.join(dir, name))
      .on('error', () => response.destroy())
      .pipe(response); // the test may be over
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const site = await open(t, { offline: true });
  site.url = `http://127.0.0.1:${server.address().port}/sub/path/`;
  const t1 = await site.tab({ at: 'nl/' });
  await t1.click('language');
  await t1.shows('This tab is process t1', '#who');
  assert.equal(new URL(t1.page.url()).pathname, '/sub/path/');
  const lost = await site.tab({ at: 'a/b/c', ready: false });
  await lost.page.locator('a').click();
  await lost.ready();
});
