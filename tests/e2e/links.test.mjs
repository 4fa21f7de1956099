// Links: made, opened, refused; and what a stranger may put into one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { front } from './front.mjs';
import { elsewhere, open } from './harness.mjs';
import { link, of } from './link.mjs';

const fence = '```';
const scenario = (more = '') => `---
title: A shared one
---
Some *prose*.

${fence}locmem run
w1>>> cache.set("greeting", "hello", 30)
w2>>> cache.get("greeting")
None
${fence}
${more}`;
const idle = (tab) => tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li") !== null');
/** works makes sure that the page and its process are alive and well. */
async function works(tab) {
  assert.equal(await tab.repr('self', '1 + 1'), '2');
  assert.deepEqual(tab.errors, []);
}

test('Share copies a link, says its length and that it is local; the link opens what was there', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(scenario()) });
  await tab.shows('A shared one', '#scenario-title');
  await idle(tab);
  await tab.click('scenario-share');
  await tab.page.waitForFunction(() => document.getElementById('share-text')?.value.includes('#1d='));
  const text = await tab.page.$eval('#share-text', (el) => el.value);
  assert.ok(text.startsWith(`${site.url}#1d=`), text);
  await tab.shows(`${text.length} characters`, '#share-length');
  await tab.shows('others cannot open it', '#share-local');
  await tab.fill('share-title', 'Another title');
  await tab.fill('share-shows', 'w2 has no greeting');
  const named = await tab.page.$eval('#share-text', (el) => el.value);
  assert.notEqual(named, text);
  await tab.page.select('#share-form', 'markdown');
  await tab.until('() => document.querySelector("#share-text").value.startsWith("**[Another title](http")');
  await tab.until('() => document.querySelector("#share-text").value.includes("w1>>> cache.set")');
  await tab.page.select('#share-form', 'shell');
  await tab.until('() => document.querySelector("#share-text").value.includes("# in the shell w2")');
  const other = await site.tab({ at: named });
  await other.shows('Another title', '#scenario-title');
  await other.shows('w2 has no greeting', '.shows');
  await idle(other);
  await other.click('scenario-run');
  await other.shows('None', '.calls .none');
  await other.shows('greeting', '#proc-w1 .mini');
  await works(other);
});

test('a typical scenario fits into 250 characters', async (t) => {
  const site = await open(t);
  const tab = await site.tab({
    at: link(`${fence}locmem settings
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 60}}
${fence}
${fence}locmem run
w1>>> cache.set("greeting", "hello", 30)
w1>>> cache.get("greeting")
'hello'
w2>>> cache.get("greeting")
None
!+30s
w1>>> cache.get("greeting")
None
${fence}
`),
  });
  await idle(tab);
  assert.ok((await tab.page.evaluate(() => window.locmem.state())).length <= 250);
});

test("a link begins with the author's state and offers what was kept", async (t) => {
  const site = await open(t);
  const at = link(scenario(`\n${fence}locmem views\ndef home(request):\n    return "one"\n${fence}\n`));
  const tab = await site.tab({ at });
  await idle(tab);
  await tab.page.focus('[data-mode=python]');
  await tab.press('Control', 'a');
  await tab.page.keyboard.sendCharacter('def home(request):\n    return "mine"\n');
  await tab.until('() => document.querySelector("[id$=-revert]")');
  await tab.reload();
  await tab.shows('You changed this scenario before', '#work');
  const value = () => tab.page.$eval('[data-mode=python]', (el) => el.value);
  assert.match(await value(), /one/);
  await tab.click('work-restore');
  await tab.until('() => document.querySelector("[data-mode=python]").value.includes("mine")');
});

test('a second link at the same address is run by its buttons', async (t) => {
  const doc = (title, code) => `---\ntitle: ${title}\nsetup:\n  workers: 2\n---\n\n\`\`\`locmem run\nw1>>> ${code}\n\`\`\`\n`;
  const site = await open(t);
  const tab = await site.tab({ at: link(doc('First', '1 + 1')) });
  const idle = () => tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelectorAll(".procs li").length === 2');
  await tab.shows('First', '#scenario-title');
  await idle();
  await tab.page.evaluate((hash) => (location.hash = hash), link(doc('Second', '40 + 2')));
  await tab.shows('Second', '#scenario-title');
  await idle();
  await tab.click('scenario-run');
  await tab.shows('42', '.run-block .calls .out');
});

