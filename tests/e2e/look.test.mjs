// What can be checked of the look by machine: WCAG by axe, and no sideways
// scrolling from phone to projector.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { open } from './harness.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(tab) {
  const session = await tab.page.createCDPSession();
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

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
      const overflow = await tab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
  }
}

/** run has a scenario's parts shown in every state. */
async function played(tab) {
  await tab.until('() => document.querySelectorAll(".cm-host").length > 0 && document.querySelector(".procs li")');
  await tab.click('scenario-run');
  await tab.until('() => document.querySelector(".calls .fine") && document.querySelector("#scenario-run")');
  await tab.page.$eval('.predict .answer', (el) => el.click());
  await tab.until('() => document.querySelector(".answers .right") && document.querySelector("#scenario-run")');
  await tab.page.$eval('.try [id$=-check]', (el) => el.click());
  await tab.until('() => document.querySelector(".verdict .note") && document.querySelector("#scenario-run")');
  await tab.page.$$eval('.try-tools [id^=help]', (list) => list.forEach((el) => el.click()));
  await tab.page.$eval('.run-block [id$=-edit]', (el) => el.click());
  await tab.until('() => document.querySelector(".solution") && document.querySelector(".run-block .cm-host")');
}

const pages = { 'lessons/': null, 'lessons/the-limiter': played, 'nl/lessons/whose-cache': played, embed: null, '#1d=x.y': null };
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
        const overflow = await tab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${at}: ${overflow} px too wide`);
        assert.deepEqual(tab.errors, []);
        await tab.close();
      }
    });
  }
}
