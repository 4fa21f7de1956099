// The console: the language as typed by hand, and what goes wrong in it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, open } from './harness.mjs';

test("the lines of Django's caching docs", async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const cases = [
    ['from django.core.cache import cache, caches', ''],
    ['cache.set("greeting", "hello", timeout=30)', ''],
    ['cache.get("greeting")', "'hello'"],
    ['cache.set_many({"a": 1, "b": 2})', '[]'],
    ['cache.get_many(["a", "b"])', "{'a': 1, 'b': 2}"],
    ['"a" in cache', 'True'],
    ['caches["default"].get("a")', '1'],
    ['for k in ["a", "b"]:\n    print(k, cache.get(k))', 'a 1\nb 2'],
    ['def double(k):\n    v = cache.get(k)\n    if v is None:\n        return 0\n    return v * 2\n\ndouble("b")', '4'],
    ['f"{cache.get(\'a\')} of {2}"', "'1 of 2'"],
    ['try:\n    cache.incr("nope")\nexcept ValueError as e:\n    print(e)', "Key ':1:nope' not found"],
    ['x = 5', ''],
    ['x', '5'],
  ];
  for (const [code, out] of cases) {
    const entry = await t1.type(code);
    assert.equal(entry.error, '', code);
    assert.equal(entry.out.trim(), out, code);
  }
});

test('what a first visitor types wrong is answered in one line of Python', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("kept", 1)');
  const cases = [
    ["cache.set('a", /^SyntaxError: /],
    ['cahce.get("a")', /^NameError: name 'cahce' is not defined/],
    ['cache.set()', /^TypeError: .*set\(\) missing 2 required positional arguments: 'key' and 'value'/],
    ['cache.incr("nope")', /^ValueError: Key ':1:nope' not found$/],
    ['cache.set("f", lambda: 1)', /^(_?pickle\.)?(PicklingError|AttributeError|TypeError): /],
    ['x = yield', /^SyntaxError: 'yield' outside function/],
    ['cache.get("kept").upper()', /^AttributeError: 'int' object has no attribute 'upper'/],
  ];
  for (const [code, error] of cases) {
    const entry = await t1.type(code);
    assert.match(entry.error, error, code);
    assert.equal(entry.error.split('\n').length, 1, code);
    assert.doesNotMatch(entry.error, /starlark|goroutine|\.go:/i);
  }
  assert.equal(await t1.repr('self', 'cache.get("kept")'), '1');
  assert.equal(await t1.repr('self', 'cache.get("f")'), 'None', 'the store is untouched');
});

test('a bad key warns as Django does, and the call still works', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const spaces = await t1.type('cache.set("a b", 1)');
  assert.match(spaces.warning, /^CacheKeyWarning: .*characters that will cause errors if used with memcached/);
  assert.equal(spaces.error, '');
  assert.equal(await t1.repr('self', 'cache.get("a b")'), '1');
  const long = await t1.type('cache.set("k" * 300, 2)');
  assert.match(long.warning, /^CacheKeyWarning: .*longer than 250/);
  assert.equal(await t1.repr('self', 'cache.get("k" * 300)'), '2');
});

test('a loop without end leaves the tab usable, and Stop ends it', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.fill('console-input', '');
  // few steps that take long: the budget of a run must not end it before Stop does
  await t1.page.keyboard.sendCharacter('while True:\n    cache.get("k")');
  const ended = t1.entry(async () => {
    await t1.press('Control', 'Enter');
    await t1.click('console-stop');
  });
  const entry = await ended;
  assert.match(entry.error, /^KeyboardInterrupt/);
  const next = await t1.type('1 + 1');
  assert.equal(next.out, '2');
});

test('a loop without end comes to its budget by itself', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const result = await t1.exec('self', 'while True:\n    pass');
  assert.ok(result.error, 'it ends');
  assert.equal(await t1.repr('self', '1 + 1'), '2');
});

test('recursion without end is an error, and the console is ready again', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const entry = await t1.type('def f():\n    return f()\n\nf()');
  assert.match(entry.error, /^RecursionError: /);
  assert.equal((await t1.type('"ready"')).out, "'ready'");
});

test('a huge value is refused or stored, in words, and the console is ready again', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const result = await t1.exec('self', 'cache.set("big", "x" * 10**10)');
  assert.match(`${result.error?.type}: ${result.error?.message}`, /^MemoryError|^OverflowError/);
  assert.equal(await t1.repr('self', 'cache.get("big")'), 'None');
});