test("window.locmem: state, load, request and the scenario's processes", async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  assert.equal(await tab.page.evaluate(() => window.locmem.state()), '');
  const failed = await tab.page.evaluate(() => window.locmem.request('/').catch(String));
  assert.match(failed, /no scenario is open/);
  const state = link(`${fence}locmem views\ndef home(request):\n    return cache.get_or_set("home", lambda: "page")\n${fence}\n${scenario()}`).slice(1);
  const served = await tab.page.evaluate(async (state) => {
    await window.locmem.load(state);
    return window.locmem.request('/home', 3);
  }, state);
  assert.deepEqual(
    served.map((s) => [s.process, s.status, s.body, s.hits, s.misses]),
    [
      ['w1', 200, 'page', 0, 1],
      ['w2', 200, 'page', 0, 1],
      ['w1', 200, 'page', 1, 0],
    ],
  );
  assert.equal(await tab.repr('w2', 'cache.get("home")'), "'page'");
  assert.equal(await tab.repr('self', 'cache.get("home")'), 'None');
  assert.equal(await tab.advance(60), 60);
  const own = await tab.page.evaluate(() => window.locmem.state());
  assert.match(own, /^1d=/);
  assert.equal(
    await tab.page.evaluate(async (own) => {
      await window.locmem.load(own);
      return window.locmem.state();
    }, own),
    own,
  );
  assert.equal(await tab.repr('w2', 'cache.get("home")'), 'None', 'opened anew');
  assert.match(await tab.page.evaluate(() => window.locmem.load('1d=abc.defg').catch(String)), /cut off/);
});

const hostile = {
  'cut off': [link(scenario()).slice(0, -9), /A part of it is missing/],
  'of another version': [link(scenario()).replace('#1d', '#2x'), /another version/],
  'a bomb': [of(zlib.deflateRawSync(Buffer.alloc(200 << 20, 'w1>>> 1\n'), { level: 9 })), /longer than 64 KiB/],
  'no UTF-8': [of(zlib.deflateRawSync(Buffer.from([0xff, 0xfe, 0x00, 0x80]))), /no scenario/],
  'no deflate': [of(Buffer.from('this is plain text and nothing else')), /no scenario/],
};
for (const [what, [at, says]] of Object.entries(hostile)) {
  test(`a link that is ${what} gets words and ways out`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at });
    await tab.shows('This link cannot be opened', '#failure');
    await tab.shows(says, '#failure-why');
    await works(tab);
    await tab.page.$$eval('.failure a', (list) => list[0].click());
    await tab.shows('t1', '#proc-t1');
  });
}

test('a script without an end: the page answers meanwhile, and Stop stops it', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(`${fence}locmem run\nw1>>> while True: x = 1\nw1>>> 2\n2\n${fence}\n`) });
  await idle(tab);
  await tab.click('scenario-run');
  await tab.click('scenario-stop');
  await idle(tab);
  await works(tab);
  await tab.click('scenario-reset');
  await idle(tab);
  await tab.shows('w1', '#proc-w1');
});

test('an endless script without anybody to stop it ends by its budget', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link(`${fence}locmem run\nw1>>> while True: x = 1\n${fence}\n`) });
  await idle(tab);
  await tab.click('scenario-run');
  await tab.shows(/Error/, '.calls .out');
  await works(tab);
});

test('views that never end, 10,000 processes, roles that do not exist: lines with their place', async (t) => {
  const site = await open(t);
  const endless = await site.tab({ at: link(`${fence}locmem views\nwhile True: x = 1\n${fence}\n${fence}locmem run\nw1>>> 1\n${fence}\n`) });
  await endless.until('() => document.querySelector("[id$=-problem], #not-started, #scenario-stop:not([aria-disabled])")');
  await works(endless);
  await endless.close();

  const many = await site.tab({ at: link(`---\nsetup:\n  workers: 10000\n  servers: 99\n---\n${fence}locmem run\nw1>>> 1\n1\n${fence}\n`) });
  await many.shows(/line 3: workers must be a whole number from 1 to 32/, '#document-problems');
  await idle(many);
  await works(many);
  await many.close();

  const roles = ['setings', 'veiws', 'rnu', 'predcit', 'tyr', 'chekc', 'worng', 'hnit', 'soluton', 'stup'];
  const text = roles.map((r) => `${fence}locmem ${r}\nx\n${fence}\n`).join('\n');
  const odd = await site.tab({ at: link(text) });
  await odd.shows(/unknown role 'setings'/, '#document-problems');
  await odd.shows(/Did you mean 'settings'\?/, '#document-problems');
  assert.equal(await odd.page.$$eval('#document-problems li', (list) => list.length), roles.length);
  await works(odd);
});

