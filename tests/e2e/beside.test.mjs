// The shared cache beside the processes: a click in the picture adds one to all tabs,
// or Redis to a scenario.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link } from './link.mjs';
import { violations } from './look.mjs';

const picture = '#site > svg:first-child';
const fence = '```';

/** offered clicks the dashed place of the picture, with a mouse. */
async function offered(tab, text) {
  await tab.shows(text, `${picture} [data-offer]`);
  await tab.rests('site');
  await tab.page.click(`${picture} [data-offer] rect`);
}

/** seen scrolls to the picture, which rests while it is out of sight, and waits for a text. A tab behind another one does not hear that it came into sight. */
async function seen(tab, text) {
  await tab.page.bringToFront();
  await tab.page.evaluate(() => scrollTo(0, 0));
  await tab.shows(text, picture);
}

test('one click puts a shared cache into every tab, for good', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  assert.equal(await t1.page.$('.beside'), null, 'nothing is offered to one tab');
  const t2 = await site.tab();
  assert.match((await t2.exec('t1', 'caches["shared"]')).error.message, /The connection 'shared' doesn't exist/);
  await t2.sees({ t1: { alive: true } }, 2);
  await t1.page.bringToFront();
  await offered(t1, 'no shared cache');
  await t1.shows('caches["shared"]', picture);
  assert.equal((await t1.type('caches["shared"].set("greeting", "hi")')).error, '');
  await t1.shows('1 entry: greeting', '#beside-holds');
  await seen(t1, 'greeting');
  assert.equal((await t2.type('caches["shared"].get("greeting")')).out, "'hi'");
  assert.equal((await t2.type('cache.get("greeting")')).out, 'None', "each tab's own cache is as it was");
  await seen(t2, "'hi'");
  assert.match(await t2.text('#story'), /Set greeting/, 'the guide is about the own cache');

  const t3 = await site.tab();
  assert.equal(await t3.repr('t3', 'caches["shared"].get("greeting")'), "'hi'", 'a tab that comes later');
  await t2.reload();
  await seen(t2, 'greeting');
  assert.equal(await t2.repr('t2', 'caches["shared"].incr("greeting_n") if False else caches["shared"].get("greeting")'), "'hi'", 'after a restart');
  await t2.page.bringToFront();
  await t2.page.select('#form-cache', 'caches["shared"]');
  assert.equal((await t2.act('set', { key: 'form', value: '1' })).code, '>>> caches["shared"].set(\'form\', 1)');
  assert.equal(await t3.repr('t3', 'caches["shared"].get("form")'), '1');
  assert.deepEqual(await violations(t2), []);

  await t1.click('beside-remove');
  await seen(t1, 'no shared cache');
  await seen(t2, 'no shared cache');
  assert.match((await t1.exec('t3', 'caches["shared"]')).error.message, /doesn't exist/);
  assert.equal((await t2.act('set', { key: 'form', value: '1' })).code, ">>> cache.set('form', 1)");
  await t1.click('beside-add');
  await t1.shows('caches["shared"]', picture);
  assert.equal(await t1.repr('t1', 'caches["shared"].get("greeting")'), 'None', 'a new one is empty');
  await t1.exec('t1', 'caches["shared"].set("secret", 1)');

  await t2.click('menu');
  await t2.click('open-forget');
  await t2.click('forget-yes');
  const { pid } = t2;
  await t2.readyAs((now) => now.pid !== pid);
  await t2.shows('This is a fresh start');
  await seen(t1, 'no shared cache');
  await t1.click('beside-add');
  await t1.shows('caches["shared"]', picture);
  assert.equal(await t2.repr('t1', 'caches["shared"].get("secret")'), 'None', 'forgotten');
});

test('where nothing can be kept, the click says so', async (t) => {
  const site = await open(t);
  const before = () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  };
  const t1 = await site.tab({ before });
  await site.tab({ before });
  await t1.page.bringToFront();
  await offered(t1, 'no shared cache');
  await t1.shows('There can be no shared cache here', '.banner');
});

test('a full storage is said in the prompt and at the click', async (t) => {
  const site = await open(t);
  const [t1, t2] = [await site.tab(), await site.tab()];
  const full = () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  };
  await t2.page.evaluate(full);
  await t2.page.bringToFront();
  await t2.click('beside-add');
  await t2.shows('The shared cache was not changed', '.banner');
  await t1.click('beside-add');
  await seen(t1, 'caches["shared"]');
  await t1.exec('t1', 'caches["shared"].set("a", 1)');
  const { error } = await t1.exec('t2', 'caches["shared"].set("a", 2)');
  assert.match(`${error?.type}: ${error?.message}`, /^ConnectionError: The shared cache cannot be reached: the browser's storage is full/);
  assert.equal(await t1.repr('t2', 'caches["shared"].get("a")'), '1');
});

test('the picture of a scenario tries Redis', async (t) => {
  const site = await open(t);
  const plain = `---\nsetup:\n  workers: 2\n---\n${fence}locmem run\nw1>>> cache.set("a", 1)\nw2>>> cache.get("a")\n${fence}\n`;
  const tab = await site.tab({ at: link(plain) });
  await tab.until('() => document.querySelector("#proc-w2 .state.live") && document.querySelector("#hand-deploy:not([aria-disabled])")');
  await offered(tab, 'try Redis');
  await tab.shows('Redis', picture);
  await tab.until('() => !document.querySelector("[data-offer]")');
  assert.equal(await tab.page.$eval('#hand-backend', (el) => el.value), 'redis');
});
