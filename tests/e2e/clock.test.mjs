// The clock of all processes together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

test('+10 s and +60 s move the clock of every process', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  await t2.exec('self', 'cache.set("a", 1, timeout=65)');
  const first = await t2.heard('clock', { by: 10, from: 't1' });
  await t1.click('clock-10');
  assert.equal((await first()).offset, 10);
  assert.equal(await t2.repr('self', 'cache.get("a")'), '1');
  const second = await t2.heard('clock', { by: 60 });
  await t1.click('clock-60');
  assert.equal((await second()).offset, 70);
  assert.equal(await t2.repr('self', 'cache.get("a")'), 'None');
  await t1.shows('1:10 ahead', '#clock-offset');
  await t2.shows('1:10 ahead', '#clock-offset');
});

test('a process that joins later has the same clock', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  assert.equal(await t1.advance(1000), 1000);
  const t2 = await site.tab();
  await t2.sees({ t1: { alive: true } });
  assert.equal(await t2.advance(1), 1001);
  await t1.reload();
  await t1.sees({ t2: { alive: true } });
  assert.equal(await t1.advance(1), 1002);
});

test('to next expiry: just over the earliest one of any process', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  assert.equal(await t1.page.$eval('#clock-next', (el) => el.ariaDisabled), 'true', 'nothing is going to expire');
  await t2.exec('self', 'cache.set("soon", 1, timeout=100)\ncache.set("late", 1, timeout=200)');
  await t1.click('clock-next');
  await t2.sees({ t1: { alive: true } });
  assert.equal(await t2.repr('self', 'cache.get("soon")'), 'None');
  assert.equal(await t2.repr('self', 'cache.get("late")'), '1');
});

test('Expire now is a timeout of 0 on that key: it stays in memory', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.act('set', { key: 'a', value: '1' });
  await t1.act('expire');
  await t1.shows(/expired .*still in memory/, '#memory-rows tr.dead');
  assert.equal((await t1.processes())[0].entries, 1);
  assert.equal((await t1.act('get')).out, 'None');
  assert.equal((await t1.processes())[0].entries, 0);
});

test('the clock can be set back on time, and a lone tab says after its reload that it is', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.click('clock-60');
  await t1.shows('1:00 ahead', '#clock-offset');
  await t1.click('clock-offset');
  await t1.shows('on time', '#clock-offset');
  await t1.click('clock-60');
  await t1.shows('1:00 ahead', '#clock-offset');
  await t1.reload();
  await t1.shows('The clock was 1:00 ahead and is on time again.', '.banners');
  await t1.shows('The clock was 1:00 ahead and is on time again.', '#console-lines .divider');
});

test('time.sleep moves the clock of all tabs, and the console says so', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.exec('t2', 'cache.set("a", 1, 30)');
  await t1.page.bringToFront();
  assert.equal((await t1.type('import time; time.sleep(45)')).error, '');
  await t1.shows('it moved the clock of all tabs by 0:45', '#console-lines');
  await t2.shows('0:45', '#clock-offset');
  assert.equal(await t2.repr('t2', 'cache.get("a")'), 'None');
});
