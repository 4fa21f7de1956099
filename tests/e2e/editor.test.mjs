// The editors of a scenario: loaded when one is shown, under the strict policy,
// left by Escape and Tab, and plain text areas where they cannot load.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, hold, open } from './harness.mjs';
import { link } from './link.mjs';

const fence = '```';
const at = link(`${fence}locmem views
def home(request):
    return "one"  # a comment
${fence}
${fence}locmem run
w1>>> 1
1
${fence}
${fence}locmem try id=x
w1>>> cache.set("a", 1)
${fence}
`);
const watch = () => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (e) => window.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
};
const inside = 'document.querySelector(".cm-host").shadowRoot';

test('the first page does not load the editor; a scenario does, without a violation of the policy', async (t) => {
  const site = await open(t, { offline: true });
  const asked = [];
  const tab = await site.tab({
    before: watch,
    setup: (page) => {
      page.on('request', (r) => asked.push(r.url()));
    },
  });
  await tab.page.evaluate(async () => {
    await navigator.serviceWorker?.ready;
  });
  assert.ok(!asked.some((url) => /editor\./.test(url) && !/sw\.js/.test(url)));
  const other = await site.tab({ at, before: watch });
  await other.until('() => document.querySelectorAll(".cm-host").length === 2');
  const colours = await other.page.evaluate(`[...new Set([...${inside}.querySelectorAll('.cm-line span')].map((el) => getComputedStyle(el).color))].length`);
  assert.ok(colours >= 3, `${colours} colours`);
  assert.deepEqual(await other.page.evaluate(() => window.violations), []);
});

test('what is typed into the editor is what the scenario has', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at });
  await tab.until('() => document.querySelector(".cm-host")');
  await tab.page.focus('[data-mode=python]'); // goes on to the editor
  await tab.press('Control', 'End');
  await tab.page.keyboard.type('\nx = 1');
  await tab.until('() => document.querySelector("[data-mode=python]").value.endsWith("x = 1")');
  await tab.page.$$eval('[id$=-revert]', (list) => list[0].click());
  await tab.page.waitForFunction(`!${inside}.textContent.includes('x = 1')`);
});

test('typing over highlighted text asks for no style that the policy refuses', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at, before: watch });
  await tab.until('() => document.querySelectorAll(".cm-host").length === 2');
  await tab.page.focus('[data-mode=transcript]');
  await tab.press('Control', 'a');
  await tab.page.keyboard.type('w1>>> 2');
  await tab.until('() => document.querySelector("[data-mode=transcript]").value === "w1>>> 2"');
  assert.deepEqual(await tab.page.evaluate(() => window.violations), []);
});

test('who types before the editor is there goes on where they were', async (t) => {
  const site = await open(t);
  let arrived;
  const tab = await site.tab({
    at,
    setup: async (page) => {
      arrived = await hold(page, /editor\.[0-9a-f]+\.js$/);
    },
  });
  await tab.page.focus('[data-mode=python]');
  await tab.press('Control', 'End');
  await tab.page.keyboard.type('x = ');
  await arrived();
  await tab.until('() => document.querySelectorAll(".cm-host").length === 2');
  await tab.page.keyboard.type('1');
  await tab.page.waitForFunction(() => document.querySelector('[data-mode=python]').value.endsWith('x = 1'));
});

test('Tab indents; Escape and then Tab leaves, and that is said', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at });
  await tab.until('() => document.querySelector(".cm-host")');
  await tab.page.focus('[data-mode=python]');
  const focused = () => tab.page.evaluate(() => document.activeElement.className);
  assert.equal(await focused(), 'cm-host');
  await tab.press('Control', 'Home');
  await tab.press('Tab');
  assert.equal(await focused(), 'cm-host');
  await tab.until('() => document.querySelector("[data-mode=python]").value.startsWith("    def")');
  await tab.press('Escape');
  assert.equal(await tab.page.evaluate(`${inside}.querySelector('#said').textContent`), 'Tab now leaves the editor.');
  await new Promise((resolve) => {
    setTimeout(resolve, 2500);
  }); // however slow one is
  await tab.press('Tab');
  assert.notEqual(await focused(), 'cm-host');
  const described = await tab.page.evaluate(
    `(() => { const r = ${inside}; return r.getElementById(r.querySelector('.cm-content').getAttribute('aria-describedby')).textContent; })()`,
  );
  assert.match(described, /Escape, then Tab/);
});

test('Ctrl+Enter in an editor runs its block', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at });
  await tab.until('() => document.querySelectorAll(".cm-host").length === 2 && document.querySelector(".procs li")');
  await tab.page.focus('[data-mode=transcript]');
  await tab.press('Control', 'Enter');
  await tab.until('() => document.querySelector(".try .calls .fine")');
  assert.equal(await tab.page.$eval('[data-mode=transcript]', (el) => el.value), 'w1>>> cache.set("a", 1)');
});

