// The keyboard is never lost, and every page says which it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';
import { link } from './link.mjs';
import { focus } from './look.mjs';

/** press has a control used by the keyboard. */
async function press(tab, id, key = 'Enter') {
  await tab.page.bringToFront();
  await tab.until('(id) => document.getElementById(id)', id);
  await tab.page.focus(`#${id}`);
  await tab.press(key);
}

/** settles waits until the keyboard is where it should be. */
async function settles(tab, wanted) {
  await tab.page
    .waitForFunction(
      (wanted) => {
        const el = document.activeElement;
        return new RegExp(wanted).test(el === document.body ? 'body' : el.id || el.innerText);
      },
      { timeout: 5000 },
      wanted.source,
    )
    .catch(async () => assert.match(await focus(tab), wanted));
}

test('the keyboard goes through the guide from step to step', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await press(t1, 'story-set');
  await settles(t1, /^story-open$/);
  const t2 = await site.adopt(() => t1.press('Enter'));
  await t2.page.bringToFront();
  await press(t2, 'story-get');
  await settles(t2, /^story-restart$/);
});

/** watching keeps what the focused control was, from now on: id, what it acts on, text; body where there is none. */
function watching(tab) {
  return tab.page.evaluate(() => {
    window.focused = [];
    const look = () => {
      const el = document.activeElement;
      const is = el === document.body ? 'body' : `${el.id} ${el.dataset.aim ?? ''}`.trim();
      if (window.focused.at(-1) !== is) window.focused.push(is);
      requestAnimationFrame(look);
    };
    look();
  });
}

test('a button that restarts another process is no other button while that is away', async (t) => {
  const site = await open(t);
  const t1 = await site.tab();
  await t1.exec('self', 'cache.set("greeting", "hello")');
  const t2 = await site.tab();
  await t2.exec('self', 'cache.get("greeting")');
  await t2.shows('Restart t1', '#story-restart');
  const { pid } = t2;
  await press(t2, 'story-restart', 'Tab'); // by the keyboard
  await t2.page.focus('#story-restart');
  await watching(t2);
  const gone = await t2.heard('process', { change: 'stopped', name: 't1' });
  await t2.press('Enter');
  await gone();
  await t2.press('Enter');
  await t1.readyAs((identity) => identity.pid !== t1.pid);
  await t2.shows('starts empty', '#story-result-4');
  await settles(t2, /^story-lessons$/);
  assert.deepEqual(await t2.page.evaluate(() => window.focused), ['story-restart t1', 'story-lessons']);
  assert.equal((await t2.page.evaluate(() => window.locmem.ready)).pid, pid, 'this process was restarted, too');

  await t2.page.focus('#restart-t1');
  await t2.page.evaluate(() => {
    window.focused.length = 0;
  });
  const before = t1.pid;
  const goneAgain = await t2.heard('process', { change: 'stopped', name: 't1' });
  await t2.press('Enter');
  await goneAgain();
  await t2.press('Enter');
  await t1.readyAs((identity) => identity.pid !== before);
  await t2.sees({ t1: { alive: true, pid: t1.pid } });
  await settles(t2, /^restart-t1$/);
  assert.deepEqual(await t2.page.evaluate(() => window.focused), ['restart-t1']);
});

test('a row that moves takes the keyboard along', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.exec('self', 'for k in "abc": cache.set(k, 1)');
  await tab.until('() => document.querySelectorAll("#memory-rows tr").length === 3');
  const focused = () => tab.page.evaluate(() => document.activeElement.ariaLabel);
  const button = await tab.page.$('#memory-rows tr:nth-child(2) .do .btn:last-child');
  await button.focus();
  const before = await focused();
  assert.match(before, /b/);
  await tab.exec('self', 'cache.set("d", 1)');
  await tab.until('() => document.querySelectorAll("#memory-rows tr").length === 4');
  assert.equal(await focused(), before);
});

