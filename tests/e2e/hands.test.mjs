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
