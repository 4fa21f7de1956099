// An example in somebody else's page: <locmem-playground>, from another origin and under a
// strict policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { front } from './front.mjs';
import { guest, host, press, says, seen } from './guests.mjs';
import { open } from './harness.mjs';
import { link, unlink } from './link.mjs';

const lines = ['w1&gt;&gt;&gt; cache.set("greeting", "hello", 30)', 'w2&gt;&gt;&gt; cache.get("greeting")', 'None'];
const example = `<locmem-playground><pre>${lines.join('\n')}</pre></locmem-playground>`;
const page = (body, lang = 'en') => `<!doctype html><html lang="${lang}"><title>guest</title>{{script}}<body>${body}</body></html>`;

async function at(t, body, { lang, ...how } = {}) {
  const site = await open(t);
  const url = await host(t, site, { '/': page(body, lang) }, how);
  return { site, url, page: await guest(site, url) };
}

test('an example runs where it stands, asks for nothing before, and all share one engine', async (t) => {
  const { site, page } = await at(t, `<p>before</p>${example.repeat(3)}<button id="after">after</button>`);
  const before = await seen(page, 0);
  assert.deepEqual(before.steps, [
    ['w1>>> cache.set("greeting", "hello", 30)', ''],
    ['w2>>> cache.get("greeting")', 'None'],
  ]);
  assert.deepEqual(before.buttons, ['Run', 'Step', 'Start over']);
  assert.deepEqual(
    page.asked.map((url) => new URL(url).pathname).filter((path) => path !== '/favicon.ico'),
    ['/', '/v1/embed.js'],
  );
  for (const n of [0, 2, 1]) await press(page, 'run', n);
  for (const n of [0, 1, 2]) await says(page, /2 steps run/, n);
  const after = await seen(page, 1);
  assert.deepEqual(after.steps, before.steps);
  assert.deepEqual(after.marks, ['fine', 'now fine']);
  assert.deepEqual(after.cards, [['w1', 'greeting', "'hello' 30 s left"], ['w2']]);
  assert.equal((await page.$$('iframe')).length, 1);
  assert.deepEqual(page.said, []);
  assert.equal(page.asked.filter((url) => url.endsWith('.wasm')).length, 1);
  // none of them is a process of the reader's tabs, and nothing is kept
  const t1 = await site.tab();
  assert.deepEqual(
    (await t1.processes()).map((p) => p.name),
    ['t1'],
  );
});

test('the keyboard does all there is, and leads through without a change', async (t) => {
  const { page } = await at(t, `${example}<button id="after">after</button>`);
  const focus = () =>
    page.evaluate(() => {
      const el = document.activeElement;
      return (el.shadowRoot?.activeElement ?? el).className || el.id;
    });
  const way = [];
  for (let i = 0; i < 9 && way.at(-1) !== 'after'; i++) {
    await page.keyboard.press('Tab');
    await page.keyboard.type('x');
    way.push(await focus());
  }
  assert.deepEqual(way, ['run', 'step', 'reset', 'after']);
  assert.equal((await seen(page)).steps[1][1], 'None');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Enter');
  await says(page, /w1>>> cache.set/);
  assert.deepEqual((await seen(page)).marks, ['now fine', '']);
  await page.keyboard.press('Enter');
  await says(page, /w2>>> cache.get\("greeting"\)\s+None/);
  assert.deepEqual((await seen(page)).marks, ['fine', 'now fine']);
  const roles = await page.evaluate(() => {
    const root = document.querySelector('locmem-playground').shadowRoot;
    return ['.say', '.text', '.cards'].map((s) => root.querySelector(s).getAttribute('role') ?? root.querySelector(s).getAttribute('aria-label'));
  });
  assert.deepEqual(roles, ['status', 'group', 'Processes']);
});

