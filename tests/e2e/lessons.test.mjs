// Lessons as a learner takes them, on workers that the tab hosts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link } from './link.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const ids = fs.readdirSync(path.join(root, 'web/lessons/en')).map((name) => path.basename(name, '.md'));

/** idle waits until the scenario has processes and nothing runs. */
const idle = (tab) => tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li") !== null');

for (const id of ids) {
  test(`${id}: a real browser logs what the golden log says`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at: `lessons/${id}` });
    await idle(tab);
    await tab.page.evaluate(() => {
      window.seen = [];
      window.locmem.on('event', (e) => window.seen.push(`${e.process}${e.thread ? `.${e.thread}` : ''} ${e.pid} ${e.seq} ${e.op} ${e.key} ${e.outcome}\n`));
    });
    await tab.click('scenario-reset');
    await idle(tab);
    await tab.answers();
    if (await tab.page.$('.run-block .waiting')) await tab.click('scenario-run');
    await tab.until('() => !document.querySelector(".run-block .waiting, .predict .waiting") && document.querySelector("#scenario-run:not([aria-disabled])")');
    assert.equal(await tab.page.$$eval('.calls .differs', (list) => list.map((li) => li.innerText).join('\n')), '');
    const seen = (await tab.page.evaluate(() => window.seen)).join('');
    assert.equal(seen, fs.readFileSync(path.join(root, `web/lessons/testdata/${id}.log`), 'utf8'));
    assert.deepEqual(tab.errors, []);
  });
}

test('predict, run, try, check, hint, solution: to the end of a lesson', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await idle(tab);
  await tab.shows('0 of 5 done', '#scenario-progress');
  const predict = await tab.page.$eval('.predict', (el) => el.id.split('-')[1]);
  assert.equal(await tab.page.$('.try'), null, 'what follows the question is hidden');
  await tab.click(`block-${predict}-answer-0`);
  await tab.shows("You chose 'hello'. What comes out: None.", `#block-${predict}-said`);
  await tab.shows('Nobody has stored it in w2', `#block-${predict}-block`);
  const attempt = await tab.page.$eval('.try', (el) => el.id.split('-')[1]);
  await tab.shows('greeting', '#proc-w1 .mini');
  await tab.shows('2 of 5 done', '#scenario-progress');

  await tab.click(`block-${attempt}-check`);
  await tab.shows(/Not yet. *Setting it twice in w1|Not yet: w2 has its own memory/, `#block-${attempt}-verdict`);
  const helps = () => tab.page.$$eval('.try-tools [id^=help]', (list) => list.map((el) => el.id));
  const [hint, early] = await helps();
  assert.equal(early, undefined, 'the solution is offered after two checks');
  await tab.click(hint);
  await tab.shows(/./, '.hint-text');
  await idle(tab);
  await tab.click(`block-${attempt}-check`);
  await tab.until('() => document.querySelectorAll(".try-tools [id^=help]").length === 2');
  const [, solution] = await helps();
  await tab.click(solution);
  await tab.click(solution.replace('help', 'use'));
  await tab.page.waitForFunction((id) => document.getElementById(`block-${id}-text`).value.includes('w2>>>'), {}, attempt);
  await idle(tab);
  await tab.click(`block-${attempt}-check`);
  await tab.until('(id) => document.querySelector(`#block-${id}-verdict .good`)', attempt);
  await tab.shows('3 of 5 done', '#scenario-progress');

  await tab.click('scenario-run');
  await tab.shows('5 of 5 done', '#scenario-progress');
  await tab.shows('every process has a cache of its own', '#lesson-end');
  await tab.shows(/whose-cache\.[0-9a-f]{4}\.0-1\.1-1\.2\.[0-9a-z]{4}/, '#lesson-end');
  await tab.click('next-lesson');
  await tab.shows('Four workers', '#scenario-title');
  await tab.click('to-lessons');
  await tab.shows('✓ 5 of 5 done', '#lesson-whose-cache');
});

for (const [at, words] of [
  ['lessons/whose-cache', 'Choose an answer to go on.'],
  ['nl/lessons/whose-cache', 'Kies een antwoord om verder te gaan.'],
]) {
  test(`Nothing runs past a question, and it is said: ${at}`, async (t) => {
    const site = await open(t);
    const tab = await site.tab({ at });
    await idle(tab);
    await tab.click('scenario-run');
    await tab.shows(words, '#scenario-says');
    await idle(tab);
    await tab.click('scenario-run');
    await idle(tab);
    assert.equal(await tab.page.$$eval('.predict .waiting', (list) => list.length), 1);
    assert.equal(await tab.page.$('.try'), null);
  });
}

