// Side by side: the same lines on LocMemCache and on Redis, in step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { homeViews, link, run } from './link.mjs';
import { tooWide, violations } from './look.mjs';

const fence = '```';
const document = `---
setup:
  workers: 3
---
Some prose.

${fence}locmem settings
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "x"}}
${fence}

${homeViews()}${run('!request /home x3', 'w1>>> cache.set("x", 1)')}`;

const free = (tab) => tab.until('() => document.querySelector("#hand-compare:not([aria-disabled])")', null, 'the hands to be free');
const row = (tab, name, one, two) =>
  tab.until(
    ([name, one, two]) => {
      const cells = [...document.querySelectorAll('#totals tr')].find((tr) => tr.firstChild.textContent === name)?.children;
      return cells?.[1].textContent === one && cells[2].textContent === two;
    },
    [name, one, two],
    `${name}: ${one} and ${two}`,
  );

test('the same is done on Redis, beside, and what parts is marked', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(document) });
  await tab.until('() => document.querySelector("#proc-w3 .state.live") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.click('scenario-run');
  await tab.shows('1 miss', '#proc-w3 .counts');
  await free(tab);
  await tab.click('hand-compare');
  await row(tab, 'database queries', '3 · 120 ms', '1 · 40 ms');
  await tab.shows('1 of 2', '#lines-part');
  assert.equal(await tab.page.$$eval('.calls .parts', (all) => all.length), 1);
  await tab.shows('on Redis', '.calls .parts');
  await tab.shows('of the database: 2 of these', '.calls .parts');
  assert.deepEqual(await tab.page.$$eval('.side h3', (all) => all.map((h) => h.textContent)), ['LocMemCache', 'Redis']);
  await tab.until('() => document.querySelector("#site-two").textContent.includes("2 entries")', null, 'the entries in Redis');

  // what is done by hand is done on both, and undone on both
  await free(tab);
  await tab.click('hand-send-20');
  await row(tab, 'requests', '23', '23');
  await row(tab, 'database queries', '3 · 120 ms', '1 · 40 ms');
  await free(tab);
  await tab.click('hand-undo');
  await row(tab, 'requests', '3', '3');

  // so is going back
  await free(tab);
  await tab.click('time-back');
  await row(tab, 'entries kept', '3', '1');
  await tab.shows('1 of 1', '#lines-part');
  await free(tab);
  await tab.click('time-end');
  await row(tab, 'entries kept', '4', '2');
  await tab.shows('1 of 2', '#lines-part');

  // what is typed runs on one side, which the console names
  await free(tab);
  await tab.fill('console-input', 'cache.set("typed", 1)');
  await tab.click('console-run');
  await row(tab, 'entries kept', '5', '2');
  await tab.shows('runs on LocMemCache only', '#console-help');

  assert.deepEqual(await violations(tab), []);
  await tab.page.setViewport({ width: 320, height: 800 });
  assert.equal(await tooWide(tab), 0);
  await free(tab);
  await tab.click('hand-compare');
  await tab.until('() => !document.querySelector("#totals") && !document.querySelector(".calls .parts")', null, 'the comparison to end');
});