test('arrow keys walk through the history, Tab completes, Shift+Enter runs', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const input = (text) => t1.page.waitForFunction((text) => document.getElementById('console-input').value === text, {}, text);
  await t1.type('cache.set("greeting", "hello")', ['Shift', 'Enter']);
  await t1.type('1 + 1', ['Enter']);
  await t1.press('ArrowUp');
  await input('1 + 1');
  await t1.press('ArrowUp');
  await input('cache.set("greeting", "hello")');
  await t1.press('ArrowDown');
  await input('1 + 1');

  await t1.fill('console-input', 'cache.get_o');
  await t1.press('Tab');
  await t1.until('() => document.querySelector("#console-input").value.startsWith("cache.get_or_set")');
  await t1.fill('console-input', 'cache.get("gre');
  await t1.press('Tab');
  await t1.until('() => document.querySelector("#console-input").value.startsWith("cache.get(\\"greeting")');
});

test('Enter goes on in a new line while Python would ask for more', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.fill('console-input', 'for i in range(2):');
  await t1.press('Enter');
  await t1.page.keyboard.type('print(i)');
  await t1.press('Enter');
  const entry = await t1.entry(() => t1.press('Enter'));
  assert.equal(entry.out.trim(), '0\n1');
});

test('a try statement is typed as in an editor: the blanks of a level go and come by themselves', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const line = async (text) => {
    await t1.page.keyboard.type(text);
    await t1.press('Enter');
  };
  await t1.fill('console-input', '');
  await line('for i in range(2):');
  await line('try:');
  await line('cache.incr("nope")');
  await line('except ValueError:');
  await line('print("none", i)');
  await t1.press('Backspace');
  await t1.press('Shift', 'Tab');
  await t1.page.keyboard.type('print(i)');
  await t1.page.waitForFunction(
    () =>
      document.getElementById('console-input').value ===
      'for i in range(2):\n    try:\n        cache.incr("nope")\n    except ValueError:\n        print("none", i)\nprint(i)',
  );
  const entry = await t1.entry(() => t1.press('Control', 'Enter'));
  assert.equal(entry.out.trim(), 'none 0\nnone 1\n1');
});

test('Ctrl+C with nothing selected stops what runs', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.fill('console-input', 'while True: pass');
  const entry = await t1.entry(async () => {
    await t1.press('Control', 'Enter');
    await t1.press('Control', 'c');
  });
  assert.match(entry.error, /^KeyboardInterrupt/);
  assert.equal((await t1.type('1 + 1')).out, '2');
});

test('a completed method is there to be called, and _ is the last answer', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.fill('console-input', 'cache.get_or');
  await t1.press('Tab');
  await t1.page.waitForFunction(() => document.getElementById('console-input').value === 'cache.get_or_set(');
  await t1.page.keyboard.type('"n", 6)');
  assert.equal((await t1.entry(() => t1.press('Enter'))).out, '6');
  assert.equal((await t1.type('_ * 7')).out, '42');
});

test('the library is there for the first line that imports from it, in this tab and in others', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  const at = await t1.exec('self', 'import json, re, hashlib\njson.dumps({"a": [1, None]}), hashlib.md5(b"x").hexdigest()[:6]');
  assert.equal(at.repr, `('{"a": [1, null]}', '9dd4e4')`);
  const t2 = await site.tab();
  const other = await t2.exec('t1', 'from django.utils.text import slugify\nslugify("Two Words")');
  assert.equal(other.repr, "'two-words'");
  const entry = await t1.type('from collections import Counter\nCounter("hello").most_common(1)');
  assert.equal(entry.out.trim(), "[('l', 2)]");
});

test('an import says why the library is not there, and works when it is', async (t) => {
  const site = await open(t);
  let offline = true;
  const t1 = await site.tab({ setup: (page) => answer(page, /\/assets\/library\./, (request) => (offline ? request.abort() : request.continue())) });
  const lost = await t1.exec('self', 'import json');
  assert.equal(lost.error.type, 'ImportError');
  assert.match(lost.error.message, /library of the playground is not here: it could not be fetched .* look at the connection/);
  assert.equal((await t1.exec('self', 'cache.set("a", 1)\ncache.get("a")')).repr, '1');
  offline = false;
  assert.equal((await t1.exec('self', 'import json\njson.loads("[1]")')).repr, '[1]');
});

test('what cannot be here is said beside the line that imports it, once', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.type('import stripe\nfrom shop.models import Product');
  const said = () =>
    t1.page.evaluate(() =>
      [...document.querySelectorAll('.console .entry')]
        .flatMap((e) => [...e.querySelectorAll('.help')].map((p) => p.textContent))
        .filter((text) => /stand-in/.test(text)),
    );
  assert.deepEqual(await said(), [
    'stripe is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.',
    'shop.models is a stand-in here: its models are tables of views.py: a look at one counts as a query.',
  ]);
  await t1.type('import stripe');
  assert.equal((await said()).length, 2, 'not said twice');
});
