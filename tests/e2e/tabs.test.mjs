// Several tabs: each sees the others, acts on them, and has its own memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

test('a new tab joins as t2, and within a second each shows the other', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const joined = await t1.heard('process', { change: 'started', name: 't2' });
  const t2 = await site.adopt(() => t1.click('open-process'));
  const seen = await joined();
  assert.deepEqual([t2.name, t2.pid], ['t2', 4022]);
  const started = (await t2.processes()).find((p) => p.self).startedAt;
  assert.ok(seen.at / 1000 - started < 1, `seen after ${seen.at / 1000 - started} s`);

  await t1.shows(/live.*pid 4022/s, '#proc-t2');
  await t2.shows(/live.*pid 4021/s, '#proc-t1');
  await t1.shows('this tab', '#proc-t1');
});

test('cards follow hits, misses and entries of other processes', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t2.exec('self', 'cache.set("a", 1)\ncache.get("a")\ncache.get("nope")');
  await t1.shows(/1 hit\b.*1 miss\b.*1 entry\b/s, '#proc-t2 .counts');
  await t1.shows(/up \d+:\d\d/, '#proc-t2 .meta');
});

test('what one process sets, the other does not have, and the page says why', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.exec('self', 'cache.set("greeting", "hello")');
  await t2.sees({ t1: { entries: 1 } });
  const entry = await t2.type('cache.get("greeting")');
  assert.equal(entry.out, 'None');
  await t2.shows("t1 has 'greeting', but t2 has its own memory: nothing that t1 set is here.", '#console-lines .note');
});

test('any tab can act on any process: the call runs over there', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  await t1.click('aim-t2');
  const set = await t1.act('set', { key: 'far', value: '1' });
  assert.equal(set.code, "t2>>> cache.set('far', 1)");
  assert.equal(await t2.repr('self', 'cache.get("far")'), '1');
  assert.equal(await t1.repr('self', 'cache.get("far")'), 'None');
  const typed = await t1.type('cache.get("far")');
  assert.equal(typed.out, '1');
});

test('names of one process are not those of another', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.exec('self', 'x = 1');
  assert.equal((await t1.exec('t2', 'x')).error.type, 'NameError');
  await t1.exec('t2', 'x = 2');
  assert.equal(await t2.repr('self', 'x'), '2');
  assert.equal(await t1.repr('self', 'x'), '1');
});

test('a hidden tab answers as fast as a visible one', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  assert.equal(await t1.page.evaluate(() => document.visibilityState), 'hidden');
  await t2.sees({ t1: { alive: true } });
  // A hidden tab's timers ring once a second: a call that waited for one would see it ring.
  await t1.page.evaluate(() => {
    window.rings = 0;
    setInterval(() => window.rings++, 1000);
  });
  await t2.page.evaluate(async () => {
    for (let i = 0; i < 40; i++) await window.locmem.exec('t1', 'cache.get("a")');
  });
  const rings = await t1.page.evaluate(() => window.rings);
  assert.ok(rings < 20, `the timers of the hidden tab rang ${rings} times during 40 calls`);
});

test('runs in one process are first in, first out, whoever asks', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'seen = []');
  await t1.page.evaluate(() => Promise.all(Array.from({ length: 20 }, (_, i) => window.locmem.exec('self', `seen.append(${i})`))));
  assert.equal(await t1.repr('self', 'seen == list(range(20))'), 'True');
});

test('Stop in one tab ends a run in another', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t1.sees({ t2: { alive: true } });
  const run = t2.exec('self', 'while True:\n    pass');
  await t1.click('stop-t2');
  assert.equal((await run).error.type, 'KeyboardInterrupt');
});

test('twelve tabs at once', async (t) => {
  const site = await open(t);
  const tabs = [];
  for (let i = 0; i < 12; i++) tabs.push(await site.tab());
  const names = Array.from({ length: 12 }, (_, i) => `t${i + 1}`);
  assert.deepEqual(
    tabs.map((tab) => tab.name),
    names,
  );
  assert.equal(new Set(tabs.map((tab) => tab.pid)).size, 12);
  const all = Object.fromEntries(names.map((name) => [name, { alive: true }]));
  await Promise.all(tabs.map((tab) => tab.sees(all)));
  for (const tab of tabs) await tab.exec('self', `cache.set("me", "${tab.name}")`);
  const last = tabs[11];
  for (const name of names) assert.equal(await last.repr(name, 'cache.get("me")'), `'${name}'`);
  await last.until('() => document.querySelectorAll(".proc").length === 12');

  const gone = await last.heard('process', { change: 'stopped', name: 't5' });
  await tabs[4].close();
  assert.deepEqual((await gone()).lost.keys, ['me']);
});
