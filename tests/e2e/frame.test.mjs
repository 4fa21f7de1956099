// In a frame: only the pages that are made for it, and those are no process of
// the reader's tabs and are not changed by a reader who tabs through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { front } from './front.mjs';
import { open, unserved } from './harness.mjs';
import { link } from './link.mjs';
import { cardsFirst } from './look.mjs';

const fence = '```';
const at = link(`${fence}locmem views
def home(request):
    return "one"
${fence}
${fence}locmem try id=x
w1>>> cache.set("a", 1)
${fence}
[home](/) and [lessons](lessons/)
`);

/** around opens a page of the same origin that frames an address. */
async function around(site, src, frames = 1) {
  const page = await site.context.newPage();
  await page.evaluateOnNewDocument(unserved);
  await page.goto(new URL('robots.txt', site.url).href); // a page without a policy
  await page.evaluate(
    (src, frames) => {
      for (let i = 0; i < frames; i++) {
        const frame = Object.assign(document.createElement('iframe'), { src, width: 900, height: 600 });
        document.body.append(frame);
      }
    },
    new URL(src, site.url).href,
    frames,
  );
  return page;
}

const framed = async (page, n = 0) => (await page.$$('iframe'))[n].contentFrame();
const started = (frame) => frame.waitForFunction(() => document.querySelectorAll('.cm-host').length === 2 && document.querySelector('.procs li'));

for (const path of ['', 'nl/', 'lessons/', 'lessons/whose-cache', 'nope']) {
  test(`/${path} cannot be framed`, async (t) => {
    const site = await open(t);
    const page = await around(site, path);
    await page.waitForFunction(() => {
      // the browser shows a page of its own instead
      try {
        return document.querySelector('iframe').contentDocument === null;
      } catch {
        return true;
      }
    });
  });
}

test('where no header says so, the page itself does not run in a frame and leads out', async (t) => {
  const site = await open(t);
  const server = await front(t, site.url);
  server.bend = (path, pass) => !path.includes('.') && (pass({ headers: { 'content-security-policy': '', 'x-frame-options': '' } }), true);
  site.url = server.url;
  for (const [path, words] of [
    ['', 'does not run inside another page'],
    ['nl/', 'werkt niet binnen een andere pagina'],
    ['teach/', 'does not run inside another page'], // a page of text
  ]) {
    const frame = await framed(await around(site, path));
    await frame.waitForSelector('#refused');
    assert.match(await frame.$eval('body', (el) => el.innerText), new RegExp(words));
    assert.equal(await frame.$eval('#refused a', (a) => `${a.target} ${new URL(a.href).pathname}`), `_blank /${path}`);
    assert.equal(await frame.$('#open-forget'), null);
    assert.equal(await frame.evaluate(() => typeof window.locmem), 'undefined');
  }
});

test('three embeds on a page of the same origin are none of the tabs', async (t) => {
  const site = await open(t);
  const page = await around(site, `embed${at}`, 3);
  for (let n = 0; n < 3; n++) await started(await framed(page, n));
  const locks = await page.evaluate(async () => (await navigator.locks.query()).held.map((l) => l.name));
  assert.deepEqual(
    locks.filter((name) => !name.includes(':version:')),
    [],
  );
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, "the hint is the tab's");
  const heard = await page.evaluateHandle(() => {
    const list = [];
    new BroadcastChannel('locmem:/:2').onmessage = (e) => list.push(e.data);
    return list;
  });
  const t1 = await site.tab();
  assert.deepEqual([t1.name, t1.pid], ['t1', 4021]);
  assert.deepEqual(
    (await t1.processes()).map((p) => p.name),
    ['t1'],
  );
  await page.bringToFront();
  const frame = await framed(page);
  await frame.click('#scenario-run');
  await frame.waitForFunction(() => !document.querySelector('#scenario-stop:not([aria-disabled])'));
  assert.ok(
    (await heard.evaluate((list) => list.map((text) => JSON.parse(text).from))).every((from, _, all) => from === all[0]),
    'only t1 speaks',
  );
});

