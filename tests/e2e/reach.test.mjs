// Everything can be read and reached: in a narrow window, enlarged, with more
// space between letters, in forced colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link } from './link.mjs';
import { spaced, tooWide, unreadable, violations } from './look.mjs';

const fence = '```';
const shared = link(`---
title: A shared one
---

Set it, get it.

${fence}locmem run
w1>>> cache.set("greeting", "hello")
w2>>> cache.get("greeting")
None
${fence}
`);

/** full puts entries of every sort into the tab's cache. */
async function full(tab) {
  await tab.click('time-log');
  await tab.exec(
    'self',
    'cache.set("greeting", "hello")\ncache.set("old", 1, timeout=0)\ncache.set("gone", 2, timeout=5)\ncache.set("article:1", {"title": "Caching in Django"}, timeout=None)\ncache.get("nope")',
  );
  await tab.exec('self', 'cache.set("versioned", 1, version=2)');
  await tab.advance(7);
  await tab.until('() => document.querySelectorAll("#memory-rows tr").length >= 4 && document.querySelectorAll("#log li").length > 3');
}

/** run has the scenario's calls played. */
async function run(tab) {
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.click('scenario-run');
  await tab.until('() => document.querySelector(".calls .fine") && document.querySelector("#scenario-run:not([aria-disabled])")');
}

const pages = {
  '': full,
  'lessons/': null,
  'lessons/whose-cache': run,
  'lessons/the-limiter': run,
  [`embed${shared}`]: run,
  [shared]: run,
  'demos/': null,
  'site/': null,
  'write/': null,
  'teach/': null,
  'no/such/page': null,
};
const text = /^(nl\/)?(teach|no)\//; // pages without the program

async function at(site, where, width, { scheme = 'light', more = [] } = {}) {
  return site.tab({
    at: where,
    ready: !text.test(where),
    setup: async (page) => {
      await page.setViewport({ width, height: 800 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }, ...more]);
    },
  });
}

for (const lang of ['', 'nl/']) {
  for (const [width, space] of [
    [320, false],
    [320, true],
    [390, true],
    [1200, true],
  ]) {
    test(`${lang || 'en'}: ${width} wide${space ? ', spaced' : ''}: nothing overprints, is cut or scrolls sideways`, async (t) => {
      const site = await open(t);
      const found = [];
      for (const [where, act] of Object.entries(pages)) {
        const tab = await at(site, lang + where, width);
        if (act) await act(tab);
        await tab.page.bringToFront();
        if (space) await spaced(tab);
        found.push(...(await unreadable(tab)).map((text) => `${where.slice(0, 20)}: ${text}`));
        const wide = await tooWide(tab);
        if (wide) found.push(`${where.slice(0, 20)}: ${wide} px too wide`);
        await tab.close();
      }
      assert.deepEqual(found, []);
    });
  }
}

test('axe finds nothing in what opens: completions, dialogs, the menu, a value, the page for no such address', async (t) => {
  const site = await open(t);
  for (const [lang, scheme] of [
    ['', 'light'],
    ['nl/', 'dark'],
  ]) {
    const tab = await at(site, lang, 390, { scheme });
    await full(tab);
    await tab.page.$$eval('.banner [type=button]', (list) => list.forEach((el) => el.click())); // the open menu would lie over them
    await tab.fill('console-input', 'cache.');
    await tab.press('Tab');
    await tab.until('() => document.querySelectorAll("#console-completions li").length > 3');
    assert.deepEqual(await violations(tab), [], 'completions');
    await tab.press('Escape');
    await tab.page.$eval('#memory-rows .value .link', (el) => el.click());
    await tab.until('() => document.querySelector(".whole")');
    await tab.page.$eval('#menu summary', (el) => el.click());
    assert.deepEqual(await violations(tab), [], 'the menu');
    for (const id of ['open-shortcuts', 'open-forget']) {
      await tab.page.$eval(`#${id}`, (el) => el.click());
      await tab.until('() => document.querySelector("dialog[open]")');
      assert.deepEqual(await violations(tab), [], id);
      await tab.press('Escape');
    }
    const lost = await at(site, `${lang}no/such/page`, 390, { scheme });
    assert.deepEqual(await violations(lost), [], 'no such page');
  }
});

test('all completions can be had, one after another', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.fill('console-input', 'cache.');
  await tab.press('Tab');
  await tab.until('() => document.querySelectorAll("#console-completions [role=option]").length > 3');
  const hand = () => tab.page.$eval('#console-completions [aria-selected=true]', (el) => [el.textContent, Number(el.ariaSetSize)]);
  const [first, of] = await hand();
  const met = new Set([first]);
  for (let i = 1; i < of; i++) {
    await tab.press('ArrowDown');
    await tab.until('(n) => Number(document.querySelector("#console-completions [aria-selected=true]").ariaPosInSet) === n', i + 1);
    met.add((await hand())[0]);
  }
  assert.equal(met.size, of);
});

test('the line of the console is high enough to be hit', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  assert.ok((await tab.page.$eval('#console-input', (el) => el.getBoundingClientRect().height)) >= 24);
});

// What tells a state is still there when the system chooses the colours: the
// picture with it differs from the picture without.
const states = {
  'how far one has come': [
    'lessons/whose-cache',
    'progress.done',
    (el) => {
      el.value = el.max;
    },
  ],
  'the entry of the bar': ['lessons/', '.ways', (el) => el.querySelector('[aria-current]').removeAttribute('aria-current')],
  'the process that the form acts on': ['', '.procs .proc', (el) => el.classList.remove('me')],
  'a button that is on': ['', '#do-get', (el) => el.classList.add('on')],
  'a button that does nothing now': ['', '#do-get', (el) => el.setAttribute('aria-disabled', 'true')],
  'the completion in hand': ['', '.completions', (el) => el.querySelector('.on').classList.remove('on')],
  'the step that runs': [
    'lessons/whose-cache',
    '.calls li',
    (el) => {
      el.className = 'now';
    },
  ],
};
for (const [what, [where, selector, change]] of Object.entries(states)) {
  test(`forced colours show ${what}`, async (t) => {
    const site = await open(t);
    const tab = await at(site, where, 1200);
    const session = await tab.page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    if (where.includes('whose')) await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
    if (selector === '.completions') {
      await tab.fill('console-input', 'cache.');
      await tab.press('Tab');
      await tab.until('() => document.querySelectorAll("#console-completions li").length > 3');
    }
    const el = await tab.page.waitForSelector(selector);
    await tab.page.evaluate(() => {
      const still = new CSSStyleSheet();
      still.replaceSync('.proc .meta { visibility: hidden }'); // its clock ticks
      document.adoptedStyleSheets.push(still);
    });
    const picture = async () => {
      const { x, y, width, height } = await el.boundingBox(); // in the window; a clip is in the page
      const [left, top] = await tab.page.evaluate(() => [scrollX, scrollY]);
      return tab.page.screenshot({ clip: { x: left + x - 4, y: top + y - 4, width: width + 8, height: height + 8 }, encoding: 'base64' });
    };
    await tab.page.bringToFront();
    assert.ok(await tab.page.evaluate(() => matchMedia('(forced-colors: active)').matches));
    await el.scrollIntoView();
    const [before, again] = [await picture(), await picture()];
    assert.equal(before, again, 'nothing else moves');
    await el.evaluate(change);
    assert.notEqual(before, await picture());
  });
}