test('Enter in a transcript leads behind a prompt, not before it', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(`${fence}locmem try id=x\nw1>>> 1\nw2>>> \n${fence}\n`) });
  await tab.until('() => document.querySelector(".cm-host")');
  await tab.page.bringToFront();
  const value = () => tab.page.$eval('[data-mode=transcript]', (el) => el.value);
  await tab.page.evaluate(`${inside}.querySelector('.cm-content').focus()`); // as by Tab: one reads
  await tab.press('Enter'); // begins editing
  await tab.page.keyboard.type('4');
  assert.equal(await value(), 'w1>>> 41\nw2>>> ');
  await tab.press('End');
  await tab.press('Enter'); // to the prompt that waits
  await tab.page.keyboard.type('2');
  assert.equal(await value(), 'w1>>> 41\nw2>>> 2');
  await tab.press('Home');
  await tab.press('Enter'); // a line above
  await tab.page.keyboard.type('3');
  assert.equal(await value(), 'w1>>> 41\n\nw2>>> 32');
  await tab.press('End');
  await tab.press('Enter');
  await tab.page.keyboard.type('x');
  assert.equal(await value(), 'w1>>> 41\n\nw2>>> 32\nx');
});

test('a program error in views.py is pointed at in the editor', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(`${fence}locmem views\nx = 1\ny = nope\n${fence}\n${fence}locmem run\nw1>>> 1\n${fence}\n`) });
  await tab.shows(/line 2.*nope/, '[id$=-problem]');
  await tab.page.waitForFunction(`document.querySelector('.cm-host') && ${inside}.querySelector('.marked')?.textContent === 'y = nope'`);
});

test("without the editor's script a text area does", async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at, setup: (page) => answer(page, /editor\.[0-9a-f]+\.js$/, (r) => r.abort('failed')) });
  await tab.shows('w1', '#proc-w1');
  assert.equal(await tab.page.$('.cm-host'), null);
  await tab.page.focus('[data-mode=transcript]');
  await tab.press('Control', 'a');
  await tab.page.keyboard.sendCharacter('w1>>> cache.set("mine", 1)');
  await tab.page.$eval('.try', (el) => el.querySelector('[id$=-run]').click());
  await tab.shows('mine', '#proc-w1 .mini');
});

const shown = () =>
  [...document.querySelectorAll('.scenario .editor')].map((el) => [
    el.querySelector('textarea').value,
    [...el.querySelector('.cm-host').shadowRoot.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
    el.querySelector('textarea').dataset.mode,
    el.querySelector('textarea').getAttribute('aria-label'),
    el.querySelector('.cm-host').shadowRoot.querySelector('.cm-content').getAttribute('aria-label'),
  ]);

test('every editor shows the text of its own block: after a reload, a restore, an undo, a reset, in the other language', async (t) => {
  const site = await open(t);
  const settings = 'CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}';
  const tab = await site.tab({
    at: link(`${fence}locmem settings\n${settings}\n${fence}
${fence}locmem views\ndef home(request):\n    return "one"\n${fence}
${fence}locmem try id=x\nw1>>>\n${fence}
`),
  });
  /** own waits until there are three editors, looks, and returns the text of the try. */
  const own = async (what) => {
    await tab.until('() => document.querySelectorAll(".scenario .cm-host").length === 3 && document.querySelector(".procs li")');
    await tab.page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(resolve, 150);
        }),
    );
    const all = await tab.page.evaluate(shown);
    for (const [value, text, , label, other] of all) {
      assert.equal(text, value, what);
      assert.equal(other, label, what);
    }
    assert.deepEqual(
      all.map((x) => x[2]),
      ['python', 'python', 'transcript'],
      what,
    );
    assert.match(all[0][0], /^CACHES/, what);
    assert.match(all[1][0], /^def home/, what);
    return all[2][0];
  };
  const type = async (text) => {
    await tab.page.focus('[data-mode=transcript]');
    await tab.press('Control', 'End');
    await tab.page.keyboard.type(text);
    await tab.until('(text) => document.querySelector("[data-mode=transcript]").value.endsWith(text)', text);
  };
  await own('opened');
  await type(' 1+1');
  const typed = await own('typed');
  for (const answer of ['work-restore', 'work-ok']) {
    await tab.reload();
    await tab.shows('You changed this scenario before', '#work');
    assert.notEqual(await own('reloaded'), typed);
    await tab.click(answer);
    await tab.until('() => !document.querySelector("#work")');
    assert.equal((await own(answer)) === typed, answer === 'work-restore');
  }
  await tab.click('scenario-reset');
  await own('reset');
  await tab.click('language');
  await tab.until('() => document.documentElement.lang === "nl"');
  await own('in Dutch');
});
