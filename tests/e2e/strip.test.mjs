// The time strip: what happened is drawn, looked at closer, and taken along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link } from './link.mjs';
import { tooWide, violations } from './look.mjs';

/** count is how many elements of a class the picture has. */
const count = (tab, selector) => tab.page.$$eval(`#time-plane ${selector}`, (all) => all.length);

/** press presses a key while the picture has the keyboard. */
async function press(tab, key) {
  await tab.page.focus('#time-plane');
  await tab.page.keyboard.press(key);
}

/** saved is what the next click on a button gives the visitor as a file. */
async function saved(tab, id) {
  await tab.page.evaluate(() => {
    window.saved = new Promise((resolve) => {
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        const { href, download } = this;
        if (href.startsWith('data:')) return resolve({ download, text: href.slice(0, 40) });
        fetch(href).catch(() => null); // the policy may refuse it: the blob is asked below
        resolve({ download, text: window.blobs.get(href) });
      };
    });
    window.blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      const address = make.call(URL, blob);
      window.blobs.set(address, blob.text());
      return address;
    };
  });
  await tab.click(id);
  return tab.page.evaluate(async () => {
    const { download, text } = await window.saved;
    return { name: download, text: await text };
  });
}

test('a lesson draws bars, hits, misses and restarts; it is zoomed, scrolled and saved', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/four-workers' });
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.page.$eval('#time', (el) => el.scrollIntoView());
  await tab.click('scenario-run'); // up to the question
  await tab.until('() => document.querySelector("#time-plane .ts-bar title")?.textContent.startsWith("home: set at 0:00")');
  await tab.until('() => /8 processes, 19 hits, 1 miss, 4 restarts/.test(document.querySelector("#time-plane svg").getAttribute("aria-label"))');
  assert.deepEqual(await violations(tab), []);

  const hits = await count(tab, '.ts-hit');
  await press(tab, '+');
  await press(tab, '+');
  await tab.until('() => !document.querySelector("#time-all").hasAttribute("aria-disabled")');
  await tab.until(`() => document.querySelectorAll("#time-plane .ts-cut").length < 8`);
  const left = () => tab.page.$eval('#time-plane .ts-time', (el) => el.getAttribute('x') + el.textContent);
  const before = await left();
  await press(tab, 'ArrowLeft');
  await tab.until(
    `() => { const el = document.querySelector("#time-plane .ts-time"); return el.getAttribute("x") + el.textContent !== ${JSON.stringify(before)} }`,
  );
  await press(tab, '0');
  await tab.until(`() => document.querySelectorAll("#time-plane .ts-hit").length === ${hits}`);

  const csv = await saved(tab, 'time-csv');
  assert.equal(csv.name, 'locmem-time.csv');
  assert.match(csv.text, /^n,time,kind,process,pid/);
  assert.match(csv.text, /,call,w1,4021,,get_or_set,home,miss,300,/);
  const svg = await saved(tab, 'time-svg');
  assert.match(svg.text, /^<svg [^>]*>.*home/s);
  assert.ok(!svg.text.includes('class='), 'the look is in the file, not in a style sheet');
  const png = await saved(tab, 'time-png');
  assert.match(png.text, /^data:image\/png;base64,/);

  await tab.click('time-chart');
  await tab.until('() => document.querySelector("#time-plane .ts-rate")');
  assert.deepEqual(await violations(tab), []);
  await tab.click('time-log');
  await tab.shows(/w1\s+get_or_set/, '#log');
  await tab.page.setViewport({ width: 320, height: 700 });
  await tab.click('time-lines');
  await tab.until('() => document.querySelector("#time-plane .ts-bar")');
  assert.equal(await tooWide(tab), 0, 'px too wide');
});

