// The first minute: what the page says, what can be done before the program is
// there, and the story in three clicks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold, open } from './harness.mjs';

test('the page says which process this tab is, that its cache is empty, and why', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  assert.deepEqual(t1.identity, { name: 't1', pid: 4021 });
  await t1.shows('This tab is process t1', '#who');
  await t1.shows(/pid 4021, up 0:\d\d/, '#who-meta');
  await t1.shows('empty, because', '#who-cache');
  assert.equal(await t1.page.title(), 't1 · LocMem Playground');
  const primary = await t1.page.$$eval('.primary', (all) => all.filter((el) => el.checkVisibility()).map((el) => el.id));
  assert.deepEqual(primary, ['story-set'], 'one primary thing to do');
});

test('the time that the process is up goes on', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const first = await t1.text('#who-meta');
  await t1.until('(first) => document.querySelector("#who-meta").innerText.replace(/\\s+/g, " ").trim() !== first', first);
});

test('within three clicks: a value is there in one tab and None in the other', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.click('story-set');
  await t1.shows("'hello' is in the memory of t1", '#story-result-1');
  const t2 = await site.adopt(() => t1.click('story-open'));
  assert.equal(t2.name, 't2');
  await t2.click('story-get');
  await t2.shows('None', '#console-lines .out');
  await t2.shows(/t1 has 'greeting', but t2 has its own memory/, '#console-lines .note');
  await t2.shows('t2 answered None', '#story-result-3');
  assert.equal(await t1.repr('self', 'cache.get("greeting")'), "'hello'");
});

test('a control that is used before the program is there is queued, and nothing is lost', async (t) => {
  const site = await open(t);
  let arrived;
  const t1 = await site.tab({
    ready: false,
    setup: async (page) => {
      arrived = await hold(page, /\.wasm$/);
    },
  });
  const page = t1.page;
  assert.match(await page.$eval('#who', (el) => el.innerText), /This tab is process/, 'readable before the program is there');
  await page.click('#field-key', { count: 3 });
  await page.keyboard.type('early');
  await page.click('#do-set');
  await page.waitForSelector('#do-set[aria-busy]');
  await arrived();
  await t1.ready();
  await t1.shows("cache.set('early', 'hello')", '#console-lines');
  assert.equal(await t1.repr('self', "cache.get('early')"), "'hello'");
  assert.equal(await page.$eval('#field-key', (el) => el.value), 'early', 'what was typed stays');
});

test('Dutch has its own address, and changing the language keeps the process', async (t) => {
  const site = await open(t);
  const t1 = await site.tab({ at: 'nl/' });
  assert.equal(await t1.page.$eval('html', (el) => el.lang), 'nl');
  await t1.shows('Dit tabblad is proces t1', '#who');
  await t1.exec('self', 'cache.set("k", 1)');
  await t1.click('language');
  await t1.shows('This tab is process t1', '#who');
  assert.equal(await t1.repr('self', 'cache.get("k")'), '1', 'the same process');
  assert.equal(new URL(t1.page.url()).pathname, '/');
});
