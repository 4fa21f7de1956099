// What can be checked of the look by machine: WCAG by axe, and no sideways
// scrolling from phone to projector.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { tooWide, violations } from './look.mjs';

async function busy(site, tab) {
  await tab.exec('self', 'for i in range(30):\n    cache.set("key-%d" % i, list(range(i)))\ncache.get("nope")\ncache.set("old", 1, timeout=0)');
  await tab.type('cache.incr("nope")');
  await tab.type('cache.set("a b", 1)');
  const other = await site.tab();
  await tab.sees({ [other.name]: { alive: true } });
  const gone = await tab.heard('process', { change: 'stopped', name: other.name });
  await other.close();
  await gone();
}

for (const scheme of ['light', 'dark']) {
  for (const [width, height] of [
    [1920, 1080],
    [1440, 900],
    [390, 844],
  ]) {
    test(`${width} wide, ${scheme}: axe finds nothing, empty and busy; nothing scrolls sideways`, async (t) => {
      const site = await open(t);
      const tab = await site.tab({
        setup: async (page) => {
          await page.setViewport({ width, height });
          await page.emulateMediaFeatures([
            { name: 'prefers-color-scheme', value: scheme },
            { name: 'prefers-reduced-motion', value: 'reduce' },
          ]);
        },
      });
      assert.deepEqual(await violations(tab), [], 'empty');
      await busy(site, tab);
      await tab.page.bringToFront();
      assert.deepEqual(await violations(tab), [], 'busy');
      assert.equal(await tooWide(tab), 0, 'px too wide');
    });
  }
}

/** run has a scenario's parts shown in every state. */
async function played(tab) {
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li")');
  await tab.click('scenario-run');
  await tab.until('() => document.querySelector(".calls .fine") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.page.$eval('.predict .answer', (el) => el.click());
  await tab.until('() => document.querySelector(".predict .calls :is(.fine, .differs)") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.until('() => document.querySelector(".try .cm-host")');
  // The solution is offered after two checks. One that is asked for while something runs is none.
  for (const came of [
    ['.verdict .note', 1],
    ['.try-tools [id^=help]', 2],
  ]) {
    await tab.until(
      ([selector, count]) => {
        if (document.querySelectorAll(selector).length >= count) return true;
        if (document.querySelector('#scenario-run:not([aria-disabled])')) document.querySelector('.try [id$=-check]').click();
        return false;
      },
      came,
      `a check to come to ${came[0]}`,
    );
  }
  await tab.page.$$eval('.try-tools [id^=help]', (list) => list.forEach((el) => el.click()));
  await tab.page.$eval('.run-block [id$=-edit]', (el) => el.click());
  await tab.until('() => document.querySelector(".solution") && document.querySelector(".run-block .cm-host")');
}

const pages = {
  'lessons/': null,
  'demos/': null,
  'lessons/the-limiter': played,
  'nl/lessons/whose-cache': played,
  'write/': null,
  'teach/': null,
  embed: null,
  '#1d=x.y': null,
};
for (const scheme of ['light', 'dark']) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ]) {
    test(`${width} wide, ${scheme}: axe finds nothing on lessons, menu, embed and a bad link`, async (t) => {
      const site = await open(t);
      for (const [at, act] of Object.entries(pages)) {
        const tab = await site.tab({
          at,
          ready: at !== 'teach/', // a page without the program
          setup: async (page) => {
            await page.setViewport({ width, height });
            await page.emulateMediaFeatures([
              { name: 'prefers-color-scheme', value: scheme },
              { name: 'prefers-reduced-motion', value: 'reduce' },
            ]);
          },
        });
        if (act) await act(tab);
        await tab.page.bringToFront();
        assert.deepEqual(await violations(tab), [], at);
        assert.equal(await tooWide(tab), 0, `${at}: px too wide`);
        assert.deepEqual(tab.errors, []);
        await tab.close();
      }
    });
  }
}