test('Next leads through a lesson, with the keyboard', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await idle(tab);
  await tab.page.focus('#scenario-next');
  const press = async (wanted, key = 'Enter') => {
    await tab.page.keyboard.press(key);
    await tab.until('(wanted) => document.getElementById("scenario-next").textContent === wanted', wanted);
    await idle(tab);
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'scenario-next', 'the keyboard stays');
  };
  const label = () => tab.text('#scenario-next');
  assert.equal(await label(), 'Run');
  await tab.page.keyboard.press('Enter');
  await tab.shows('Finish now', '#scenario-next');
  await press('Next', ' ');
  await tab.until('() => document.querySelectorAll(".run-block .fine").length === 2');
  await tab.shows("'hello'", '#scenario-says');
  await press('Choose an answer');
  await press('Choose an answer');
  await tab.shows('Choose an answer to go on.', '#scenario-says');
  const predict = await tab.page.$eval('.predict', (el) => el.id.split('-')[1]);
  await tab.until('() => document.querySelector(".predict.here[aria-current=step]")');
  await tab.page.focus(`#block-${predict}-answer-1`);
  await tab.page.keyboard.press('Enter');
  await tab.shows('Next', '#scenario-next');
  await tab.page.focus('#scenario-next');
  await press('Next'); // text
  await press('Go on without');
  await tab.shows('solve it, or go on without', '#scenario-says');
  const attempt = await tab.page.$eval('.try', (el) => el.id.split('-')[1]);
  await tab.page.focus(`#block-${attempt}-text`);
  await tab.page.keyboard.type('nn'); // in an editor it is a letter
  await tab.until('(id) => document.getElementById(`block-${id}-text`).value.includes("nn")', attempt);
  await tab.shows('Check', '#scenario-next');
  assert.equal(await tab.page.$$eval('.try.here', (list) => list.length), 1);
  await tab.click(`block-${attempt}-revert`);
  await tab.shows('Go on without', '#scenario-next');
  await tab.page.focus('#scenario-next');
  await press('Run'); // text
  await tab.page.evaluate(() => document.activeElement.blur());
  await tab.page.keyboard.press('n'); // a shortcut
  await tab.page.keyboard.press('n');
  await tab.shows('Next', '#scenario-next');
  await tab.page.focus('#scenario-next');
  await press('Run'); // text, with settings
  await press('Next');
  await press('Next'); // text
  await press('The end');
  await tab.until(() => {
    const end = document.getElementById('lesson-end').getBoundingClientRect();
    return end.top < innerHeight && end.bottom > 0;
  });
  assert.deepEqual(tab.errors, []);
});

test('what the bar leads to is never under it', async (t) => {
  const site = await open(t);
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 640],
  ]) {
    const tab = await site.tab({ at: 'lessons/four-workers', setup: (page) => page.setViewport({ width, height }) });
    await idle(tab);
    await tab.page.focus('#scenario-next');
    for (let n = 0; n < 4; n++) {
      await tab.page.keyboard.press('Enter');
      await tab.page.keyboard.press('Enter');
      await idle(tab);
      const inView = `() => {
        const bar = document.querySelector('.player').getBoundingClientRect();
        return bar.bottom <= innerHeight + 1 && bar.top > 0;
      }`;
      await tab.until(inView, undefined, 'the bar in view');
    }
    const edit = await tab.page.$$('.run-block button');
    for (const button of edit) {
      await button.focus();
      await tab.until(
        `() => {
          const [a, b] = [document.activeElement.getBoundingClientRect(), document.querySelector('.player').getBoundingClientRect()];
          return a.bottom <= b.top + 1 || a.top >= b.bottom;
        }`,
        undefined,
        `${width}x${height}: a button with the keyboard that is not under the bar`, // once the page has scrolled to what was run
      );
    }
    await tab.close();
  }
});

test('a lesson becomes a site of the visitor, and the one before comes back', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/who-goes-first' });
  await idle(tab);
  await tab.answers();
  await tab.click('scenario-run');
  await idle(tab);
  // At the end Next is off, whenever that is drawn: what a press does then is nothing.
  await tab.until(`() => {
    if (document.getElementById("lesson-end")) return true;
    document.querySelector("#scenario-next:not([aria-disabled])")?.click();
    return false;
  }`);
  await tab.click('lesson-site');
  await tab.until('() => document.getElementById("paste") && document.querySelector(".procs li")');
  assert.match(new URL(tab.page.url()).pathname, /\/site\/$/);
  await tab.until('() => document.querySelector(".file-block") && document.querySelector(".run-block")');
  assert.equal(await tab.page.$('.predict'), null);
});

