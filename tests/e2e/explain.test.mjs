// Why something came out as it did, and all there is to say of an entry.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { homeViews, link, run } from './link.mjs';
import { still, tooWide, violations } from './look.mjs';

/** spot is the middle of an element, once it is in sight and stands still. */
async function spot(tab, selector) {
  await tab.page.$eval(selector, (el) => el.scrollIntoView({ block: 'center' }));
  const middle = (selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  return still(tab, middle, selector);
}

/** click clicks an element of a picture as a mouse does. */
async function click(tab, selector) {
  const { x, y } = await spot(tab, selector);
  await tab.page.mouse.click(x, y);
}

/** strip opens the lesson of the four workers, run up to its question. */
async function strip(t, at = 'lessons/four-workers') {
  const site = await open(t);
  const tab = await site.tab({ at });
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.page.$eval('#time', (el) => el.scrollIntoView());
  await tab.click('scenario-run');
  await tab.until('() => /1 miss/.test(document.querySelector("#time-plane svg").getAttribute("aria-label"))');
  await tab.until('() => document.querySelector("#time-plane .ts-miss")');
  return tab;
}

/** twoRequests are few enough for the log to have each call: of a burst it has a sum. */
const twoRequests = homeViews(300) + run('!request /home', '!request /home');

/** focused is the id of what has the keyboard. */
const focused = (tab) => tab.page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

test('a miss on the time strip names the process and the cause, and what Debug Toolbar would show', async (t) => {
  const tab = await strip(t);
  await click(tab, '#time-plane .ts-miss');
  await tab.shows(/get_or_set home in w1 at 0:00: miss, then stored/, '#inspector');
  await tab.shows(/part of the request \/home/, '#inspector');
  await tab.shows(/w1 \(pid 4021\) did not have :1:home.*Nobody has stored it in w1 \(pid 4021\).*stored, for 300\ss/s, '#inspector');
  await tab.shows(/Django Debug Toolbar would show one get_or_set and count a hit, because a value came back/, '#inspector');
  assert.deepEqual(await violations(tab), []);

  await tab.press('Escape');
  await tab.until('() => !document.querySelector("#inspector")');
  assert.equal(await focused(tab), 'time-plane');

  const top = () =>
    // in the column, which goes along when the page is scrolled
    tab.page.$eval('#time-plane', (el) => el.getBoundingClientRect().top - document.querySelector('.stage').getBoundingClientRect().top);
  await spot(tab, '.site'); // drawn anew, now that it is in sight
  await tab.until('() => document.querySelectorAll(".site .unit.ended, .site .ended").length >= 4');
  const { x, y } = await spot(tab, '#time-plane .ts-hit');
  const before = await top();
  await tab.page.mouse.click(x, y);
  await tab.shows(/get_or_set home in w1 at 0:00: hit.*get_or_set stored it in w1 \(pid 4021\)/s, '#inspector');
  assert.equal(await tab.page.$('#inspector .toolbar'), null, 'of a hit there is no more to say');
  assert.equal(await top(), before, 'what is above has not moved');
});

/** workers opens a document of its own with two workers, run to its end. */
async function workers(t, run, steps) {
  const site = await open(t);
  const fence = '```';
  const tab = await site.tab({
    at: link(`---\nsetup:\n  workers: 2\n---\n${fence}locmem run\n${run}\n${fence}\n`),
  });
  await tab.until('() => document.querySelector("#proc-w2 .state.live") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.click('scenario-run');
  await tab.until((n) => document.querySelectorAll('.calls .fine').length === n, steps);
  return tab;
}

test('a restart and a bar say what was lost; an entry shows its full key, its place in the line and its pickle', async (t) => {
  const tab = await workers(
    t,
    'w1>>> cache.set("a", 1)\nw1>>> cache.set("home", {"x": [1, None]}, 30)\nw1>>> x = cache.get("home")\nw2>>> cache.set("b", 2)\n!+5s\n!restart w2',
    6,
  );
  await tab.until(() => {
    document.querySelector('#time').scrollIntoView({ block: 'center' }); // out of sight it rests
    return document.querySelector('#time-plane .ts-cut');
  });
  await click(tab, '#time-plane .ts-cut');
  await tab.shows(/w2, pid 4022, ended at 0:05/, '#inspector');
  await tab.shows(/Its memory went with it: 1 entry.*b went, which set had stored at 0:00.*w2 \(pid 4023\) began/s, '#inspector');
  await click(tab, '#time-plane [data-ask^="e4022."]');
  await tab.shows(/b in w2.*set stored it in w2 \(pid 4022\).*It was in w2 \(pid 4022\), which ended at 0:05/s, '#inspector');
  assert.equal(await tab.page.$('#inspector .facts'), null, 'it is not in memory');

  await click(tab, '.site [data-entry=":1:home"]');
  await tab.shows(/home in w1/, '#inspector');
  await tab.shows(/:1:home · version 1/, '#inspector .facts');
  await tab.shows(/at 0:30, in 0:25/, '#inspector .facts');
  await tab.shows(/1 hit since it was stored/, '#inspector .facts');
  await tab.shows(/no, place 2 of 2; not before 300 entries/, '#inspector .facts');
  await tab.shows(/set stored it in w1 \(pid 4021\) at 0:00, for 30\s?s/, '#inspector .because');
  const ops = await tab.page.$$eval('.ops tbody tr', (rows) => rows.map((r) => [...r.cells].map((c) => c.textContent)));
  assert.deepEqual(ops[0], ['0', '80 05', 'PROTO', '5']);
  assert.deepEqual(ops.at(-1).slice(1), ['2e', 'STOP', '']);
  assert.ok(
    ops.some((o) => o[2] === 'SHORT_BINUNICODE' && o[3] === "'x'"),
    JSON.stringify(ops),
  );
  assert.deepEqual(await violations(tab), []);
  await tab.page.setViewport({ width: 320, height: 700 });
  assert.equal(await tooWide(tab), 0, 'px too wide');
});

test('marks are walked with the keyboard', async (t) => {
  const tab = await workers(t, 'w1>>> cache.set("a", 1)\n!+5s\nw2>>> cache.get("a")\nNone', 3);
  await tab.page.$eval('#time', (el) => el.scrollIntoView({ block: 'center' }));
  await tab.until('() => document.querySelector("#time-plane .ts-miss")');
  await tab.page.focus('#time-plane');
  await tab.press('Enter');
  await tab.shows(/get a in w2 at 0:05: miss/, '#inspector');
  await tab.until(() => document.activeElement.id === 'inspector-title');
  await tab.press('Escape');
  await tab.until('() => !document.querySelector("#inspector")');
  assert.equal(await focused(tab), 'time-plane');

  await tab.press('ArrowUp');
  await tab.shows(/get a in w2 at 0:05: miss/, '#inspector');
  await tab.until('() => document.querySelector("#time-plane .ts-ring")');
  await tab.press('ArrowUp');
  await tab.shows(/a in w1.*set stored it in w1/s, '#inspector');
  await tab.until('() => document.querySelector("#time-plane .ts-picked")');
  assert.equal(await focused(tab), 'time-plane', 'the keyboard stays');
  await tab.press('ArrowDown');
  await tab.shows(/get a in w2 at 0:05: miss/, '#inspector');
  await tab.press('Enter');
  await tab.until(() => document.activeElement.id === 'inspector-title');
});

test('a line of the log and a step of the lesson say why, in Dutch too', async (t) => {
  const tab = await strip(t, `nl/${link(twoRequests)}`);
  await tab.click('time-log');
  await tab.until(() => [...document.querySelectorAll('#log li')].some((li) => li.textContent.includes('get_or_set') && li.querySelector('button')));
  await tab.page.$$eval('#log li', (all) =>
    all
      .find((li) => li.textContent.includes('get_or_set'))
      .querySelector('button')
      .focus(),
  );
  await tab.press('Enter');
  await tab.shows(/get_or_set home in w1 om 0:00: hit/, '#inspector');
  await tab.shows(/get_or_set bewaarde het in w1 \(pid 4021\) om 0:00, voor 300\ss/, '#inspector');
  await tab.until(() => document.activeElement.id === 'inspector-title');
  await tab.press('Escape');
  await tab.until(() => document.activeElement.textContent === 'get_or_set');

  const id = await tab.page.$$eval('.calls .why', (all) => all[0].id);
  await tab.click(id);
  await tab.shows(/w1 \(pid 4021\) had :1:home niet/, `#${id} + #inspector`);
  await tab.shows(/Django Debug Toolbar zou één get_or_set tonen/, `#${id} + #inspector`);
  await tab.click(id);
  await tab.until('() => !document.querySelector("#inspector")');
});

test('on the tabs: an answer says why, an entry of another tab is inspected', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("a", {"x": [1, None]}, 60)');
  const t2 = await site.tab();
  await t2.sees({ t1: { alive: true, entries: 1 } });
  await t2.type('cache.get("a")');
  await t2.shows(/t1 has 'a', but t2 has its own memory/, '.entry .note');
  const id = await t2.page.$eval('.entry .why', (el) => el.id);
  await t2.page.focus(`#${id}`);
  await t2.press('Enter');
  await t2.shows(/get a in t2 at 0:0\d: miss/, `#${id} + #inspector`);
  await t2.shows(/Nobody has stored it in t2 \(pid \d+\).*t1 \(pid \d+\) had it: every process has a memory of its own/s, '#inspector');
  await t2.shows(/count a miss, or a hit if the call has a default/, '#inspector');
  await t2.press('Escape'); // the keyboard is still where it was
  await t2.until((id) => document.activeElement.id === id && !document.querySelector('#inspector'), id);

  await t2.click('aim-t1');
  await t2.shows("{'x': [1, None]}", '#memory-rows');
  await t2.page.focus('#memory-rows .value button');
  await t2.press('Enter');
  await t2.shows(/:1:a · version 1.*\{'x': \[1, None\]\} dict.*yes, place 1 of 1/s, '#memory-rows .inspector');
  await t2.shows(/EMPTY_DICT.*SHORT_BINUNICODE\s*'x'.*BININT1\s*1.*NONE.*SETITEM.*STOP/s, '#memory-rows .ops');
  assert.deepEqual(await violations(t2), []);
  await t2.shows(/How it came here is not in the log/, '#memory-rows .inspector'); // t2 was not there then
  await t2.press('Escape');
  await t2.until(() => document.activeElement.matches('#memory-rows .value button'));

  // what t2 has heard of, and what goes on while it is shown
  await t1.exec('self', 'cache.set("b", 1, 60)');
  await t2.shows(/b/, '#memory-rows tr:first-child .key');
  await t2.page.click('#memory-rows .value button');
  await t2.shows(/0 hits since it was stored.*yes|0 hits since it was stored.*no, place 2 of 2/s, '#memory-rows .inspector');
  await t1.repr('self', 'cache.get("b")');
  await t2.shows(/1 hit since it was stored/, '#memory-rows .inspector');
});