test('the line is dragged back, what is done there goes on from there, and there is a way back', async (t) => {
  const site = await open(t);
  const fence = '```';
  const tab = await site.tab({
    at: link(
      `---\nsetup:\n  workers: 2\n---\n${fence}locmem run\nw1>>> cache.set("a", 1, 30)\n!+10s\nw1>>> cache.set("b", 2, 30)\n${fence}\n${fence}locmem run\nw2>>> cache.get("a")\nw1>>> cache.get("a")\n${fence}\n`,
    ),
  });
  const calls = (n) => tab.until((n) => document.querySelectorAll('.calls .fine').length === n, n);
  const entries = (text) => tab.shows(text, '#proc-w1 .counts');
  await tab.until('() => document.querySelector("#proc-w2 .state.live") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.page.$eval('#time', (el) => el.scrollIntoView());
  await tab.click('scenario-run');
  await calls(5);
  await tab.page.$eval('#time-plane', (el) => el.scrollIntoView({ block: 'center' })); // out of sight it rests
  await tab.until('() => /2 processes, 1 hit, 1 miss/.test(document.querySelector("#time-plane svg").getAttribute("aria-label"))');
  assert.equal(await tab.page.$eval('#time-moment', (el) => el.hidden), true);

  // with the mouse: from now to the first mark
  const at = (selector) =>
    tab.page.$eval(`#time-plane ${selector}`, (el) => {
      const box = el.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
  const knob = await at('.ts-knob');
  const first = await at('.ts-bar');
  await tab.page.mouse.move(knob.x, knob.y);
  await tab.page.mouse.down();
  await tab.page.mouse.move(knob.x - 30, knob.y, { steps: 3 });
  await tab.page.mouse.move(20, first.y, { steps: 5 });
  await tab.page.mouse.up();
  await tab.shows(/You are looking at 0:00, event 2 of 7/, '#time-moment');
  await calls(0);
  await entries('0 entries');
  assert.deepEqual(await violations(tab), []);

  // with the keyboard: on by events, as the keys of a film
  await press(tab, '.');
  await tab.shows(/event 3 of 7/, '#time-moment');
  await entries('1 entry');
  await press(tab, '.');
  await tab.shows(/You are looking at 0:10, event 4 of 7/, '#time-moment');
  await calls(2);
  await tab.click('time-back');
  await tab.shows(/event 3 of 7/, '#time-moment');

  // another way from there: the console
  await tab.exec('w2', 'cache.set("c", 3)');
  await tab.shows(/This went on from an earlier moment/, '#time-moment');
  await tab.shows('1 entry', '#proc-w2 .counts');
  await tab.until('() => !/b: set/.test(document.querySelector("#time-plane").textContent)');
  await tab.click('time-return');
  await calls(5);
  await entries('2 entries');
  await tab.until(() => document.getElementById('time-moment').hidden);
  await tab.shows('0 entries', '#proc-w2 .counts');

  // all of it again, at a pace that the eye follows
  await tab.page.select('#time-speed', '3×');
  await tab.page.evaluate(() => {
    window.passed = [];
    const moment = document.getElementById('time-moment');
    new MutationObserver(() => {
      const n = Number(/event (\d) of 7/.exec(moment.textContent)?.[1]);
      if (n && window.passed.at(-1) !== n) window.passed.push(n);
    }).observe(moment, { subtree: true, childList: true, characterData: true });
  });
  await tab.click('time-play');
  await tab.until(
    () => document.getElementById('time-moment').hidden && /play/.test(document.getElementById('time-play').textContent) && window.passed.length > 0,
  );
  const passed = await tab.page.evaluate(() => window.passed);
  assert.deepEqual(passed, passed.toSorted(), 'event by event');
  assert.ok(passed.length > 2, `events ${passed}`); // on a busy machine the last one and the end are one frame
  await calls(5);
  assert.deepEqual(tab.errors, []);
});

test('tabs have lanes, and 20,000 calls do not hold the page', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t2.exec('self', 'cache.set("greeting", "hello", timeout=30)');
  await t2.exec('self', 'cache.get("greeting")');
  await t1.exec('self', 'cache.get("greeting")');
  await t2.page.bringToFront();
  await t2.page.$eval('#time', (el) => el.scrollIntoView());
  await t2.until('() => document.querySelector("#time-plane .ts-bar title")?.textContent.startsWith("greeting")');
  await t2.until('() => document.querySelectorAll("#time-plane .ts-name").length === 2 && document.querySelector("#time-plane .ts-miss")');
  assert.match(await t2.text('#time-live'), /live/);
  await t2.page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration);
    }).observe({ type: 'longtask' });
  });
  await t2.type('for i in range(20000):\n    cache.set("k%d" % (i % 500), i)');
  await t2.until('() => /\\d more|listed|\\+\\d/.test(document.querySelector("#time-plane").textContent)');
  assert.ok((await count(t2, '*')) < 700, 'some hundred elements');
  t.diagnostic(`longest task ${await t2.page.evaluate(() => window.longest)} ms`);
});