test('whatever became of the <pre>, its text is read; HTML in it stays text', async (t) => {
  const odd = `<locmem-playground><pre>  <span class="gp">w1&gt;&gt;&gt;</span>&nbsp;cache.set(<b>"a"</b>, 1)<br>  <code>w1&gt;&gt;&gt; cache.get("a")
  1</code><button>Copy</button>
</pre></locmem-playground>
<locmem-playground><pre>w1&gt;&gt;&gt; "&lt;img src=x&gt;"<img src="x"></pre></locmem-playground>`;
  const { page } = await at(t, odd);
  assert.deepEqual((await seen(page, 0)).steps, [
    ['w1>>> cache.set("a", 1)', ''],
    ['w1>>> cache.get("a")', '1'],
  ]);
  for (const n of [0, 1]) await press(page, 'run', n);
  await says(page, /2 steps run\.$/, 0);
  await says(page, /1 step run\.$/, 1);
  assert.deepEqual((await seen(page, 1)).steps, [['w1>>> "<img src=x>"', "'<img src=x>'"]]);
});

test('a result that is not what the page says is marked and said', async (t) => {
  const { page } = await at(t, '<locmem-playground lang="nl"><pre>w1&gt;&gt;&gt; cache.get("a")\n5\nw1&gt;&gt;&gt; 1 +</pre></locmem-playground>');
  assert.deepEqual((await seen(page)).buttons, ['Uitvoeren', 'Stap', 'Opnieuw beginnen']);
  await press(page, 'run');
  await says(page, /2 stappen uitgevoerd\. 2 resultaten zijn anders/);
  const { steps, marks } = await seen(page);
  assert.match(steps[0][1], /^None\s+De pagina zegt: 5$/);
  assert.match(steps[1][1], /SyntaxError/);
  assert.deepEqual(marks, ['differs', 'now differs']);
  await press(page, 'reset');
  await page.waitForFunction(() => !document.querySelector('locmem-playground').shadowRoot.querySelector('.differs'));
  assert.equal((await seen(page)).steps[0][1], '5');
});

test('methods and events', async (t) => {
  const { page, site } = await at(t, example.replace('<locmem-playground', '<locmem-playground workers="3" view="transcript store log controls"'));
  const out = await page.evaluate(async () => {
    const el = document.querySelector('locmem-playground');
    const heard = [];
    for (const type of ['load', 'step', 'event', 'check', 'complete', 'error']) {
      document.addEventListener(`locmem-${type}`, ({ detail }) => heard.push([type, detail.code ?? detail.op ?? detail.kind ?? detail.ok ?? detail.message]));
    }
    const run = await el.run();
    await el.ready;
    const exec = await el.exec('w3', 'print("x")\ncache.get("greeting")');
    const moved = await el.advance(31);
    await el.restart('w2');
    const step = await el.step(1); // all was run: it begins anew
    const check = await el.check();
    const url = await el.getShareUrl();
    const state = await el.getState();
    const wrong = await el.exec('w9', '1').catch((err) => err.message);
    await el.setState(state);
    const again = await el.run();
    return { run, exec, moved, step, check, url, state, wrong, again, heard };
  });
  assert.equal(out.run.ok, true);
  assert.deepEqual(out.run.steps[1], { process: 'w2', code: 'cache.get("greeting")', lines: ['None'], expected: ['None'], ok: true, line: 2 });
  assert.deepEqual(out.exec, { output: 'x\n', repr: 'None', error: null });
  assert.equal(out.moved, 31);
  assert.equal(out.step.steps.length, 1);
  assert.equal(out.check.ok, true);
  assert.match(out.wrong, /w9/);
  assert.equal(out.again.steps.length, 2);
  const source = '---\nsetup:\n  workers: 3\n---\n```locmem run\nw1>>> cache.set("greeting", "hello", 30)\nw2>>> cache.get("greeting")\nNone\n```\n';
  assert.equal(unlink(out.state), source);
  assert.equal(out.url, `${site.url}#${out.state}`);
  const kinds = out.heard.map(([type]) => type);
  for (const type of ['load', 'step', 'event', 'check', 'complete', 'error']) assert.ok(kinds.includes(type), type);
  assert.ok(out.heard.some(([type, what]) => type === 'event' && what === 'set'));
  assert.equal((await seen(page)).cards.length, 3);
});

