// The console takes what a transcript has: who>>> code, and actions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const last = (tab, n = 1) => tab.page.$$eval('#console-lines .entry', (list, n) => list.slice(-n).map((el) => el.innerText.replace(/\n+/g, ' | ')), n);

test('among tabs: t2>>>, all>>>, several lines, the clock; what tabs lack is said', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  await t1.type('t2>>> cache.set("a", 1)');
  assert.equal(await t2.repr('self', 'cache.get("a")'), '1');
  await t1.type('all>>> cache.get("a")');
  await t1.until('() => document.querySelectorAll("#console-lines .entry").length === 3 && !document.querySelector(".wait")');
  assert.deepEqual(
    (await last(t1, 2)).map((s) => s.split(' | ').slice(0, 2).join(' ')),
    ['>>> cache.get("a") None', 't2>>> cache.get("a") 1'],
  );
  await t1.type('!+30s');
  await t1.shows('0:30 ahead', '#clock-offset');
  assert.match((await t1.type('!deploy')).error, /tabs know no !deploy/);
  assert.match((await t1.type('lb>>> 1')).error, /tabs have no balancer/);
  assert.match((await t1.type('t9>>> 1')).error, /There is no process named t9/);
  assert.match((await t1.type('!rebot t1')).error, /unknown action/);
  await t1.type('t1>>> cache.set("x", 5)\nt2>>> cache.get("x", "none")\n\'none\'');
  await t1.shows("'none'", '#console-lines');
});

test('among workers: lb, all, threads, requests and deploys', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/four-workers' });
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
  assert.match((await tab.type('!request /home x20')).out, /20 requests: 20 x 200; 12 hits, 8 misses: 60 % hits/);
  assert.match((await tab.type('all>>> "home" in cache')).out, /w1: True\nw2: True/);
  await tab.type('!deploy');
  assert.match((await tab.type('w3.a>>> cache.get("home", "empty")')).out, /'empty'/);
  await tab.type('!+30s');
  await tab.shows('+0:30', '#clock-offset');
  assert.match((await tab.type('nobody>>> 1')).error, /no process named nobody/);
});
