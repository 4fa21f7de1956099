// Hands: what is clicked is written down, takes effect, and is undone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { homeViews, link, run } from './link.mjs';
import { tooWide, violations } from './look.mjs';

const document = `---
setup:
  workers: 2
---
Some prose.

${homeViews()}${run('!request /home x4')}
${run('w1>>> cache.get("home")')}`;

/** begun opens the document, with its first block run. */
async function begun(t) {
  const site = await open(t);
  const tab = await site.tab({ at: link(document) });
  await tab.until('() => document.querySelector("#proc-w2 .state.live") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.click('scenario-step');
  await tab.shows('1 miss', '#proc-w2 .counts');
  return tab;
}

const ready = (tab) => tab.until('() => document.querySelector("#hand-deploy:not([aria-disabled])")', null, 'the hands to be free');

/** act clicks and waits for the line that it writes. */
async function act(tab, id, line) {
  await ready(tab);
  await tab.click(id);
  await tab.until((line) => [...document.querySelectorAll('.by-hand .calls li.fine')].at(-1)?.innerText.startsWith(line), line);
}

test('each hand writes its line where it happened, and undo takes back both', async (t) => {
  const tab = await begun(t);
  const seen = () => tab.page.$$eval('.proc .counts', (all) => all.map((el) => el.textContent).join(' | '));
  const undone = async (n, before) => {
    await ready(tab);
    await tab.click('hand-undo');
    await tab.until((n) => document.querySelectorAll('.by-hand .calls li').length === n, n, 'a line less');
    await tab.until(
      (before) => [...document.querySelectorAll('.proc .counts')].map((el) => el.textContent).join(' | ') === before,
      before,
      `the counts of before, ${before}`,
    );
  };
  const start = await seen();
  assert.equal(await tab.page.$eval('#hand-undo', (el) => el.getAttribute('aria-disabled')), 'true');
  for (const [id, line, shows] of [
    ['hand-send-1', '!request /home', /3 hits|2 hits/],
    ['hand-send-20', '!request /home x20', /11 hits/],
    ['clock-10', '!+10s', null],
    ['clock-next', '!at expiry', null],
    ['restart-w1', '!restart w1', null],
    ['kill-w2', '!kill w2', null],
    ['hand-deploy', '!deploy rolling', null],
  ]) {
    await act(tab, id, line);
    if (shows) assert.match(await seen(), shows);
    await undone(0, start);
  }
  await tab.page.type('#hand-count', '37');
  await act(tab, 'hand-send-n', '!request /home x37');
  await undone(0, start);
  await act(tab, 'kill-w2', '!kill w2');
  await act(tab, 'restart-w2', '!start w2');
  assert.equal((await tab.page.$$('.by-hand')).length, 1, 'one block for what was done at one place');
  assert.deepEqual(await violations(tab), []);

  // the lines are in the document: in what is shared, and once all starts anew
  const state = await tab.page.evaluate(() => window.locmem.state());
  await tab.page.evaluate((state) => {
    location.hash = state;
  }, state);
  await tab.until('() => document.querySelectorAll(".run-block").length === 3 && !document.querySelector(".by-hand")');
  await tab.shows('!kill w2', '.run-block:nth-of-type(n)');
  assert.deepEqual(tab.errors, []);
});

test('another size starts the site anew and does the same again', async (t) => {
  const tab = await begun(t);
  await act(tab, 'hand-send-20', '!request /home x20');
  await ready(tab);
  await tab.click('hand-workers-more');
  await tab.until(() => document.querySelectorAll('.proc').length === 3);
  await tab.until(() => [...document.querySelectorAll('.proc .counts')].every((el) => el.textContent.includes('1 miss')));
  await tab.until(() => document.querySelectorAll('.run-block .calls li.fine').length === 2);
  await ready(tab);
  await tab.page.select('#hand-backend', 'redis');
  await tab.until(() => document.getElementById('hand-down') !== null);
  await act(tab, 'hand-down', '!kill redis');
  await act(tab, 'hand-up', '!start redis');
  await tab.page.setViewport({ width: 320, height: 700 });
  assert.equal(await tooWide(tab), 0, 'px too wide');
  assert.deepEqual(await violations(tab), []);
  assert.deepEqual(tab.errors, []);
});

test('limits and the rate of requests are changed by hand; a change of the site is undone', async (t) => {
  const tab = await begun(t);
  const says = async (code, want) => {
    await ready(tab);
    assert.equal((await tab.exec('w1', code)).repr, want, code);
  };
  for (const [id, value, code, was, now] of [
    ['hand-timeout', '5', 'cache.default_timeout', '300', '5'],
    ['hand-max_entries', '3', 'cache._max_entries', '300', '3'],
  ]) {
    await ready(tab);
    await tab.page.select(`#${id}`, value);
    await tab.until('() => document.querySelector("#hand-undo:not([aria-disabled])")', null, 'undo to be free');
    await tab.click('hand-undo');
    await tab.until('(id) => document.querySelector("#hand-undo[aria-disabled]") && document.querySelector(`#${id}`).value === "300"', id);
    await says(code, was);
    await tab.page.select(`#${id}`, value);
    await tab.until('() => document.querySelector("#hand-undo:not([aria-disabled])")');
    await says(code, now);
  }
  await tab.page.select('#hand-rate', '10');
  await act(tab, 'hand-send-20', '!request /home x20 rate=10/s');
});

test('what the hit rate comes to is drawn while sliders are moved, and set on the site', async (t) => {
  const tab = await begun(t);
  await ready(tab);
  assert.equal(await tab.page.$('.curve'), null);
  await tab.page.click('#curve summary');
  await tab.page.waitForSelector('.curve');
  const label = () => tab.page.$eval('.curve', (el) => el.getAttribute('aria-label'));
  assert.match(await label(), /2 workers: 100 %/);
  const move = async (id, key, times) => {
    await tab.page.focus(`#curve-${id}`);
    for (let i = 0; i < times; i++) await tab.page.keyboard.press(key);
  };
  await move('keys', 'End', 1);
  await tab.until('() => /2 workers: 60 %/.test(document.querySelector(".curve").getAttribute("aria-label"))');
  await move('workers', 'ArrowRight', 2);
  await tab.until('() => /4 workers: 43 %/.test(document.querySelector(".curve").getAttribute("aria-label"))');
  await move('timeout', 'ArrowLeft', 4);
  assert.deepEqual(await violations(tab), []);
  await tab.click('curve-apply');
  await tab.until('() => document.querySelector("#proc-w4 .state.live") && document.querySelector("#hand-timeout").value === "70"');
  await tab.click('hand-undo');
  await tab.until('() => !document.querySelector("#proc-w4") && document.querySelector("#hand-timeout").value === "300"');
});