test('a group is one site: a later example goes on where the earlier ones ended', async (t) => {
  const part = (text) => `<locmem-playground group="g"><pre>${text}</pre></locmem-playground>`;
  const { page } = await at(t, part('w1&gt;&gt;&gt; cache.set("a", 1)') + part('w1&gt;&gt;&gt; cache.get("a")') + example);
  await press(page, 'run', 1);
  await says(page, /1 step run/, 1);
  assert.deepEqual((await seen(page, 1)).steps, [['w1>>> cache.get("a")', '1']]);
  assert.deepEqual((await seen(page, 0)).marks, ['fine']);
  await press(page, 'run', 2);
  await says(page, /2 steps run/, 2);
  assert.deepEqual((await seen(page, 0)).cards[0], ['w1', 'a', '1 300 s left']);
});

test('a group has no place for documents, and the element says so', async (t) => {
  const { page } = await at(
    t,
    example.replace('>', ' group="g">') +
      example.replace('<locmem-playground', '<locmem-playground group="g" lesson="whose-cache"') +
      '<locmem-playground group="g" lang="nl"><pre>```locmem\nw1&gt;&gt;&gt; 1\n```</pre></locmem-playground>',
  );
  assert.equal((await seen(page, 0)).says, '');
  assert.equal((await seen(page, 1)).says, 'group counts only for a transcript in the page.');
  assert.equal((await seen(page, 2)).says, 'group telt alleen voor een transcript in de pagina.');
});