test('Step stays Step while it runs', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: link('```locmem run\nw1>>> while True: x = 1\nw1>>> 2\n```\n') });
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])") && document.querySelector(".procs li")');
  await tab.page.focus('#scenario-step');
  await watching(tab);
  await tab.press('Enter');
  await tab.until('() => document.querySelector("#scenario-stop:not([aria-disabled])")');
  await tab.press('Enter');
  await tab.page.$eval('#scenario-stop', (el) => el.click());
  await tab.until('() => document.querySelector("#scenario-run:not([aria-disabled])")');
  assert.deepEqual(await tab.page.evaluate(() => window.focused), ['scenario-step']);
});

test('dismissing the last notice leads to the heading', async (t) => {
  const site = await open(t);
  const tab = await site.tab({
    before: [
      () => {
        Object.defineProperty(navigator, 'languages', { get: () => ['nl'] });
      },
    ],
  });
  await tab.until('() => document.querySelector(".banner [type=button]")');
  await tab.page.focus('.banner [type=button]');
  await tab.press('Enter');
  await settles(tab, /^who$/);
});

test('deleting rows: the next one, then the heading', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.exec('self', 'cache.set("a", 1)\ncache.set("b", 2)');
  await tab.until('() => document.querySelectorAll("#memory-rows tr").length === 2');
  await tab.page.focus('#memory-rows tr:first-child .do .btn:last-child');
  await tab.press('Enter');
  await tab.until('() => document.querySelectorAll("#memory-rows tr").length === 1');
  await settles(tab, /^×$/);
  await tab.press('Enter');
  await tab.until('() => document.querySelector("#memory-empty")');
  await settles(tab, /^memory$/);
});

test('a button with nothing to do keeps the keyboard and says why', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  await tab.exec('self', 'cache.set("a", 1, timeout=5)');
  await tab.until('() => document.querySelector("#clock-next").ariaDisabled !== "true"');
  await press(tab, 'clock-next');
  await tab.until('() => document.querySelector("#clock-next").ariaDisabled === "true"');
  await settles(tab, /^clock-next$/);
  assert.match(await tab.page.$eval('#clock-next', (el) => el.title), /./);
  await tab.press('Enter');
  await press(tab, 'clock-offset');
  await settles(tab, /^clock-10$/);
});

test('a block that runs keeps the keyboard', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await tab.answers();
  const id = await tab.page.$eval('.try [id$=-check]', (el) => el.id);
  await press(tab, id);
  await tab.until('() => document.querySelector(".verdict .note") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await settles(tab, new RegExp(`^${id}$`));
});

test('Escape from a dialog of the menu leads back to the menu', async (t) => {
  const site = await open(t);
  const tab = await site.tab();
  for (const dialog of ['open-shortcuts', 'open-forget']) {
    await tab.page.focus('#menu summary');
    await tab.press('Enter');
    await press(tab, dialog);
    await tab.until('() => document.querySelector("dialog[open]")');
    await tab.press('Escape');
    await settles(tab, /^(Menu)$/);
  }
});

test('forgetting everything: the safe answer has the keyboard, and all that is lost is named', async (t) => {
  const site = await open(t);
  for (const [at, cancel, words] of [
    ['', 'Cancel', [/history/, /form/, /settings/, /progress.*lessons/]],
    ['nl/', 'Annuleren', [/geschiedenis van je console/, /formulier/, /instellingen/, /lessen/]],
  ]) {
    const tab = await site.tab({ at });
    await tab.page.$eval('#open-forget', (el) => el.click());
    await tab.until('() => document.querySelector("dialog[open]")');
    await settles(tab, new RegExp(`^${cancel}$`));
    const text = await tab.text('#dialog-forget');
    for (const word of words) assert.match(text, word);
  }
});

test('a tab closed elsewhere: dismissing its card leads to the processes', async (t) => {
  const site = await open(t);
  const [t1, t2] = [await site.tab(), await site.tab()];
  const gone = await t1.heard('process', { change: 'stopped', name: t2.name });
  await t2.close();
  await gone();
  await press(t1, `dismiss-${t2.name}`);
  await settles(t1, /^processes$/);
});

