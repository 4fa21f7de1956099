// The picture of the site: it is there for tabs and scenarios, its texts stay in
// their boxes as this machine's fonts are, and a click on a card runs there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const idle = (tab) => tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li") !== null');

/** outside lists the texts of the picture that leave it, or the smallest box around their middle. */
const outside = (tab) =>
  tab.page.evaluate(() => {
    const svg = document.querySelector('svg.site');
    const boxes = [svg, ...svg.querySelectorAll('rect')].map((el) => el.getBoundingClientRect());
    return [...svg.querySelectorAll('text')]
      .filter((text) => {
        const t = text.getBoundingClientRect();
        const [x, y] = [(t.left + t.right) / 2, (t.top + t.bottom) / 2];
        const around = boxes.filter((b) => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom).sort((a, b) => a.width - b.width)[0];
        return !around || t.left < around.left - 1 || t.right > around.right + 1;
      })
      .map((text) => text.textContent);
  });

for (const [at, width] of [
  ['lessons/four-workers', 1440],
  ['nl/lessons/four-workers', 390],
  ['lessons/the-limiter', 1920],
  ['nl/lessons/lost-updates', 320],
]) {
  test(`${at}, ${width} wide: the picture shows what a run did, its texts stay in their boxes`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at, setup: (page) => page.setViewport({ width, height: 900 }) });
    await idle(tab);
    await tab.click('scenario-run');
    await tab.until('() => document.querySelector(".calls .fine") && document.querySelector("#scenario-run:not([aria-disabled])")');
    await tab.page.$eval('.predict .answer', (el) => el.click());
    // Out of sight it rests, and the page scrolls by itself to what was just run.
    const drawn = () => {
      const badge = document.querySelector('svg.site .badge');
      if (!badge) document.querySelector('.site-room').scrollIntoView({ behavior: 'instant' });
      return badge && document.querySelector('#scenario-run:not([aria-disabled])');
    };
    await tab.page.waitForFunction(drawn, { polling: 'raf' });
    assert.equal(
      await tab.page.$eval('svg.site', (el) => Number(el.getAttribute('viewBox').split(' ')[2]) - el.parentElement.clientWidth),
      0,
      'drawn in its width',
    );
    assert.deepEqual(await outside(tab), []);
    assert.deepEqual(tab.errors, []);
  });
}

test('two tabs are drawn, and a click on one in the picture runs there', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.until('() => /second process/.test(document.querySelector("svg.site").textContent)', null, 'the place of a second tab');
  await t1.exec('self', 'cache.set("greeting", "hello")');
  const t2 = await site.tab();
  await t2.until('() => document.querySelectorAll("svg.site .unit").length === 2');
  await t2.until('() => /greeting/.test(document.querySelector("svg.site [data-process=t1]").textContent)');
  await t2.type('cache.get("greeting")');
  await t2.page.$eval('.site-room', (el) => el.scrollIntoView()); // out of sight it rests
  await t2.until('() => document.querySelector("svg.site [data-process=t2] .asked.miss")');
  const card = await t2.page.$('svg.site [data-process=t1] .box');
  await card.click();
  await t2.until('() => document.querySelector("#aim-t1").ariaPressed === "true"');
  assert.equal((await t2.type('cache.get("greeting")')).out, "'hello'");
  assert.deepEqual(await outside(t2), []);
});

/** sent opens a lesson, its picture in sight, and sends a request that finds nothing. */
async function sent(t, motion) {
  const site = await open(t);
  const setup = async (page) => {
    await page.setViewport({ width: 1440, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: motion }]);
  };
  const tab = await site.tab({ at: 'lessons/four-workers', setup });
  await idle(tab);
  await tab.page.evaluate(() => {
    document.querySelector('.site-room').scrollIntoView();
    window.dots = []; // what could be seen of them
    const look = () => {
      const dot = document.querySelector('.moves .dot');
      if (dot && getComputedStyle(dot).visibility === 'visible') window.dots.push(dot.querySelector('.disc').getBoundingClientRect().x);
      requestAnimationFrame(look);
    };
    look();
  });
  await tab.until('() => /pid 4021/.test(document.querySelector("svg.site").textContent)');
  await tab.page.evaluate(() => void window.locmem.request('/home', 1));
  await tab.until('() => document.querySelector("svg.site .badge.miss")');
  return tab;
}

test('a request that finds nothing travels to the database and back, then nothing moves', async (t) => {
  const tab = await sent(t, 'no-preference');
  await tab.until('() => window.dots.length > 1 && Math.max(...window.dots) > document.querySelector("svg.site .hull").getBoundingClientRect().x - 60');
  await tab.until('() => !document.querySelector(".moves .dot") || getComputedStyle(document.querySelector(".moves .dot")).visibility === "hidden"');
  await tab.until('() => document.getAnimations().every((a) => a.playState !== "running")');
  assert.deepEqual(tab.errors, []);
});

test('where nothing is to move, the state changes at once', async (t) => {
  const tab = await sent(t, 'reduce');
  await tab.until('() => /miss, then stored/.test(document.querySelector("svg.site").textContent)');
  assert.deepEqual(await tab.page.evaluate(() => [window.dots.length, document.querySelectorAll('.moves > *').length]), [0, 0]);
});

test('a burst is a stream that is counted', async (t) => {
  const tab = await sent(t, 'no-preference');
  await tab.page.evaluate(() => void window.locmem.request('/home', 300));
  await tab.until('() => document.querySelector("svg.site .wire.stream") && /×\\d+/.test(document.querySelector("svg.site").textContent)');
  await tab.until('() => !document.querySelector(".moves > *")');
});
