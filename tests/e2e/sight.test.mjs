// What is to be seen while something runs: the picture beside a lesson, or above it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { tooWide, violations } from './look.mjs';

const idle = (tab) => tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li") !== null');
const sized = (width, height, scheme = 'light') => ({
  setup: async (page) => {
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  },
});
const box = (tab) =>
  tab.page.$eval('#pin', (el) => {
    const r = el.getBoundingClientRect();
    return { top: r.top, height: r.height, window: innerHeight };
  });

for (const [width, height, scheme] of [
  [390, 844, 'light'],
  [360, 640, 'dark'],
]) {
  test(`${width} wide: the picture stays above the text, and can be folded away`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at: 'lessons/four-workers', ...sized(width, height, scheme) });
    await idle(tab);
    await tab.click('scenario-next'); // a text
    await tab.click('scenario-next');
    await tab.until('() => document.querySelector(".run-block .fine:last-child") && document.querySelector("#scenario-run:not([aria-disabled])")');
    await tab.page.evaluate(() => window.scrollTo(0, 1500));
    const b = await box(tab);
    assert.ok(Math.abs(b.top) < 1 && b.height > 120 && b.height <= 0.4 * b.window + 1, JSON.stringify(b));
    const lit = await tab.page.$eval('#site .lit[data-process]', (el) => {
      const r = el.getBoundingClientRect();
      const of = document.querySelector('#pin').getBoundingClientRect();
      return r.top >= of.top && r.bottom <= of.bottom;
    });
    assert.ok(lit, 'the process that did something last is in sight');
    assert.deepEqual(await violations(tab), []);
    assert.equal(await tooWide(tab), 0, 'px too wide');
    await tab.click('pin-fold');
    await tab.shows('Show the picture', '#pin-fold');
    assert.ok((await box(tab)).height < 50);
    await tab.page.reload();
    await idle(tab);
    await tab.shows('Show the picture', '#pin-fold');
    await tab.click('pin-fold');
    await tab.until('() => document.querySelector("#pin").getBoundingClientRect().height > 120');
    assert.deepEqual(tab.errors, []);
  });
}

test('on a laptop the picture comes back once when something runs', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache', ...sized(1280, 720) });
  await idle(tab);
  const top = () => tab.page.$eval('.two > .right', (el) => Math.round(el.scrollTop));
  const down = () => tab.page.$eval('.two > .right', (el) => el.scrollTo(0, 1e6));
  const back = () => tab.until('() => document.querySelector(".two > .right").scrollTop === 0');
  await down();
  assert.ok((await top()) > 100);
  await tab.click('scenario-next');
  await back();
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])")');
  await down();
  await tab.exec('w1', 'cache.get("x")'); // the console is there
  assert.ok((await top()) > 100);
  await tab.answers();
  await back();
  const attempt = await tab.page.$eval('.try', (el) => el.id.split('-')[1]);
  await idle(tab);
  await down();
  await tab.click(`block-${attempt}-check`);
  await back();
  await idle(tab);
  await down();
  await tab.click('scenario-reset');
  await back();
  assert.deepEqual(tab.errors, []);
});
