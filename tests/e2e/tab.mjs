// A tab as the tests use it: through window.locmem, and by hand through the page.

const patience = 30_000; // how long anything may take before a test gives up

/** strike clicks the middle of an element, in the page. It returns "", or why that cannot be. */
function strike(id) {
  const el = document.getElementById(id);
  if (!el) return 'it is not there';
  if (el.disabled || el.ariaDisabled === 'true') return 'it is off';
  const menu = el.closest('#scenario-more:not([open])');
  if (menu) {
    menu.querySelector('summary').click();
    return 'its menu was closed';
  }
  const middle = () => {
    // of what is in the window: a menu may reach out of it
    const { left, right, top, bottom } = el.getBoundingClientRect();
    const between = (from, to, end) => (Math.max(0, from) + Math.min(end, to)) / 2;
    return { clientX: between(left, right, innerWidth), clientY: between(top, bottom, innerHeight) };
  };
  const top = () => document.elementFromPoint(middle().clientX, middle().clientY);
  if (!el.contains(top())) el.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const hit = top();
  if (!el.contains(hit))
    return hit
      ? `${hit.outerHTML.slice(0, 80)} is in front of it`
      : `it is out of the window: ${JSON.stringify(el.getBoundingClientRect())}, ${innerHeight} high`;
  const init = { bubbles: true, cancelable: true, composed: true, view: window, detail: 1, ...middle() };
  hit.dispatchEvent(new PointerEvent('pointerdown', { ...init, pointerType: 'mouse', isPrimary: true, buttons: 1 }));
  if (hit.dispatchEvent(new MouseEvent('mousedown', { ...init, buttons: 1 })))
    hit.closest('a[href], button, input, select, textarea, summary, [tabindex]')?.focus({ preventScroll: true });
  hit.dispatchEvent(new PointerEvent('pointerup', { ...init, pointerType: 'mouse', isPrimary: true }));
  hit.dispatchEvent(new MouseEvent('mouseup', init));
  hit.dispatchEvent(new MouseEvent('click', init));
  return '';
}

/** Tab is one tab of a Site (harness.mjs). */
export class Tab {
  constructor(site, page) {
    Object.assign(this, { site, page, errors: [] });
    page.on('pageerror', (error) => this.errors.push(String(error?.message ?? error)));
  }

  /** ready waits until this tab is a process and has drawn itself. */
  ready() {
    return this.readyAs(() => true);
  }

  /** readyAs waits until this tab is a process of that kind: after a reload not yet the old one. */
  async readyAs(right) {
    this.identity = await eventually(async () => {
      const identity = await this.page.evaluate(async () => {
        if (!window.locmem) return null;
        const identity = await window.locmem.ready;
        await window.locmemBoot.ready;
        return identity;
      });
      return identity && right(identity) ? identity : null;
    }, 'the tab to become a process');
    return this.identity;
  }

  get name() {
    return this.identity.name;
  }
  get pid() {
    return this.identity.pid;
  }

  exec(process, code) {
    return this.page.evaluate((p, c) => window.locmem.exec(p, c), process, code);
  }
  processes() {
    return this.page.evaluate(() => window.locmem.processes());
  }
  advance(seconds) {
    return this.page.evaluate((s) => window.locmem.advance(s), seconds);
  }

  /** repr is what an expression shows in a process. */
  async repr(process, code) {
    const result = await this.exec(process, code);
    if (result.error) throw new Error(`${code}: ${result.error.type}: ${result.error.message}`);
    return result.repr;
  }

  /**
   * heard starts to listen and returns a function that waits for the first
   * notice of that type that has all the given values.
   */
  async heard(type, values) {
    const handle = await this.page.evaluateHandle(
      (type, values) => {
        const box = {};
        box.promise = new Promise((resolve) => {
          const undo = window.locmem.on(type, (notice) => {
            if (Object.keys(values).some((k) => notice[k] !== values[k])) return;
            undo();
            resolve({ ...notice, at: Date.now() });
          });
        });
        return box;
      },
      type,
      values,
    );
    return () =>
      bounded(
        handle.evaluate((box) => box.promise),
        `${this.name} to hear of ${type} ${JSON.stringify(values)}`,
      );
  }

