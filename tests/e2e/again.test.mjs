// Starting again: reload, restart from elsewhere, back and forward, a
// duplicate. Always a new process, and the page says what happened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elsewhere, open } from './harness.mjs';

test('a reload is a new pid with an empty cache; this tab and the others say what was lost', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.exec('self', 'cache.set("greeting", 1)\ncache.set("a", 2)\ncache.set("b", 3)');
  await t2.sees({ t1: { entries: 3 } });
  const stopped = await t2.heard('process', { change: 'stopped', name: 't1' });
  await t1.reload();
  assert.deepEqual(t1.identity, { name: 't1', pid: 4023 });
  const { lost } = await stopped();
  assert.deepEqual(lost, { name: 't1', pid: 4021, entries: 3, keys: ['b', 'a', 'greeting'], known: true });
  assert.equal(await t1.repr('self', 'cache.get("greeting")'), 'None');

  await t1.shows('pid 4021 stopped: 3 entries lost: b, a, greeting', '.banners');
  await t1.shows('pid 4023', '#who-meta');
  await t2.shows(/pid 4023/, '#proc-t1');
  await t2.shows('pid 4021 stopped: 3 entries lost: b, a, greeting', '#proc-t1');
});

test('a reload keeps console, history and form', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.type('cache.set("greeting", "hello")');
  await t1.fill('field-key', 'mine');
  await t1.fill('field-value', '[1, 2]');
  await t1.fill('field-timeout', '77');
  await t1.fill('console-input', 'half a li');
  await t1.reload();
  const value = (id) => t1.page.$eval(`#${id}`, (el) => el.value);
  await t1.until('() => document.querySelector("#field-key").value === "mine"');
  assert.deepEqual([await value('field-value'), await value('field-timeout')], ['[1, 2]', '77']);
  assert.equal(await value('console-input'), 'half a li');
  await t1.shows('cache.set("greeting", "hello")', '#console-lines');
  await t1.shows(/pid 4022 starts here with an empty cache/, '#console-lines .divider');
  await t1.fill('console-input', '');
  await t1.press('ArrowUp');
  assert.equal(await value('console-input'), 'cache.set("greeting", "hello")');
});

test('restart from another tab does the same as a reload', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.exec('self', 'cache.set("a", 1)');
  await t2.sees({ t1: { entries: 1 } });
  const stopped = await t2.heard('process', { change: 'stopped', name: 't1' });
  const started = await t2.heard('process', { change: 'started', name: 't1' });
  await t2.click('restart-t1');
  assert.deepEqual((await stopped()).lost.keys, ['a']);
  const now = await started();
  assert.equal(now.pid, 4023);
  await t1.ready();
  assert.equal(t1.pid, 4023);
  await t1.shows('pid 4021 stopped: 1 entry lost: a', '.banners');
  assert.equal(await t2.repr('t1', 'cache.get("a")'), 'None');
});

test('locmem.restart answers when the old process has ended', async (t) => {
  const site = await open(t);
  await site.tab();
  const t2 = await site.tab();
  await t2.sees({ t1: { alive: true } });
  const started = await t2.heard('process', { change: 'started', name: 't1' });
  await t2.page.evaluate(() => window.locmem.restart('t1'));
  const t1 = (await t2.processes()).find((p) => p.name === 't1');
  assert.ok(t1.pid === 4023 || !t1.alive, 'the old process has ended');
  assert.equal((await started()).pid, 4023);
});

test('back and forward: neither a zombie nor a twin, and the page says so', async (t) => {
  const site = await open(t);
  const other = await elsewhere();
  t.after(other.stop);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.exec('self', 'cache.set("a", 1)');
  await t2.sees({ t1: { entries: 1 } });
  const stopped = await t2.heard('process', { change: 'stopped', name: 't1' });
  await t1.page.bringToFront();
  await t1.page.goto(other.url);
  assert.equal((await stopped()).lost.entries, 1, 'gone for the others as soon as the page is left');

  await t1.page.goBack({ waitUntil: 'domcontentloaded' });
  await t1.ready();
  assert.deepEqual(t1.identity, { name: 't1', pid: 4023 });
  assert.equal(await t1.repr('self', 'cache.get("a")'), 'None');
  await t1.shows(/pid 4021 stopped: 1 entry lost: a/, '.banners');
  const alive = (await t2.processes())
    .filter((p) => p.alive)
    .map((p) => p.pid)
    .sort();
  assert.deepEqual(alive, [4022, 4023]);
});

test('a page from the back/forward cache is loaded anew and says so', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  // The event that the browser sends to a page that it kept.
  await Promise.all([
    t1.page.waitForNavigation(),
    t1.page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }),
  ]);
  await t1.ready();
  assert.equal(t1.pid, 4022);
  await t1.shows("You came back by the browser's back or forward button", '.banners');
});

test('a duplicate of a tab is a new process', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("a", 1)');
  const copy = await site.adopt(() =>
    t1.page.evaluate(() => {
      window.open(location.href);
    }),
  ); // copies sessionStorage
  assert.deepEqual(copy.identity, { name: 't2', pid: 4022 });
  assert.equal(await copy.repr('self', 'cache.get("a")'), 'None');
  assert.equal(await t1.repr('self', 'cache.get("a")'), '1');
  await copy.shows('This tab was duplicated', '.banners');
});

test('a name comes back: the lowest free one is taken', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  const t3 = await site.tab();
  await t3.sees({ t1: { alive: true }, t2: { alive: true } });
  const gone = await t3.heard('process', { change: 'stopped', name: 't2' });
  await t2.close();
  await gone();
  const next = await site.tab();
  assert.deepEqual(next.identity, { name: 't2', pid: 4024 });
  await t1.sees({ t2: { alive: true, pid: 4024 } });
});

test('forget everything: nothing is kept but the counting of pids', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.type('cache.set("secret", 1)');
  await t1.page.click('#menu > summary');
  await t1.click('open-forget');
  const loaded = t1.page.waitForNavigation();
  await t1.click('forget-yes');
  await loaded;
  await t1.ready();
  assert.equal(t1.pid, 4022);
  await t1.shows('Everything that was kept on this computer is deleted', '.banners');
  await t1.press('ArrowUp');
  assert.doesNotMatch(await t1.page.$eval('body', (el) => el.innerText), /secret/);
});

test('a tab that the browser had discarded says so', async (t) => {
  const site = await open(t);
  const t1 = await site.tab({
    before: () => {
      Object.defineProperty(Document.prototype, 'wasDiscarded', { value: true });
    },
  });
  await t1.shows('The browser had discarded this tab', '.banners');
});