test('going on to the next lesson leads to its heading and says nothing else', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await tab.until('() => document.querySelector(".sheet #next-lesson") && document.querySelector(".procs li")');
  await tab.page.click('#scenario-more > summary');
  await press(tab, 'next-lesson');
  await tab.shows('Four workers', '#scenario-title');
  await settles(tab, /^scenario-title$/);
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-run:not([aria-disabled])")');
  await new Promise((resolve) => {
    setTimeout(resolve, 1000);
  }); // longer than a burst lasts
  assert.equal(await tab.page.$eval('#speech', (el) => el.textContent), '');
  await press(tab, 'to-lessons');
  await settles(tab, /^lessons$/);
  await press(tab, 'to-playground');
  await settles(tab, /^who$/);
});

test('the menu of a lesson closes when something is chosen, and not because something runs', async (t) => {
  const site = await open(t);
  const tab = await site.tab({ at: 'lessons/whose-cache' });
  await tab.until('() => document.querySelector(".procs li") && document.querySelector("#scenario-next:not([aria-disabled])")');
  await tab.page.click('#scenario-more > summary');
  await tab.page.evaluate(() => {
    window.menu = document.getElementById('scenario-more');
    window.stopped = new Promise((resolve) => {
      let ran = false;
      const look = () => {
        const runs = document.getElementById('scenario-stop');
        if (ran && !runs) resolve();
        ran ||= Boolean(runs);
        requestAnimationFrame(look);
      };
      look();
    });
    document.getElementById('scenario-run').click(); // runs all, and closes the menu
    window.menu.open = true;
  });
  await tab.page.evaluate(() => window.stopped);
  assert.deepEqual(await tab.page.evaluate(() => [window.menu.isConnected, window.menu.open]), [true, true]);
  await press(tab, 'scenario-reset');
  await settles(tab, /^scenario-more-summary$/);
  assert.equal(await tab.page.evaluate(() => window.menu.open), false);
});

test('every page says in its title and in the bar which it is', async (t) => {
  const site = await open(t);
  const source = '---\ntitle: A shared one\n---\n\nText.\n\n```locmem run\nw1>>> 1\n```\n';
  const wanted = [
    ['', 't1 · LocMem Playground', 'to-playground'],
    ['lessons/', 'Lessons · LocMem Playground', 'to-lessons'],
    ['nl/lessons/', 'Lessen · LocMem Playground', 'to-lessons'],
    ['lessons/whose-cache', 'Whose cache is it? · LocMem Playground', 'to-lessons'],
    ['nl/lessons/whose-cache', 'Van wie is de cache? · LocMem Playground', 'to-lessons'],
    ['demos/', 'Demos · LocMem Playground', 'to-demos'],
    ['demos/logged-out', 'Why is my user logged out? · LocMem Playground', 'to-demos'],
    ['write/', 'Write a document · LocMem Playground', null],
    [link(source), 'A shared one · LocMem Playground', null],
    ['#1d=x.y', 'This link cannot be opened · LocMem Playground', null],
    [`embed${link(source)}`, 'A shared one · LocMem Playground', null],
  ];
  const tab = await site.tab();
  for (const [at, title, current] of wanted) {
    await tab.page.goto('about:blank');
    await tab.page.goto(new URL(at, site.url).href);
    await tab.ready();
    await tab.page
      .waitForFunction((title) => document.title === title, { timeout: 5000 }, title)
      .catch(async () => assert.equal(await tab.page.title(), title));
    assert.deepEqual(await tab.page.$$eval('.ways [aria-current=page]', (list) => list.map((el) => el.id)), current ? [current] : [], at);
    const text = await (await fetch(new URL(at.split('#')[0], site.url))).text();
    if (at.includes('lessons')) assert.ok(text.includes(`<title>${title}</title>`), `${at} says so before the program is there`);
  }
  await tab.page.goto(new URL('lessons/whose-cache', site.url).href);
  await tab.ready();
  await tab.until('() => document.querySelector("#next-lesson")');
  await tab.click('next-lesson');
  await tab.page.waitForFunction(() => document.title.startsWith('Four workers'), { timeout: 5000 });
});