test('documents: of the page, by address, of a lesson, of a link', async (t) => {
  const site = await open(t);
  const doc =
    '---\ntitle: Mine\n---\nSome prose.\n\n```locmem settings\nCACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 7}}\n```\n\n```locmem run\nw1>>> cache.set("a", 1)\n```\n';
  const url = await host(
    t,
    site,
    {
      '/': page(`<locmem-playground><pre>${doc}</pre></locmem-playground>
      <locmem-playground src="doc.md"></locmem-playground><locmem-playground lesson="whose-cache"></locmem-playground>
      <locmem-playground state="${link(doc).slice(1)}"></locmem-playground><locmem-playground lesson="nope"></locmem-playground>
      <locmem-playground></locmem-playground>`),
      '/doc.md': doc,
    },
    { policy: "style-src 'self'; connect-src 'self'" },
  );
  const p = await guest(site, url);
  assert.equal(
    p.asked.some((x) => x.endsWith('.md')),
    false,
  );
  for (const n of [0, 1, 3]) {
    await press(p, 'run', n);
    await says(p, /1 step run\.$/, n);
    const got = await seen(p, n);
    assert.deepEqual(got.cards, [['w1', 'a', '1 7 s left']], `${n}`);
    assert.match(got.text, /Mine\s+Some prose\.\s+# settings\.py/);
  }
  await press(p, 'run', 2);
  await says(p, /steps run\.$/, 2);
  await press(p, 'run', 4);
  await says(p, /there is no lesson "nope"/, 4);
  await says(p, /There is no example here/, 5);
});

test('prose, variables, questions and exercises of a document: nothing vanishes, no answer is given away', async (t) => {
  const doc = `---
title: All of it
---
# All of it

Prose with \`code\`, *stress* and [a link](https://x.org/a); [none](javascript:alert(1)).

- one
- two

\`\`\`locmem environ
TTL=7
\`\`\`

\`\`\`sh
make it
\`\`\`

\`\`\`locmem run
w1>>> cache.set("a", 1)
\`\`\`

\`\`\`locmem predict
w1>>> cache.get("a")
1
- 2: each finds it # correct
- {'a: b': 1}
\`\`\`

Because of this.

\`\`\`locmem predict
w2>>> cache.get("a")
- 1
- None # correct
\`\`\`

The end.

\`\`\`locmem try id=x
w2>>> cache.set("a", 1)
\`\`\`

\`\`\`locmem check for=x
expect value(w2, "a") == 1
\`\`\`
`;
  const { page } = await at(t, `<locmem-playground><pre>${doc.replaceAll('>', '&gt;')}</pre></locmem-playground>`);
  const before = await seen(page);
  assert.equal(
    before.text.replace(/\n+/g, '\n'),
    'All of it\nProse with code, stress and a link; [none](javascript:alert(1)).\n- one\n- two\n# .env\nTTL=7\nmake it\nw1>>> cache.set("a", 1)\nw1>>> cache.get("a")\n2\n' +
      "{'a: b': 1}",
  );
  const links = () => page.$eval('locmem-playground', (el) => [...el.shadowRoot.querySelectorAll('.text a')].map((a) => a.href));
  assert.deepEqual(await links(), ['https://x.org/a']);
  for (const n of [1, 2]) {
    await press(page, 'step');
    await says(page, n === 1 ? /cache.set/ : /cache.get/);
  }
  const second = (await seen(page)).text;
  assert.match(second, /w1>>> cache.get\("a"\)\n1\s+2: each finds it\s+\{'a: b': 1\}\s+Because of this\.\s+w2>>> cache.get\("a"\)\s+1\s+None$/);
  await press(page, 'run');
  await says(page, /3 steps run\.$/);
  assert.match((await seen(page)).text, /The end\.\s+Your turn: solve it in the playground\.$/);
  await press(page, 'reset');
  await page.waitForFunction(() => !/The end/.test(document.querySelector('locmem-playground').shadowRoot.querySelector('.text').innerText));
  assert.equal((await seen(page)).text, before.text);
});

test('loading lazy and eager, a figure, and a theme', async (t) => {
  const { page } = await at(
    t,
    `<locmem-playground loading="eager" mode="figure" theme="dark" height="80"><pre>w1&gt;&gt;&gt; cache.set("a", 1)</pre></locmem-playground><p class="far">${'<br>'.repeat(300)}</p>
    <locmem-playground loading="lazy" mode="figure"><pre>w1&gt;&gt;&gt; cache.set("b", 1)</pre></locmem-playground>`,
  );
  await says(page, /1 step run/, 0);
  assert.deepEqual((await seen(page, 0)).buttons, []);
  assert.deepEqual((await seen(page, 1)).marks, ['']);
  const look = await page.evaluate(() => {
    const el = document.querySelector('locmem-playground');
    return [
      getComputedStyle(el).backgroundColor,
      el.shadowRoot.querySelector('.all').offsetHeight,
      getComputedStyle(document.querySelectorAll('locmem-playground')[1]).backgroundColor,
    ];
  });
  assert.deepEqual(look, ['rgb(18, 24, 31)', 80, 'rgba(0, 0, 0, 0)']);
  await page.evaluate(() => document.querySelectorAll('locmem-playground')[1].scrollIntoView());
  await says(page, /1 step run/, 1);
});

test('to be read only, so many steps at once, and step by step', async (t) => {
  const asked = '```locmem predict\nw1&gt;&gt;&gt; cache.get("a")\n- 1\n- None # correct\n```\nThe end.';
  const { page } = await at(
    t,
    `<locmem-playground mode="readonly"><pre>${asked}</pre></locmem-playground>${example.replace('>', ' loading="eager" step="1">')}${example.replace('>', ' speed="2">')}`,
  );
  const still = await seen(page, 0);
  assert.deepEqual(still.buttons, []);
  assert.match(still.text, /The end\.$/);
  await says(page, /cache\.set/, 1);
  assert.deepEqual((await seen(page, 1)).marks, ['now fine', '']);
  assert.deepEqual((await seen(page, 0)).cards, [], 'it does not run');
  const took = await page.evaluate(async () => {
    const times = [];
    const el = document.querySelectorAll('locmem-playground')[2];
    el.addEventListener('locmem-step', () => times.push(performance.now()));
    await el.run();
    return times[1] - times[0];
  });
  assert.ok(took >= 490, `${took} ms between two steps`);
  assert.match((await seen(page, 2)).says, /2 steps run/);
});

test('fences of Markdown become examples where the address of the script says which', async (t) => {
  const fence = (lines) => `<pre><code class="language-locmem">${lines.join('\n')}\n</code></pre>`;
  const body = `<div id="md">${fence(lines)}<p>between</p>${fence(['CACHES = {}'])}<pre><code class="language-python">w1&gt;&gt;&gt; 1</code></pre></div><locmem-playground>${fence(lines)}</locmem-playground>`;
  const script = '<script defer src="{{url}}v1/embed.js?auto=pre>code.language-locmem"></script>';
  const { page } = await at(t, body, { script });
  await page.waitForFunction(() => document.querySelectorAll('locmem-playground').length === 2);
  assert.deepEqual(await page.$$eval('#md > *', (all) => all.map((el) => el.localName)), ['locmem-playground', 'p', 'pre', 'pre']);
  await press(page, 'run', 0);
  await says(page, /2 steps run\.$/, 0);
});

test('loaded twice, by other kinds of script, moved, removed while it loads', async (t) => {
  const twice = '<script type="module" src="{{url}}v1/embed.js"></script><script src="{{url}}v1/embed.js?again"></script>';
  const { page } = await at(t, example.repeat(2), { script: twice });
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('locmem-playground');
    window.outcome = first.run().then(
      () => 'ran',
      (err) => err.message,
    );
    window.gone = first;
    first.remove();
    document.body.prepend(second); // moved: it stays what it is
  });
  assert.equal(await page.evaluate(() => window.outcome), 'removed');
  await press(page, 'run');
  await says(page, /2 steps run/);
  assert.equal((await page.$$('iframe')).length, 1);
  assert.match(await page.evaluate(() => window.gone.run().catch((err) => err.message)), /taken away/);
  await page.evaluate(() => document.querySelector('locmem-playground').destroy());
  assert.equal((await page.$$('iframe')).length, 0);
  assert.equal(await page.evaluate(() => document.querySelector('locmem-playground').shadowRoot.innerHTML), '<slot></slot>');
  assert.deepEqual(page.said, []);
});

