// A site of the visitor's own: started from an example or from what is pasted,
// and kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { cardsFirst, tooWide, violations } from './look.mjs';

/** idle waits until the site has that many processes and nothing runs. */
const idle = (tab, count) =>
  tab.until('(count) => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelectorAll(".procs li").length === count', count);

test('start from an example, run it, paste a line, see what follows; a reload keeps the work', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'site' });
  await idle(tab, 4);
  assert.equal(await tab.page.title(), 'Your site · LocMem Playground');
  assert.equal(await tab.page.$eval('#to-site', (a) => a.getAttribute('aria-current')), 'page');
  await tab.shows('4 workers: 4 caches. A limit of 5 a minute lets up to 20 through.', '#site-follows');

  await tab.click('start-rate-limit');
  await tab.shows('Rate limit', '#scenario-title');
  await idle(tab, 4);
  await tab.click('scenario-run');
  await tab.shows('100 requests: 20 x 200, 80 x 429', '.run-block .calls');

  await tab.page.type('#paste', 'gunicorn shop.wsgi -w four');
  await tab.click('paste-read');
  await tab.shows('-w takes a whole number, not four.', '#site-says');
  assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'paste');
  await tab.page.$eval('#paste', (el) => (el.value = ''));
  await tab.page.type('#paste', 'web:\n  command: gunicorn shop.wsgi -w 3\n  deploy:\n    replicas: 2');
  await tab.page.keyboard.down('Control');
  await tab.page.keyboard.press('Enter');
  await tab.page.keyboard.up('Control');
  await tab.shows('Read: gunicorn, 3 workers, 2 servers.', '#site-says');
  await tab.shows('3 workers on 2 servers: 6 caches. A limit of 5 a minute lets up to 30 through.', '#site-follows');
  assert.equal(await tab.page.$eval('#paste', (el) => el.value), '');
  await idle(tab, 6);
  await tab.click('scenario-run');
  await tab.shows('100 requests: 30 x 200, 70 x 429', '.run-block .calls');

  await tab.page.reload();
  await tab.shows('Rate limit', '#scenario-title');
  await idle(tab, 6);
  await tab.shows('6 caches', '#site-follows');

  await tab.page.type('#paste', "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://cache'}}");
  await tab.click('paste-read');
  await tab.shows('and Redis outside of them', '#site-follows');
  await tab.click('scenario-run');
  await tab.shows('100 requests: 5 x 200, 95 x 429', '.run-block .calls');
  await tab.click('site-undo');
  await tab.shows('6 caches', '#site-follows');
  assert.deepEqual(tab.errors, []);
});

test('what was typed in a tab is taken along', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.type('cache.set("mine", 42)');
  await tab.type('cache.get("mine")');
  await tab.click('console-take');
  await tab.shows('t1 has become w1', '#site-says');
  await idle(tab, 4);
  await tab.click('scenario-run');
  await tab.shows('42', '.run-block .calls .out');
  await tab.click('site-undo');
  await tab.shows('!request /home', '.run-block .calls');
  await tab.click('take-along');
  await tab.shows('cache.get("mine")', '.run-block .calls');
  assert.deepEqual(tab.errors, []);
});

for (const [at, scheme, width, height] of [
  ['site', 'light', 1440, 900],
  ['nl/site', 'dark', 1440, 900],
  ['site', 'dark', 390, 844],
  ['nl/site', 'light', 390, 844],
]) {
  test(`${at}, ${width} wide, ${scheme}: axe finds nothing, and nothing scrolls sideways`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({
      at,
      setup: async (page) => {
        await page.setViewport({ width, height });
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
      },
    });
    await idle(tab, 4);
    await tab.until('() => document.querySelectorAll(".cm-host").length > 0');
    assert.deepEqual(await violations(tab), [], 'blank');
    assert.equal(await tab.page.evaluate(cardsFirst), width < 920, 'the cards come first where it is narrow');
    await tab.page.type('#paste', 'gunicorn -w x');
    await tab.click('paste-read');
    await tab.shows('-w', '#site-says');
    assert.deepEqual(await violations(tab), [], 'refused');
    await tab.page.$eval('#paste', (el) => (el.value = 'gunicorn --preload --threads 2 -w $(nproc) --max-requests 1000'));
    await tab.click('paste-read');
    await tab.shows(/preload/i, '#site-says');
    await idle(tab, 4);
    assert.deepEqual(await violations(tab), [], 'read');
    assert.equal(await tooWide(tab), 0, 'px too wide');
    if (process.env.SHOTS) await tab.page.screenshot({ path: `${process.env.SHOTS}/${at.replace('/', '-')}-${scheme}-${width}.png` });
  });
}
