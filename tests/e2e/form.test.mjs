// The form: every button, the line it stands for, and its answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

// What each button runs on the entry before it, in this order, and shows.
const steps = [
  ['set', { key: 'n', value: '42', timeout: '' }, "cache.set('n', 42)", ''],
  ['get', {}, "cache.get('n')", '42'],
  ['add', { value: '7' }, "cache.add('n', 7)", 'False'],
  ['touch', { timeout: '60' }, "cache.touch('n', timeout=60)", 'True'],
  ['incr', { timeout: '' }, "cache.incr('n')", '43'],
  ['decr', {}, "cache.decr('n')", '42'],
  ['has_key', {}, "cache.has_key('n')", 'True'],
  ['get_or_set', {}, "cache.get_or_set('n', 7)", '42'],
  ['expire', {}, "cache.touch('n', timeout=0)", 'True'],
  ['get', {}, "cache.get('n')", 'None'],
  ['delete', {}, "cache.delete('n')", 'False'],
  ['clear', {}, 'cache.clear()', ''],
];

test('each button shows the Django line it stands for and its answer', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  for (const [action, fields, line, answer] of steps) {
    const entry = await t1.act(action, fields);
    assert.equal(entry.code, `>>> ${line}`, action);
    assert.equal(entry.out, answer, line);
    assert.equal(entry.error, '', line);
  }
});

test('values are Python literals, timeouts are seconds, None or empty', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const cases = [
    ["'hi'", '', "cache.set('k', 'hi')", "'hi'"],
    ['None', 'None', "cache.set('k', None, timeout=None)", 'None'],
    ['[1, 2]', '30', "cache.set('k', [1, 2], timeout=30)", '[1, 2]'],
    ["{'a': 1}", '0', "cache.set('k', {'a': 1}, timeout=0)", 'None'],
  ];
  for (const [value, timeout, line, answer] of cases) {
    const entry = await t1.act('set', { key: 'k', value, timeout });
    assert.equal(entry.code.replace('timeout=', ''), `>>> ${line}`.replace('timeout=', ''));
    assert.equal(entry.error, '');
    assert.equal(await t1.repr('self', "cache.get('k')"), answer, line);
  }
});

test('a value that is no literal is explained beside the field, and nothing runs', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.fill('field-key', 'k');
  await t1.fill('field-value', 'hello');
  await t1.click('do-set');
  await t1.shows('Text needs quotes', '#form-problem');
  assert.equal(await t1.page.$$eval('#console-lines .entry', (all) => all.length), 0);
  await t1.click('form-fix');
  await t1.page.waitForFunction(() => document.getElementById('field-value').value === "'hello'");
  const entry = await t1.act('set');
  assert.equal(entry.code, ">>> cache.set('k', 'hello')");
});

test('Enter in the form sets', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.fill('field-key', 'k');
  const entry = await t1.entry(() => t1.press('Enter'));
  assert.equal(entry.code, ">>> cache.set('k', 'hello')");
});