test('a run that does not end is stopped', async (t) => {
  const { page } = await at(t, '<locmem-playground><pre>w1&gt;&gt;&gt; cache.set("a", 1)\nw1&gt;&gt;&gt; while True: pass</pre></locmem-playground>' + example);
  await press(page, 'run', 1);
  await says(page, /2 steps run/, 1);
  await press(page, 'run', 0);
  await page.waitForFunction(() => document.querySelector('locmem-playground').shadowRoot.querySelectorAll('.line.fine').length === 1);
  await press(page, 'run', 0); // it reads Stop
  await page.waitForFunction(() => document.querySelector('locmem-playground').shadowRoot.querySelector('.run').textContent === 'Run');
  await press(page, 'run', 1);
  await says(page, /2 steps run/, 1);
});

test('without a network it says so, loses nothing, and can be tried again', async (t) => {
  const site = await open(t);
  const server = await front(t, site.url, { base: '/sub/' });
  const url = await host(t, { url: server.url }, { '/': page(example) });
  const p = await guest(site, url);
  server.bend = (path, pass, response) => path.startsWith('/assets/app.') && (response.destroy(), true);
  await press(p, 'run');
  await says(p, /could not be reached/);
  assert.equal((await seen(p)).steps[1][1], 'None');
  server.bend = null;
  await press(p, 'run');
  await says(p, /2 steps run/);
});

test('in a sandboxed frame of no origin it runs as well', async (t) => {
  const site = await open(t);
  const url = await host(
    t,
    site,
    { '/open': '<!doctype html><iframe sandbox="allow-scripts" src="/in" width="600" height="400"></iframe>', '/in': page(example) },
    { policy: "style-src 'self'" },
  );
  const p = await site.context.newPage();
  await p.goto(`${url}/open`);
  const frame = await (await p.waitForSelector('iframe')).contentFrame();
  await frame.waitForFunction(() => customElements.get('locmem-playground'));
  assert.equal(await frame.evaluate(() => window.origin), 'null');
  await press(frame, 'run');
  await says(frame, /2 steps run/);
  assert.deepEqual((await seen(frame)).cards[0][0], 'w1');
});
