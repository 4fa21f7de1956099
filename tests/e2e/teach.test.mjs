// For teachers: a link for a class, what the class sees, the codes it hands in, and sheets.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { open, serve } from './harness.mjs';

/** text opens a page of text: it has no program that could be ready. */
const text = (site, at) => site.tab({ at, ready: false });

test('a class gets its lessons without hints and solutions, and its codes come back', async (t) => {
  const site = await open(t);
  const teach = await text(site, 'lessons/');
  await teach.ready();
  await teach.until('() => document.querySelectorAll(".lessons li").length > 20');
  await teach.click('to-teach'); // leaves the program
  await teach.shows('For teachers', '#teach');
  await teach.click('pick-the-limiter');
  await teach.click('pick-whose-cache');
  await teach.click('class-hints');
  await teach.click('class-solutions');
  await teach.fill('class-name', '3B & friends');
  await teach.fill('class-seed', '5');
  await teach.shows('2 lessons, 13 minutes', '#class-total');
  const link = await teach.page.$eval('#class-link', (el) => el.value);

  const learner = await site.tab({ at: `${link}).` }); // as a mail glues it
  await learner.shows('The lessons of 3B & friends: 2 lessons, without hints and solutions.', '#class');
  assert.deepEqual(await learner.page.$$eval('.lessons li a', (list) => list.map((el) => el.id)), ['lesson-whose-cache', 'lesson-the-limiter']);
  await learner.page.reload();
  await learner.shows('3B & friends', '#class');
  await learner.click('lesson-whose-cache');
  await learner.shows('Whose cache is it?', '#scenario-title');
  const offered = () => learner.page.$$eval('.answers button', (list) => list.map((el) => el.textContent.replace(/^[✓✕] /, '')));
  await learner.answers();
  const ofTheClass = await offered();
  const helps = async (n) => {
    await learner.until('() => document.querySelector("[id$=-check]:not([aria-disabled])")');
    const check = await learner.page.$eval('[id$=-check]', (el) => el.id);
    for (let failed = 0; failed < 2; failed++) {
      await learner.click(check);
      await learner.until('() => document.querySelector(".verdict .note.miss") && document.querySelector("[id$=-check]:not([aria-disabled])")');
    }
    await learner.until('(n) => document.querySelectorAll(".try-tools [id^=help-]").length === n', n);
  };
  await helps(0);
  await learner.until('() => document.querySelector("#next-lesson, .player")');

  await learner.page.goto(new URL('lessons/', site.url).href);
  await learner.click('class-leave');
  await learner.until('() => document.querySelectorAll(".lessons li").length > 20 && !document.querySelector("#class")');
  await learner.click('lesson-whose-cache');
  await learner.until('() => document.querySelector("#scenario-reset")');
  await helps(2); // a hint and the solution
  assert.notDeepEqual(await offered(), ofTheClass);
  assert.deepEqual((await offered()).toSorted(), ofTheClass.toSorted());
  assert.deepEqual(learner.errors, []);
  assert.deepEqual(teach.errors, []);
});

