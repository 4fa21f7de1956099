// The table of what the process holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

test('the table shows key, version, value, time left, place and bytes', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("a", [1, 2], timeout=300)\ncache.set("b", "two", timeout=None, version=3)');
  await t1.until('() => document.querySelectorAll("#memory-rows tr").length === 2');
  const rows = await t1.rows();
  assert.deepEqual(
    rows.map((r) => [r.key, r.version, r.value, r.place]),
    [
      ['b', '3', "'two'", '1'],
      ['a', '1', '[1, 2]', '2'],
    ],
  );
  assert.match(rows[0].left, /never/);
  assert.match(rows[1].left, /^(5:00|4:5\d)$/);
  for (const row of rows) assert.ok(Number(row.bytes) > 10, `bytes of ${row.key}: ${row.bytes}`);
});

test('the time left counts down', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("a", 1, timeout=100)');
  await t1.shows(/^1:[0-3]\d$/, '#memory-rows .left');
});

test('an expired entry stays until somebody asks for it; looking changes nothing', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("a", 1, timeout=30)\ncache.set("b", 2)');
  await t1.advance(42);
  await t1.shows(/expired \d\d s ago, still in memory/, '#memory-rows tr.dead');
  let rows = await t1.rows();
  assert.deepEqual(
    rows.map((r) => [r.key, r.dead]),
    [
      ['b', false],
      ['a', true],
    ],
    'the order has not changed',
  );
  const [self] = await t1.processes();
  assert.equal(self.hits + self.misses, 0, 'looking counts nothing');
  assert.equal(self.entries, 2);

  assert.equal(await t1.repr('self', 'cache.get("a")'), 'None');
  await t1.until('() => document.querySelectorAll("#memory-rows tr").length === 1');
  rows = await t1.rows();
  assert.deepEqual(
    rows.map((r) => r.key),
    ['b'],
  );
});

test('a get moves an entry to the front of the LRU order', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'for k in "abc":\n    cache.set(k, k)\ncache.get("a")');
  await t1.until('() => document.querySelector("#memory-rows tr .key")?.textContent === "a"');
  assert.deepEqual(
    (await t1.rows()).map((r) => r.key),
    ['a', 'c', 'b'],
  );
});

test('the table shows the process that the form acts on, in another tab too', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("mine", 1)');
  const t2 = await site.tab();
  await t2.sees({ t1: { alive: true } });
  await t2.click('aim-t1');
  await t2.shows('mine', '#memory-rows');
  await t1.exec('self', 'cache.set("later", 1)');
  await t2.shows('later', '#memory-rows');
});

test('a value opens to be read in full, and a key fills the form with it', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const value = "{'title': 'Caching in Django', 'tags': ['django', 'python', 'cache']}";
  await t1.exec('self', `cache.set("article", ${value})`);
  await t1.shows('article', '#memory-rows');
  const cell = '#memory-rows .value .link';
  assert.equal(await t1.page.$eval('#memory-rows .value', (el) => el.title), `${value} (dict)`);
  await t1.page.focus(cell);
  await t1.press('Enter');
  await t1.shows(value, '#memory-rows .whole');
  assert.equal(await t1.page.$eval(cell, (el) => el.getAttribute('aria-expanded')), 'true');
  const fits = await t1.page.$eval('#memory-rows .whole code', (el) => el.getBoundingClientRect().right <= el.closest('.scroll').getBoundingClientRect().right);
  assert.ok(fits, 'the value wraps');
  await t1.press('Enter');
  await t1.page.waitForFunction(() => !document.querySelector('#memory-rows .whole'));
  await t1.page.$eval('#memory-rows .key .link', (el) => el.click());
  await t1.page.waitForFunction(
    (value) => document.getElementById('field-value').value === value && document.getElementById('field-key').value === 'article',
    {},
    value,
  );
});