test('settings that do not parse: the place, and nothing is lost', async (t) => {
  const site = await open(t);
  const tab = await site.tab({
    at: link(`${fence}locmem settings\nCACHES = {\n    "default": {"BACKEND" "x"},\n}\n${fence}\n${fence}locmem run\nw1>>> 1\n1\n${fence}\n`),
  });
  await tab.shows(/line 2/, '[id$=-problem]');
  await works(tab);
  await tab.page.focus('[data-mode=python]');
  await tab.press('Control', 'a');
  await tab.page.keyboard.sendCharacter('CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}');
  await tab.until('() => !document.querySelector("[id$=-problem]")');
  await tab.click('scenario-run');
  await tab.until('() => document.querySelector(".calls .fine")');
});

test('prose cannot do anything: no markup, no script, no address that runs', async (t) => {
  const site = await open(t);
  const tab = await site.tab({
    at: link('# <img src=x onerror=alert(1)>\n\n<script>window.bad = 1</script> [x](javascript:window.bad=1) \u202eabc \u05d0\u05d1\n'),
  });
  await tab.shows('<script>window.bad = 1</script>', '.prose');
  assert.equal(await tab.page.$('.prose a, .prose script, .prose img'), null);
  await works(tab);
});

test("embed: a frame of somebody's page shows the scenario without menu", async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: `embed${link(scenario())}` });
  await tab.shows('A shared one', '#scenario-title');
  assert.equal(await tab.page.$('.bar, #scenario-share'), null);
  await idle(tab);
  await tab.click('scenario-run');
  await tab.shows('None', '.calls .none');
  const full = await site.adopt(() => tab.click('open-full'));
  await full.shows('A shared one', '#scenario-title');
  await full.shows('w1', '#proc-w1');
  const empty = await site.tab({ at: 'nl/embed' });
  await empty.shows(/geen scenario/, '.failure');
  await works(empty);
  const response = await fetch(new URL('embed', site.url));
  assert.doesNotMatch(response.headers.get('content-security-policy'), /frame-ancestors/);
});

test('embed in an iframe of another origin, sandboxed or not', async (t) => {
  const site = await open(t);
  const other = await elsewhere();
  t.after(other.stop);
  const src = new URL(`embed${link(scenario())}`, site.url).href;
  for (const sandbox of ['', ' sandbox="allow-scripts"']) {
    const page = await site.context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(other.url);
    await page.setContent(`<!doctype html><title>docs</title><iframe width="900" height="600"${sandbox} src="${src}"></iframe>`);
    const frame = await page.waitForFrame((f) => f.url().startsWith(site.url));
    await frame.waitForFunction(() => document.querySelector('.procs li') && document.querySelector('#scenario-run:not([aria-disabled])'));
    await frame.evaluate(() => document.getElementById('scenario-run').click());
    await frame.waitForFunction(() => document.querySelector('.calls .none'));
    await frame.evaluate(() => window.locmemBoot.ready);
    assert.deepEqual(faults, [], `errors with${sandbox || ' no sandbox'}`);
    await page.close();
  }
});

test('where the server knows a public address, links begin with it', async (t) => {
  const site = await open(t);
  const server = await front(t, site.url);
  server.bend = (path, pass, response) => path === '/public.txt' && Boolean(response.end('https://example.org/x/\n'));
  site.url = server.url;
  const tab = await site.tab({ at: `nl/${link(scenario())}` });
  await idle(tab);
  await tab.click('scenario-share');
  await tab.until('() => document.querySelector("#share-text").value.startsWith("https://example.org/x/nl/#1d=")');
  await tab.until('() => !document.querySelector("#share-local")');
});