test('a lesson goes on after a reload, and can be started over', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await idle(tab);
  const predict = await tab.page.$eval('.predict', (el) => el.id.split('-')[1]);
  await tab.click(`block-${predict}-answer-1`);
  await idle(tab);
  const attempt = await tab.page.$eval('.try', (el) => el.id.split('-')[1]);
  await tab.page.focus(`#block-${attempt}-text`);
  await tab.page.keyboard.type('# mine\n');
  await tab.until('(id) => document.getElementById(`block-${id}-text`).value.includes("# mine")', attempt);
  await tab.until('(id) => document.getElementById(`block-${id}-revert`)', attempt);
  await tab.reload();
  await tab.shows('Your earlier changes are back', '#work');
  await tab.until('(id) => document.getElementById(`block-${id}-text`).value.includes("# mine")', attempt);
  await tab.shows('Right: None', `#block-${predict}-said`);
  await tab.shows('2 of 5 done', '#scenario-progress');
  await tab.shows('greeting', '#proc-w1 .mini'); // the story is where it was
  await tab.click('work-drop');
  await tab.until('() => !document.querySelector(".try")'); // the question is open again
  await tab.shows('0 of 5 done', '#scenario-progress');
  await tab.shows('Begun again', '#work');
  await tab.click('work-undo');
  await tab.until('(id) => document.getElementById(`block-${id}-text`)?.value.includes("# mine")', attempt);
  await tab.shows('2 of 5 done', '#scenario-progress');
  await tab.shows('greeting', '#proc-w1 .mini');
  await tab.click('scenario-reset');
  await tab.shows('0 of 5 done', '#scenario-progress');
  await tab.click(`block-${predict}-answer-1`);
  await tab.until('(id) => document.getElementById(`block-${id}-text`)?.value.includes("# mine") === false', attempt);
});

test('the lesson in Dutch, from the menu, and back to the tabs', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'nl/lessons/' });
  await tab.click('lesson-whose-cache');
  await tab.shows('Van wie is de cache?', '#scenario-title');
  await tab.shows('w1', '#proc-w1');
  assert.equal(await tab.page.$('#proc-t1'), null, 'tabs are kept apart');
  await tab.click('language');
  await tab.shows('Whose cache is it?', '#scenario-title');
  await tab.click('to-playground');
  await tab.shows('t1', '#proc-t1');
  assert.equal(await tab.page.$('#proc-w1'), null);
});

test('a lesson can be read without script', async (t) => {
  const site = await open(t);
  const text = await (await fetch(new URL('lessons/whose-cache', site.url))).text();
  assert.match(text, /<h2 id="scenario-title">Whose cache is it\?<\/h2>/);
  assert.match(text, /A Django site in production runs in several processes/);
  assert.match(text, /cache\.set\(&#34;greeting&#34;/);
  assert.match(text, /<details class="behind"><summary[^>]*>What follows the question<\/summary>/);
});

test('an edited transcript is what runs, and its mistakes are pointed at', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await idle(tab);
  const run = await tab.page.$eval('.run-block', (el) => el.id.split('-')[1]);
  await tab.click(`block-${run}-edit`);
  await tab.until('(id) => document.querySelector(`#block-${id}-block .cm-host`)', run);
  const write = async (text) => {
    await tab.page.focus(`#block-${run}-text`);
    await tab.press('Control', 'a');
    await tab.page.keyboard.sendCharacter(text);
  };
  await write('w1>>> cache.set("a", 1)\n!reboot w1\n');
  await tab.shows(/line 2.*unknown action '!reboot'/, `#block-${run}-problem`);
  await write('w1>>> cache.set("a", 1)\nw1>>> cache.get("a")\n2');
  await tab.until('(id) => !document.getElementById(`block-${id}-problem`)', run);
  await tab.click(`block-${run}-run`);
  await tab.shows(/expected:\s*2/, `#block-${run}-block .differs`);
  await idle(tab);
  await tab.click(`block-${run}-revert`);
  await tab.until('(id) => !document.getElementById(`block-${id}-revert`)', run);
  await tab.click(`block-${run}-run`);
  await tab.until('(id) => document.querySelectorAll(`#block-${id}-block .fine`).length === 2', run);
});

test('offline after one visit: other lessons, their editors and the menu', async (t) => {
  const site = await open(t, { own: true, offline: true });
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await tab.page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    await new Promise((resolve) => {
      const look = () => {
        if (active.state === 'activated') resolve();
      };
      active.addEventListener('statechange', look);
      look();
    });
  });
  await site.server.stop();
  const other = await site.tab({ at: 'nl/lessons/the-limiter' });
  await other.until('() => document.querySelector(".cm-host") && document.querySelector(".procs li")');
  await other.click('scenario-run');
  await other.until('() => document.querySelector(".calls .fine")');
  await other.click('to-lessons');
  await other.shows('Verloren updates', '.lessons');
  assert.deepEqual(other.errors, []);
});

test('the text of a lesson, and of a link, stays in view while the program takes over', async (t) => {
  const site = await open(t);
  const source = '---\ntitle: A shared one\n---\n\nText.\n\n```locmem run\nw1>>> 1\n```\n';
  for (const [at, title] of [
    ['lessons/whose-cache', 'Whose cache is it?'],
    ['nl/lessons/whose-cache', 'Van wie is de cache?'],
    [link(source), 'A shared one'],
  ]) {
    const tab = await site.tab({
      at,
      before: [
        () => {
          window.titles = [];
          const look = () => {
            const is = document.querySelector('#scenario-title, .failure')?.innerText ?? '';
            if (is !== window.titles.at(-1)) window.titles.push(is);
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
      ],
      setup: (page) => page.emulateCPUThrottling(4),
    });
    await tab.until('() => document.querySelector("#scenario .procs li, .procs li") && document.querySelector("#scenario-title")');
    assert.deepEqual(await tab.page.evaluate(() => window.titles.filter((is) => is)), [title], at);
    await tab.close();
  }
});
