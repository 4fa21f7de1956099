// The first page shows what is of use, and the rest as it is first needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { tooWide, violations } from './look.mjs';

/** zones are those that can be seen. */
const zones = (tab) => tab.page.evaluate(() => ['.time', '.lower', '#more-zones'].filter((s) => document.querySelector(s)?.checkVisibility()).join(' '));
const sees = (tab, want) =>
  tab.until(
    (want) => ['.time', '.lower', '#more-zones'].filter((s) => document.querySelector(s)?.checkVisibility()).join(' ') === want,
    want,
    `the zones ${want}`,
  );

test('time comes with the first entry, form, console and memory with the first miss, and both stay', async (t) => {
  const site = await open(t);
  const t1 = await site.tab({ first: true });
  assert.equal(await zones(t1), '#more-zones');
  assert.deepEqual(await violations(t1), []);
  await t1.shows("Django's default cache lives in one process. Open a second tab and see.", '.lead strong');
  await t1.shows('Free software under the BSD-3-Clause licence', 'footer');
  await t1.click('story-set');
  await sees(t1, '.time #more-zones');
  const t2 = await site.tab({ first: true });
  await sees(t2, '.time #more-zones');
  await t2.click('story-get');
  await sees(t2, '.time .lower');
  await t1.page.reload();
  await t1.ready();
  await sees(t1, '.time .lower');
  assert.deepEqual([...t1.errors, ...t2.errors], []);
});

test('who wants all at once has it', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'nl/', first: true });
  await tab.page.setViewport({ width: 320, height: 700 });
  assert.equal(await tooWide(tab), 0, 'px too wide');
  await tab.page.focus('#more-zones');
  await tab.page.keyboard.press('Enter');
  await sees(tab, '.time .lower');
  assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'form-title');
  await tab.shows('Django over cachen in het geheugen', 'footer');
  const source = await tab.page.$eval('#to-source', async (a) => {
    const came = await fetch(a.href);
    return [
      new URL(a.href).pathname,
      came.status,
      came.headers.get('Content-Type'),
      String.fromCharCode(...new Uint8Array(await came.arrayBuffer()).slice(0, 2)),
    ];
  });
  assert.deepEqual(source, ['/source.zip', 200, 'application/zip', 'PK']);
  assert.equal(await tooWide(tab), 0, 'px too wide');
  assert.deepEqual(tab.errors, []);
});
