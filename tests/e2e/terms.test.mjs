// Words that explain themselves: by pointing, focus, click and tap, above the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { still, tooWide, violations } from './look.mjs';

const word = (id) => `.term[popovertarget="term-${id}"]`;
const shown = (id) => `() => document.querySelector("#term-${id}:popover-open")`;
const closed = '() => !document.querySelector(".term-text:popover-open")';

/** begun is a tab with an entry in memory, so that the table has its heads. */
async function begun(t, lang = '') {
  const site = await open(t);
  const tab = await site.tab({ at: lang });
  await tab.page.setViewport({ width: 1440, height: 900 });
  await tab.exec('self', 'cache.set("greeting", "hello")');
  await tab.shows('greeting', '#memory-rows');
  await tab.until('() => document.querySelector(".term[popovertarget=term-miss]")');
  await still(tab, () => document.documentElement.scrollHeight); // the picture takes the new width
  return tab;
}

/** beside tells whether an explanation touches its word, and is inside the window. */
const beside = (tab, id) =>
  tab.page.evaluate((id) => {
    const text = document.getElementById(`term-${id}`).getBoundingClientRect();
    const near = [...document.querySelectorAll(`.term[popovertarget="term-${id}"]`)].map((el) => el.getBoundingClientRect());
    return {
      near: near.some((w) => Math.min(Math.abs(text.top - w.bottom), Math.abs(w.top - text.bottom)) < 6 && text.left <= w.right && text.right >= w.left),
      inside: text.left >= 0 && text.right <= document.documentElement.clientWidth,
    };
  }, id);

for (const [lang, means, other] of [
  ['', /^pid The number of a process/, 'Version'],
  ['nl/', /^pid Het nummer van een proces/, 'Versie'],
]) {
  test(`${lang || 'en/'}: by mouse, keyboard and touch`, async (t) => {
    const tab = await begun(t, lang);
    for (const id of ['pid', 'worker', 'miss', 'lru', 'version', 'pickle']) {
      const before = await tab.page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
      await tab.page.hover(word(id));
      await tab.until(shown(id));
      assert.deepEqual(await beside(tab, id), { near: true, inside: true }, id);
      const after = await tab.page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
      assert.deepEqual(after, before, `${id} moves nothing`);
      assert.match(await tab.page.$eval(`#term-${id} a`, (el) => el.href), /^https:\/\/docs\.djangoproject\.com\/en\/5\.2\/(topics\/cache\/#|howto\/)/);
    }
    assert.deepEqual(await violations(tab), [], 'one is open');
    await tab.page.hover('h1');
    await tab.until(closed, null, 'it to go when the pointer has left');

    await tab.page.focus('main .lead a');
    await tab.press('Tab');
    await tab.until(shown('pid'));
    assert.match(await tab.text('#term-pid'), means);
    await tab.press('Tab');
    assert.equal(await tab.page.evaluate(() => document.activeElement.closest('.term-text')?.id), 'term-pid', 'its link comes next');
    await tab.press('Escape');
    await tab.until(closed);
    assert.equal(await tab.page.evaluate(() => document.activeElement.getAttribute('popovertarget')), 'term-pid', 'the keyboard is where it was');
    await tab.press('Enter');
    await tab.until(shown('pid'));
    await tab.press('Tab');
    await tab.press('Tab');
    await tab.until(closed);

    await tab.page.click(word('version'));
    await tab.until(shown('version'));
    await tab.page.click('h1');
    await tab.until(closed);
    assert.equal(await tab.text(`th ${word('version')}`), other);

    await tab.page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true }); // which loads the page anew
    await tab.ready();
    await tab.exec('self', 'cache.set("greeting", "hello")');
    await tab.shows('greeting', '#memory-rows');
    await tab.page.$eval(word('pid'), (el) => el.scrollIntoView({ block: 'center' }));
    for (const at of [word('pid'), `.mem-words ${word('lru')}`]) {
      const id = await tab.page.$eval(at, (el) => el.getAttribute('popovertarget').slice(5));
      await tab.page.$eval(at, (el) => el.scrollIntoView({ block: 'center' }));
      await tab.page.tap(at);
      await tab.until(shown(id));
      assert.deepEqual(await beside(tab, id), { near: true, inside: true });
      assert.equal(await tooWide(tab), 0);
      assert.deepEqual(await violations(tab), []);
    }
  });
}
