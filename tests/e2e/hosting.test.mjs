// The export on hosts that send files and nothing else, at a sub-path: every
// address, the main job, a lesson, a link, an embed in a frame and one of v1/embed.js;
// online, then without it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { guest, host, press, says, seen } from './guests.mjs';
import { elsewhere, open } from './harness.mjs';
import { exported, fileServer, hasNginx, nginx } from './hosts.mjs';
import { link } from './link.mjs';
import { bounded } from './tab.mjs';

const base = '/sub/path/';
const fence = '```';
const shared = link(`---\ntitle: A shared one\n---\n${fence}locmem run\nw1>>> cache.set("a", 1)\nw2>>> cache.get("a")\nNone\n${fence}\n`);
const noNginx = hasNginx ? false : 'nginx is not installed (apt-get install nginx-light)';
const hosts = { "Go's file server": [fileServer, false], 'nginx as it comes': [nginx, noNginx] };

/** plays opens an address, runs what lies open there and returns the tab. */
async function plays(site, at, title) {
  const tab = await site.tab({ at });
  await tab.shows(title, '#scenario-title');
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li")');
  await tab.click('scenario-run');
  await tab.until('() => document.querySelector(".calls .fine, .calls .none")');
  assert.deepEqual(tab.errors, [], at);
  return tab;
}

/** everywhere sets and gets, and plays a lesson, a link and an embed. */
async function everywhere(site, addresses) {
  const t1 = await site.tab();
  await t1.act('set', { key: 'k', value: "'here'" });
  assert.equal((await t1.act('get')).out, "'here'");
  await t1.close();
  for (const [at, title] of addresses) {
    const tab = await plays(site, at, title);
    const { pathname } = new URL(tab.page.url());
    assert.match(pathname, /^\/sub\/path\/.*\/$|^\/sub\/path\/$/, `${at} has one address, its folder's`);
    await tab.close();
  }
}

for (const [kind, [start, skip]] of Object.entries(hosts)) {
  test(`an export on ${kind}: everything, and offline after one visit`, { skip }, async (t) => {
    const server = await start(t, exported(t, base));
    const site = await open(t, { offline: true });
    site.url = `${server.url.replace(/\/$/, '')}${base}`;
    for (const at of ['', 'nl', 'lessons', 'embed', 'nl/lessons/whose-cache', 'lessons/whose-cache.html', 'lessons/whose-cache.md', 'sw.js.br']) {
      assert.equal((await fetch(new URL(at, site.url))).status, 200, at);
    }
    const other = await elsewhere();
    t.after(other.stop);
    await everywhere(site, [
      ['lessons/whose-cache', 'Whose cache is it?'],
      [shared, 'A shared one'],
    ]);
    const page = await site.context.newPage();
    await page.goto(other.url);
    await page.setContent(`<!doctype html><title>docs</title><iframe width="900" height="600" src="${site.url}embed.html${shared}"></iframe>`);
    const frame = await page.waitForFrame((f) => f.url().startsWith(site.url));
    await frame.waitForFunction(() => document.querySelector('.procs li') && document.querySelector('#scenario-run:not([aria-disabled])'));
    await frame.click('#scenario-run');
    await frame.waitForFunction(() => document.querySelectorAll('.calls li.fine').length === 2);
    await page.close();

    const example = '<locmem-playground><pre>w1&gt;&gt;&gt; cache.set("a", 1)\nw2&gt;&gt;&gt; cache.get("a")\nNone</pre></locmem-playground>';
    const guide = await guest(site, await host(t, site, { '/': `<!doctype html><html lang="en"><title>docs</title>{{script}}<body>${example}</body></html>` }));
    await press(guide, 'run');
    await says(guide, /^2 steps run\.$/);
    assert.deepEqual((await seen(guide)).cards, [['w1', 'a', '1 300 s left'], ['w2']]);
    assert.deepEqual(guide.said, []);
    assert.ok(
      guide.asked.every((url) => url.startsWith(site.url) || new URL(url).hostname === 'localhost'),
      'nothing of anybody else',
    );
    await guide.close();

    const t1 = await site.tab();
    await t1.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', { polling: 100 });
    await server.stop();
    await everywhere(site, [
      ['lessons/the-limiter.html', 'limiter'],
      ['nl/lessons/lost-updates', 'Verloren updates'],
      ['nl/embed/index.html' + shared, 'A shared one'],
    ]);
  });
}

