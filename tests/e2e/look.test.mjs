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
    awaitPromise: true, returnByValue: true,
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
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    test(`${width} wide, ${scheme}: axe finds nothing, empty and busy; nothing scrolls sideways`, async (t) => {
      const site = await open(t);
      const tab = await site.tab({ setup: async (page) => {
        await page.setViewport({ width, height });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
      } });
      assert.deepEqual(await violations(tab), [], 'empty');
      await busy(site, tab);
      await tab.page.bringToFront();
      assert.deepEqual(await violations(tab), [], 'busy');
      const overflow = await tab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
  }
}
