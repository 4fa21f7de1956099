// The event log: the text twin of everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

test('the log has one line a call, the newest first, of all processes', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t2.click('time-log');
  await t2.sees({ t1: { alive: true } });
  await t1.exec('self', 'cache.set("a", 1, timeout=30)');
  await t1.exec('self', 'cache.get("a")');
  await t2.exec('self', 'cache.get("a")');
  await t2.shows(/t2\s+get/, '#log');
  const lines = await t2.log();
  const calls = lines.filter((line) => /\b(get|set)\b/.test(line));
  assert.equal(calls.length, 3, lines.join('\n'));
  assert.match(calls[0], /^t2 get a .*miss/);
  assert.match(calls[1], /^t1 get a .*hit/);
  assert.match(calls[2], /^t1 set a .*stored timeout 30/);
});

test('filters by process and by outcome', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const t2 = await site.tab();
  await t2.click('time-log');
  await t2.sees({ t1: { alive: true } });
  await t1.exec('self', 'cache.set("a", 1)\ncache.get("a")');
  await t2.exec('self', 'cache.get("b")');
  await t2.shows(/t2\s+get/, '#log');
  await t2.page.select('#log-process', 't1');
  await t2.until('() => ![...document.querySelectorAll("#log .name")].some((el) => el.textContent.trim() !== "t1")');
  await t2.page.select('#log-process', '');
  await t2.page.select('#log-outcome', 'miss');
  await t2.until('() => document.querySelectorAll("#log li").length === 1');
  assert.match((await t2.log())[0], /^t2 get b .*miss/);
});

test('the log can be copied as text', async (t) => {
  const site = await open(t);
  await site.context.overridePermissions(new URL(site.url).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  const t1 = await site.tab();
  await t1.click('time-log');
  await t1.exec('self', 'cache.set("copied", 1)');
  await t1.shows('copied', '#log');
  await t1.click('log-copy');
  await t1.shows('Copied', '#log-copy');
  const text = await t1.page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /t1 {2}set {2}copied {2}stored/);
});

test('a burst is told to screen readers in one sentence, politely', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  assert.equal(await t1.page.$eval('#speech', (el) => el.getAttribute('aria-live')), 'polite');
  await t1.exec('self', 'for i in range(200):\n    cache.set(str(i), i)');
  await t1.shows(/\d+ events in t1/, '#speech');
});