for (const at of ['/', base]) {
  test(`nginx with the settings of HOSTING.md at ${at}: compressed, kept, and 404.html`, { skip: noNginx }, async (t) => {
    const doc = fs.readFileSync(path.resolve(import.meta.dirname, '../../serve/HOSTING.md'), 'utf8');
    let settings = doc.match(/```nginx\n([\s\S]*?)```/)[1].replace(/^root .*\n/, '');
    if (at !== '/') settings = settings.replace(/^error_page .*\n# error_page/m, 'error_page');
    const dir = exported(t, at);
    const server = await nginx(t, dir, settings);
    const site = new URL(at, server.url);
    const program = fs.readdirSync(path.join(dir, at, 'assets')).find((name) => name.endsWith('.wasm'));
    const asset = await fetch(new URL(`assets/${program}`, site), { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(asset.headers.get('content-encoding'), 'gzip');
    assert.equal(asset.headers.get('content-type'), 'application/wasm');
    assert.match(asset.headers.get('cache-control'), /immutable/);
    assert.equal((await asset.arrayBuffer()).byteLength, fs.statSync(path.join(dir, at, 'assets', program)).size);
    const page = await fetch(new URL('nl/lessons', site));
    assert.equal(page.headers.get('cache-control'), 'no-cache');
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
    for (const wrong of ['no/such', 'nl/lessons/no-such']) {
      const lost = await fetch(new URL(wrong, site));
      assert.equal(lost.status, 404);
      const html = await lost.text();
      assert.match(html, /There is no page at this address/);
      const style = html.match(/href="([^"]*\.css)"/)[1];
      assert.equal((await fetch(new URL(style, lost.url))).status, 200, `${style}, from ${lost.url}`);
    }
  });
}

test('an export that was edited: it works, and the console names the files that keep it from going offline', async (t) => {
  const dir = exported(t, base);
  const inside = (name) => path.join(dir, base, name);
  const style = fs.readdirSync(inside('assets')).find((name) => /^app\..*\.css$/.test(name));
  fs.appendFileSync(inside(`assets/${style}`), '/* mine */');
  fs.rmSync(inside('lessons/the-limiter.md'));
  fs.writeFileSync(inside('nl/index.html'), fs.readFileSync(inside('nl/index.html'), 'utf8').replace(/data-version="\w+"/, 'data-version="0"'));
  const server = await fileServer(t, dir);
  const site = await open(t, { offline: true });
  site.url = `${server.url.replace(/\/$/, '')}${base}`;
  let said;
  const warned = new Promise((resolve) => {
    said = resolve;
  });
  const tab = await site.tab({
    setup: (page) => {
      page.on('console', (m) => {
        if (/no offline copy/.test(m.text())) said(m.text());
      });
    },
  });
  const text = await bounded(warned, 'the console to name the files');
  for (const want of [
    `${base}assets/${style}: it was changed after the build`,
    `${base}lessons/the-limiter.md: the server answered 404`,
    `${base}nl/: it is of another version than sw.js`,
  ])
    assert.ok(text.includes(want), `no "${want}" in ${text}`);
  assert.equal(text.split('\n').length, 3 + 2, text);
  assert.equal(await tab.repr('self', '1 + 1'), '2');
});

test('opened as a file: the page says so, in its language', async (t) => {
  const dir = exported(t, '/');
  const site = await open(t, { offline: true });
  for (const [name, title, advice] of [
    ['index.html', 'This page was opened as a file', /Run "locmem serve"/],
    ['nl/lessons/whose-cache/index.html', 'Deze pagina is als bestand geopend', /Voer "locmem serve" uit/],
  ]) {
    const tab = await site.tab({ at: pathToFileURL(path.join(dir, name)).href, ready: false });
    await tab.shows(title, '#boot-panel');
    await tab.shows(advice, '#boot-panel');
    assert.equal(await tab.page.$('#boot-panel button'), null, 'trying again does not help');
    await tab.close();
  }
});