test('codes become a table, bars, CSV and JSON; what is wrong with one is said', async (t) => {
  const site = await open(t);
  const tab = await text(site, 'nl/teach/');
  // Codes as the program writes them: package completion is the contract.
  const code = (id, right, hints) =>
    tab.page.evaluate(
      async (id, right, hints) => {
        const { checksum } = await import(document.querySelector('script[type=module]').src);
        const { versions, predictions, tries } = document.querySelector(`[data-id="${id}"]`).dataset;
        const body = `${id}.${versions.split(' ')[0]}.${right}-${predictions}.${tries}-${tries}.${hints}`;
        return `${body}.${checksum(body)}`;
      },
      id,
      right,
      hints,
    );
  assert.equal(
    await tab.page.evaluate(async () => (await import(document.querySelector('script[type=module]').src)).checksum('whose-cache.1234.1-2.0-1.3')),
    'aekm',
  );
  const [ann, bob] = [await code('whose-cache', 1, 0), await code('whose-cache', 0, 2)];
  const lines = [
    'Beste docent,',
    `Ann: ${ann}`,
    `${bob.toUpperCase()} ; "=Bob, de ""Bouwer"""`,
    `Cas ${ann.slice(0, -1)}${ann.endsWith('0') ? '1' : '0'}`,
    `Ann ${await code('whose-cache', 0, 0)}`,
  ];
  await tab.page.$eval(
    '#codes-text',
    (el, value) => {
      el.value = value;
      el.dispatchEvent(new Event('input'));
    },
    lines.join('\n'),
  );
  await tab.shows('4 codes, 1 ongeldig', '#codes-count');
  await tab.shows('Regel 1 heeft geen code: Beste docent,', '#codes-bad');
  const table = await tab.page.$$eval('#codes-result tbody tr', (list) => list.map((tr) => [...tr.children].map((td) => td.textContent)));
  assert.deepEqual(table[0], ['Ann', 'Van wie is de cache?', '1 van 1', '1 van 1', '0', 'Een latere regel heeft ook een code van deze les']);
  assert.deepEqual(table[1].slice(2), ['0 van 1', '1 van 1', '2', '']);
  assert.match(table[2][5], /Verkeerd overgetypt/);
  const bars = await tab.page.$$eval('.chart .bar-row', (list) => list.map((el) => el.textContent));
  assert.deepEqual(bars, ['1 goed0', '0 goed2']); // Ann counts once, with the last; Cas not at all
  const csv = await tab.page.evaluate(async () => {
    const { csv, read } = await import(document.querySelector('script[type=module]').src);
    return csv(read(document.querySelector('#codes-text').value).found);
  });
  assert.match(csv, /^name,lesson,right,/);
  assert.ok(csv.includes(`'=Bob`), csv); // no formula
  assert.deepEqual(tab.errors, []);
});

test('a class link of a newer version, or a broken one, says so and lists all lessons', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/#class=2&lessons=whose-cache' });
  await tab.shows('made by a newer version', '#class');
  await tab.until('() => document.querySelectorAll(".lessons li").length > 20');
  const other = await site.tab({ at: 'lessons/#class=1&lessons=whose-cache,no-such-lesson&hints=maybe' });
  await other.shows('cannot be read', '#class');
  const third = await site.tab({ at: 'nl/lessons/#class=1&lessons=whose-cache,no-such-lesson' });
  await third.shows('De lessen van je klas: 1 les. Hier niet gevonden: no-such-lesson.', '#class');
  for (const x of [tab, other, third]) assert.deepEqual(x.errors, []);
});

test('a sheet and its answers are at the address of their lesson', async (t) => {
  const site = await open(t);
  const tab = await text(site, 'teach/sheets/#the-limiter');
  const shown = () => tab.page.$$eval('.sheet', (list) => list.filter((el) => el.checkVisibility()).map((el) => el.id));
  assert.deepEqual(await shown(), ['the-limiter']);
  await tab.page.goto(new URL('teach/answers/', site.url).href);
  assert.ok((await shown()).length > 20);
  assert.deepEqual(tab.errors, []);
});

test('lessons of a folder are listed, and follow their file while it is written', async (t) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'locmem-lessons-'));
  t.after(() => fs.rmSync(dir, { recursive: true, force: true }));
  const lesson = (title) => `---\nid: mine\ntitle: ${title}\nminutes: 4\n---\n# ${title}\n\n\`\`\`locmem run\nw1>>> cache.set("a", 1)\n\`\`\`\n`;
  fs.writeFileSync(path.join(dir, 'mine.md'), lesson('My own lesson'));
  const server = await serve('127.0.0.1:0', ['-lessons', dir]);
  t.after(() => server.stop());
  const site = await open(t, { offline: true });
  site.url = server.url;
  const tab = await site.tab({ at: 'lessons/' });
  await tab.shows('Lessons of this server', '.level h3');
  await tab.click('lesson-mine');
  await tab.shows('My own lesson', '#scenario-title');
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li")');
  await tab.click('scenario-run');
  await tab.shows('1 entry', '#proc-w1 .counts');
  fs.writeFileSync(path.join(dir, 'mine.md'), lesson('Another title'));
  await tab.shows('Another title', '#scenario-title');
  await tab.page.reload(); // at its address
  await tab.ready();
  await tab.shows('Another title', '#scenario-title');
  assert.deepEqual(tab.errors, []);
});