test('a frame tells how high it is, and grows and shrinks with that', async (t) => {
  const site = await open(t);
  const page = await around(site, `embed${at}`);
  await page.evaluate(() => {
    addEventListener('message', ({ data, source }) => {
      const frame = document.querySelector('iframe');
      if (data?.ns === 'locmem' && data.v === 1 && data.type === 'resize' && source === frame.contentWindow) frame.style.height = `${data.height}px`;
    });
  });
  const frame = await framed(page);
  await started(frame);
  /** fits waits until the frame is as high as its content. */
  const fits = () =>
    frame.waitForFunction(() => {
      const content = Math.ceil(document.querySelector('.page').getBoundingClientRect().height);
      return content > 300 && innerHeight === content && document.documentElement.scrollHeight === content ? content : 0;
    });
  const wide = await (await fits()).jsonValue();
  await page.$eval('iframe', (el) => {
    el.width = 340;
  });
  await frame.waitForFunction(() => innerWidth === 340);
  const narrow = await (await fits()).jsonValue();
  assert.ok(await frame.evaluate(cardsFirst), 'the cards come first where it is narrow');
  assert.ok(narrow > wide, `${narrow} px high when narrow, ${wide} when wide`);
  await page.$eval('iframe', (el) => {
    el.width = 900;
  });
  await frame.waitForFunction(() => innerWidth === 900);
  assert.equal(await (await fits()).jsonValue(), wide);
});

test('nothing in an embed leads to the menu of the tabs', async (t) => {
  const site = await open(t);
  const frame = await framed(await around(site, `embed${at}`));
  await started(frame);
  for (const path of ['', 'lessons/', 'nl/']) {
    await frame.evaluate((path) => {
      history.pushState(null, '', new URL(path, new URL('/', location.href)));
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
    await frame.waitForSelector('#elsewhere');
    assert.equal(await frame.$('#open-forget, #menu, #open-process, #language'), null);
  }
});

test("a reader's Tab key goes through an embed and changes nothing", async (t) => {
  const site = await open(t);
  const page = await around(site, `embed${at}`);
  const frame = await framed(page);
  await started(frame);
  const texts = () => frame.$$eval('.editor textarea', (all) => all.map((el) => el.value));
  const before = await texts();
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('button'), { id: 'after', textContent: 'after' }));
  });
  const seen = new Set();
  for (let i = 0; i < 60 && !(await page.evaluate(() => document.activeElement.id === 'after')); i++) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('x'); // reading, no key writes
    seen.add(await frame.evaluate(() => document.activeElement.className));
  }
  assert.equal(await page.evaluate(() => document.activeElement.id), 'after', 'the end is reached');
  assert.ok(seen.has('cm-host'), 'the way leads through the editors');
  assert.deepEqual(await texts(), before);
  await page.reload();
  await page.close();
  const again = await framed(await around(site, `embed${at}`));
  await started(again);
  assert.equal(await again.$('#work'), null);
});

for (const [lang, words] of [
  ['', ['Enter starts editing.', 'Escape, then Tab leaves the editor.']],
  ['nl/', ['Enter begint met bewerken.', 'Escape en dan Tab verlaat de editor.']],
]) {
  test(`/${lang}: Enter begins editing, Escape ends it, and both are said to those who see`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at: `${lang}${at}` });
    await tab.until('() => document.querySelectorAll(".cm-host").length === 2');
    const inside = 'document.querySelector(".cm-host").shadowRoot';
    const help = () =>
      tab.page.evaluate(
        `(() => { const el = ${inside}.querySelector('#help'); return getComputedStyle(el).visibility === 'visible' && el.getBoundingClientRect().height > 10 ? el.textContent : ''; })()`,
      );
    const value = () => tab.page.$eval('[data-mode=python]', (el) => el.value);
    const before = await value();
    assert.equal(await help(), '');
    await tab.page.bringToFront();
    await tab.page.evaluate(`${inside}.querySelector('.cm-content').focus()`); // as Tab does
    await tab.page.keyboard.type('xyz');
    assert.equal(await value(), before);
    assert.equal(await help(), words.join(' '));
    await tab.press('Enter');
    assert.equal(await help(), words[1]);
    assert.equal(await value(), before);
    await tab.page.keyboard.type('x = 1');
    await tab.until('(before) => document.querySelector("[data-mode=python]").value !== before', before);
    await tab.press('Escape');
    assert.equal(await help(), words.join(' '));
    await tab.press('Tab');
    assert.equal(await tab.page.evaluate(() => document.activeElement === document.querySelector('.cm-host')), false);
    const edited = await value();
    await tab.page.click('.cm-host'); // so does a click
    assert.equal(await help(), words[1]);
    await tab.page.keyboard.type('y');
    await tab.until('(before) => document.querySelector("[data-mode=python]").value !== before', edited);
  });
}