  /**
   * sees waits until processes() shows all these processes with these values,
   * such as {t2: {alive: true}}. alive: how many live ones there are in all.
   */
  async sees(wanted, alive) {
    const shown = this.page.evaluate(
      (wanted, alive) =>
        new Promise((resolve) => {
          const look = async () => {
            const list = await window.locmem.processes();
            const all = Object.entries(wanted).every(([name, values]) => {
              const found = list.find((p) => p.name === name);
              return found && Object.entries(values).every(([k, v]) => found[k] === v);
            });
            if (!all || (alive != null && list.filter((p) => p.alive).length !== alive)) return;
            undo();
            resolve(list);
          };
          const undo = window.locmem.on('process', look);
          look();
        }),
      wanted,
      alive,
    );
    try {
      return await bounded(shown, `${this.name} to see ${JSON.stringify(wanted)}`);
    } catch (error) {
      error.message += `; it sees ${JSON.stringify(await bounded(this.processes(), 'processes()', 2000).catch(String))}`;
      throw error;
    }
  }

  /**
   * until waits until f(arg), called in the page when the document changes, is truthy. It
   * goes on in the next document if this one goes away.
   */
  async until(f, arg, what = f) {
    await this.page.bringToFront();
    const ask = async () => {
      for (;;) {
        try {
          return await this.page.evaluate(`new Promise((resolve) => {
            const f = ${f};
            const arg = ${JSON.stringify(arg)};
            const look = () => {
              const found = f(arg);
              if (!found) return;
              observer.disconnect();
              resolve(found);
            };
            const observer = new MutationObserver(look);
            observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            look();
          })`);
        } catch (err) {
          if (!/context was destroyed|Cannot find context/.test(err.message)) throw err;
        }
      }
    };
    return bounded(ask(), `the page to show ${what}`);
  }

  /** shows waits until the page's visible text has the text or matches. */
  shows(text, selector = 'body') {
    const pattern = text instanceof RegExp ? { source: text.source, flags: text.flags } : null;
    return this.until(
      `({ text, pattern, selector }) => [...document.querySelectorAll(selector)].some((el) => {
      const all = el.innerText ?? el.textContent;
      return pattern ? new RegExp(pattern.source, pattern.flags).test(all) : all.includes(text);
    })`,
      { text: String(text), pattern, selector },
      `${text} in ${selector}`,
    );
  }

  // By hand: what a person clicks and types. A hidden tab draws once a second,
  // so each of these brings the tab to the front.

  /**
   * click clicks the element with that id as a mouse does, when it can be hit; one in a
   * lesson's menu More after that is opened. The look and the stroke are one: what is drawn
   * between the two would push the element away and put another one under the mouse.
   */
  async click(id) {
    await this.page.bringToFront();
    const end = Date.now() + patience;
    for (;;) {
      const why = await this.page.evaluate(strike, id);
      if (why === '') return;
      if (Date.now() > end) throw new Error(`#${id} cannot be clicked: ${why}`);
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
    }
  }

  /** rests waits until an element stands still. */
  rests(id) {
    return this.page.waitForFunction(
      (id) =>
        new Promise((resolve) => {
          const place = () => JSON.stringify(document.getElementById(id)?.getBoundingClientRect() ?? null);
          const before = place();
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              resolve(before !== 'null' && before === place());
            }),
          );
        }),
      {},
      id,
    );
  }

  /** answers answers the questions of a lesson, one after the other, until nothing is hidden behind one. */
  async answers() {
    const ask = () =>
      this.page.evaluate(() => {
        const open = [...document.querySelectorAll('.predict')].find((el) => el.querySelector('.answers') && !el.querySelector('.right'));
        return open ? open.id.split('-')[1] : null;
      });
    for (let n = await ask(); n !== null; n = await ask()) {
      await this.page.$eval(`#block-${n}-answer-0`, (el) => el.click()); // the page may scroll to what was just run
      await this.until('(n) => document.querySelector(`#block-${n}-block .right`) && document.querySelector("#scenario-run:not([aria-disabled])")', n);
    }
  }

  /** fill types into a field in place of what it holds. */
  async fill(id, text) {
    await this.page.bringToFront();
    await this.page.focus(`#${id}`);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('a');
    await this.page.keyboard.up('Control');
    await this.page.keyboard.press('Backspace');
    if (text) await this.page.keyboard.type(text);
  }

  /** act fills the form and presses one of its buttons; it returns the console's new entry. */
  async act(action, fields = {}) {
    for (const [name, text] of Object.entries(fields)) await this.fill(`field-${name}`, text);
    return this.entry(() => this.click(`do-${action}`));
  }

  /** type types into the console and runs it; it returns the console's new entry. */
  async type(code, keys = ['Control', 'Enter']) {
    await this.fill('console-input', '');
    await this.page.keyboard.sendCharacter(code);
    return this.entry(() => this.press(...keys));
  }

  /** press presses keys together, the last one as a stroke. */
  async press(...keys) {
    const last = keys.pop();
    for (const key of keys) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of keys.reverse()) await this.page.keyboard.up(key);
  }

  /** entry does something that adds an entry to the console and waits until that is complete. */
  async entry(action) {
    await this.page.bringToFront();
    const before = await this.page.evaluate(() => document.querySelectorAll('#console-lines .entry').length);
    await action();
    return this.until(
      `(before) => {
      const all = document.querySelectorAll('#console-lines .entry');
      const last = all[all.length - 1];
      if (all.length <= before || last.querySelector('.wait')) return null;
      const text = (selector) => [...last.querySelectorAll(selector)].map((el) => el.textContent).join('\\n');
      return { code: text('.in'), out: text('.out'), error: text('.error'), warning: text('.warning'), hint: text('.hint'), note: text('.note') };
    }`,
      before,
      'the next answer in the console',
    );
  }

  /** rows reads the memory table. */
  rows() {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('#memory-rows tr')].map((row) => {
        const cell = (name) => row.querySelector(`.${name}`)?.textContent ?? '';
        return {
          key: cell('key'),
          version: cell('version'),
          value: cell('value'),
          left: cell('left'),
          place: cell('place'),
          bytes: cell('bytes'),
          dead: row.classList.contains('dead'),
        };
      }),
    );
  }

  /** log reads the event log, the newest first. */
  async log() {
    await this.click('time-log');
    await this.until('() => document.querySelector("#log")');
    return this.page.evaluate(() =>
      [...document.querySelectorAll('#log li')].map((li) =>
        ['name', 'op', 'key', 'outcome', 'detail']
          .map((c) => (li.querySelector(`.${c}`)?.textContent ?? '').trim())
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    );
  }

  /** text is the visible text of an element. */
  text(selector) {
    return this.page.$eval(selector, (el) => el.innerText.replace(/\s+/g, ' ').trim());
  }

  /** reload loads the page anew and waits for the new process. */
  async reload() {
    await this.page.reload();
    return this.ready();
  }

  close() {
    return this.page.close();
  }

  /** crash ends the tab's renderer from inside. */
  async crash() {
    const session = await this.page.createCDPSession();
    session.send('Page.crash').catch(() => {}); // never answers
  }

  /** kill ends the tab's renderer as kill -9 does. */
  async kill() {
    process.kill(await this.renderer(), 'SIGKILL');
  }

  /** renderer finds the pid of the tab's renderer: the one that works when asked to. */
  async renderer() {
    const session = await this.site.browser.target().createCDPSession();
    const times = async () =>
      new Map((await session.send('SystemInfo.getProcessInfo')).processInfo.filter((p) => p.type === 'renderer').map((p) => [p.id, p.cpuTime]));
    for (let spin = 200; ; spin *= 2) {
      const before = await times();
      await this.page.evaluate((ms) => {
        const end = performance.now() + ms;
        while (performance.now() < end);
      }, spin);
      const ranked = [...(await times())].map(([id, cpu]) => [id, cpu - (before.get(id) ?? 0)]).sort((a, b) => b[1] - a[1]);
      if (ranked.length === 1 || ranked[0][1] > 3 * ranked[1][1]) return ranked[0][0];
      if (spin > 3000) throw new Error("cannot tell which renderer is the tab's");
    }
  }
}

// --- waiting ---------------------------------------------------------------

/** bounded fails with words when a promise takes too long. */
export function bounded(promise, what, ms = patience) {
  let timer;
  return Promise.race([
    promise,
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`waited ${ms / 1000} s for ${what}`)), ms);
    }),
  ]).finally(() => clearTimeout(timer));
}

/** eventually asks again until the answer is truthy; a document that goes away meanwhile is no answer. */
async function eventually(ask, what) {
  const end = Date.now() + patience;
  for (let last; ;) {
    const answer = await bounded(ask(), what, Math.max(1, end - Date.now())).catch((error) => {
      last = error;
    });
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`, { cause: last });
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    }); // between two documents there is nothing to listen to
  }
}
