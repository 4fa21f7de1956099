// The element.

/** whenRead does f when the page has been read. */
const whenRead = (f) => (document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', f, { once: true }) : f());

class Playground extends HTMLElement {
  static observedAttributes = 'theme lang view mode height group workers servers threads balancer src lesson state'.split(' ');

  constructor() {
    super();
    this.ready = new Promise((resolve) => {
      this.resolve = resolve;
    });
    this.attachShadow({ mode: 'open' }).append(h('slot'));
  }
  connectedCallback() {
    whenRead(() => this.setUp());
  }
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.leave()); // one that is moved stays
  }
  attributeChangedCallback(name, old, value) {
    if (!this.session || old === value || this.changing) return;
    this.changing = true;
    queueMicrotask(() => {
      this.changing = false;
      if (this.session) this.remake();
    });
  }

  setUp() {
    if (this.session || this.gone || !this.isConnected) return;
    const lang = this.closest('[lang]')?.lang ?? '';
    this.words = /^nl\b/i.test(lang) ? words.nl : words.en;
    this.language = this.words === words.nl ? 'nl' : 'en';
    this.base = 0;
    const text = this.given ?? plain(this.querySelector('pre') ?? this);
    this.document = isDocument(text) ? text : null;
    this.text = text;
    this.far = !this.given && ['src', 'lesson', 'state'].find((name) => this.getAttribute(name));
    this.steps = [];
    const wanted = this.getAttribute('group');
    const group = !this.document && !this.far && wanted;
    this.session = (group && groups.get(group)) || new Session();
    if (group) groups.set(group, this.session);
    this.session.elements.push(this);
    this.draw();
    if (text) this.lay(parts(this.document ?? '```locmem run\n' + text + '\n```'));
    if (!text && !this.far) this.say(this.words.nothing);
    if (wanted && !group) this.say(this.words.group);
    const loading = this.getAttribute('loading');
    const steps = Number(this.getAttribute('step'));
    const begin = () => (steps > 0 ? this.step(steps) : this.figure ? this.run() : this.session.prepare()).catch(() => {});
    if (loading === 'eager') begin();
    else if (loading === 'lazy') {
      this.watch = new IntersectionObserver((all) => {
        if (!all.some((x) => x.isIntersecting)) return;
        this.watch.disconnect();
        begin();
      });
      this.watch.observe(this);
    }
  }
  /** remake draws and starts it anew, after a change. */
  remake() {
    const old = this.session;
    this.session = null;
    old.elements = old.elements.filter((el) => el !== this);
    this.setUp();
    if (engine.sessions.has(old.doc)) engine.sessions.set(this.session.doc, this.session);
    old.leave();
  }
  leave() {
    this.watch?.disconnect();
    this.session?.leave(this);
    this.session = null;
  }

  // --- what is to be seen ---

  draw() {
    const say = this.words;
    const view = (this.getAttribute('view') || 'transcript store controls').split(/\s+/);
    const shows = (name) => view.includes(name);
    const mode = this.getAttribute('mode');
    this.figure = mode === 'figure';
    this.still = mode === 'readonly';
    const button = (name, f) => h('button', { type: 'button', className: name, onclick: f }, say[name]);
    this.ui = {
      text: h('div', { className: 'text', role: 'group', 'aria-label': say.example }),
      run: button('run', () => (this.session.running ? this.session.stop() : this.run().catch(() => {}))),
      step: button('step', () => this.session.running || this.step().catch(() => {})),
      reset: button('reset', () => this.session.running || this.reset().catch(() => {})),
      link: h('a', { target: '_blank', rel: 'noopener', hidden: true }, say.open),
      say: h('p', { className: 'say', role: 'status' }),
      cards: h('ul', { className: 'cards', 'aria-label': say.processes }),
      log: h('ol', { className: 'log', 'aria-label': say.log, tabIndex: 0 }),
    };
    const { text, run, step, reset, link } = this.ui;
    const all = h('div', { className: 'all', lang: this.language });
    if (shows('transcript')) all.append(text);
    if (shows('controls') && !this.figure && !this.still) all.append(h('div', { className: 'bar' }, run, step, reset, link));
    all.append(this.ui.say);
    if (shows('store')) all.append(this.ui.cards);
    if (shows('log')) all.append(this.ui.log);
    const height = Number.parseFloat(this.getAttribute('height'));
    if (height > 0) {
      all.style.maxHeight = `${height}px`;
      Object.assign(all, { tabIndex: 0, role: 'group', ariaLabel: say.example });
    }
    style ??= sheet();
    this.shadowRoot.adoptedStyleSheets = [style];
    this.shadowRoot.replaceChildren(all);
  }
  /** lay draws the parts of the element's document: transcripts step by step. */
  lay(list) {
    this.steps = [];
    this.base = this.document || !list.length ? 0 : list[0].at - 1; // lines before its own text
    const title = /^---\n(?:.+\n)*?title: *(.+)/.exec(this.document ?? '')?.[1];
    let into = this.ui.text;
    into.replaceChildren(title && !this.document.includes(`\n# ${title}\n`) ? h('p', { className: 'head' }, title) : '');
    for (const { role, at, lines } of list) {
      const name = { settings: '# settings.py\n', views: '# views.py\n', environ: '# .env\n', code: '' }[role];
      if (name !== undefined) into.append(h('pre', { className: 'code' }, name + lines.join('\n')));
      if (role === 'prose') into.append(prose(lines));
      if (role === 'run') into.append(...this.transcript(at, lines));
      if (role === 'try') into.append(h('p', {}, h('em', {}, this.words.turn)));
      if (role === 'predict') into = this.question(into, at, lines);
    }
    for (const s of this.steps) this.fresh(s);
    this.buttons();
  }
  /** question draws a call and its answers, and returns what hides the rest until it has run. */
  question(into, at, lines) {
    const isAnswer = (l) => l.startsWith('- ');
    into.append(
      ...this.transcript(
        at,
        lines.filter((l) => !isAnswer(l)),
      ),
    );
    const step = this.steps.at(-1) ?? {};
    step.below = h('div');
    const answers = lines.filter(isAnswer).map((l) => {
      const [, text, correct] = /^- +(.*?)( +# correct *)?$/.exec(l);
      const li = h('li');
      li.short = /^[^'"([{:]+(?=: )/.exec(text)?.[0] ?? text; // without its reason
      li.whole = text;
      if (correct) step.right = li;
      li.append(li.short);
      return li;
    });
    into.append(h('ul', {}, ...answers), step.below);
    return step.below;
  }
  transcript(at, lines) {
    const out = [];
    let step = null;
    lines.forEach((line, i) => {
      if (isStep(line)) {
        step = { line: at + i, code: [line], want: [] };
        step.call = h('code');
        step.shown = h('samp');
        step.el = h('div', { className: 'line' }, step.call, step.shown);
        this.steps.push(step);
        out.push(step.el);
      } else if (step && /^\s*\.\.\.(\s|$)/.test(line) && !step.want.length) step.code.push(line);
      else if (step && line.trim() && !isPrompt(line) && !/^\s*#( |$)/.test(line)) {
        step.want.push(line);
      } else {
        out.push(h('pre', {}, line || ' '));
        if (!line.trim()) step = null;
      }
    });
    return out;
  }
  /** fresh shows a step as the page has it: not yet run. */
  fresh(s) {
    s.result = null;
    s.el.className = 'line';
    s.call.textContent = s.code.join('\n');
    const asks = s.below && !this.still;
    s.shown.textContent = asks ? '' : s.want.join('\n');
    if (asks) s.below.hidden = true;
    s.right?.replaceChildren(s.right.short);
  }
  say(text) {
    if (this.ui.say.textContent !== text) this.ui.say.textContent = text;
  }
  buttons() {
    const { run, step, reset, say } = this.ui;
    const on = Boolean(this.session?.running);
    run.textContent = on ? this.words.stop : this.words.run;
    for (const el of [step, reset]) el.setAttribute('aria-disabled', on);
    say.parentNode?.setAttribute('aria-busy', on);
  }
  cards(processes) {
    const say = this.words;
    this.ui.cards.replaceChildren(
      ...processes.map((p) => {
        const rows = p.rows.flatMap(({ key, value, left }) => {
          const time = left === null ? say.never : left <= 0 ? say.expired : say.left(Math.round(left * 10) / 10);
          return [h('dt', {}, key), h('dd', {}, `${value} `, h('small', {}, time))];
        });
        const counts = `pid ${p.pid} · ${say.counts(p.hits, p.misses)}`;
        const body = rows.length ? h('dl', {}, ...rows) : h('p', {}, h('span', {}, p.alive ? say.empty : say.ended));
        return h('li', { className: p.alive ? 'card' : 'card ended' }, h('p', {}, h('b', {}, p.name), ' ', h('span', {}, counts)), body);
      }),
    );
  }

  // --- what the session tells ---

  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`locmem-${type}`, { bubbles: true, composed: true, detail }));
  }
  loaded() {
    for (const s of this.steps) this.fresh(s);
    this.ui.log.replaceChildren();
    this.say('');
    this.resolve();
    this.emit('load', {});
    this.getShareUrl().then(
      (href) => Object.assign(this.ui.link, { href, hidden: false }),
      () => {},
    );
  }
  result({ Step: step, Lines: lines, OK: ok }) {
    for (const x of this.steps) x.el.classList.remove('now');
    const s = this.steps.find((x) => x.line === step.Line);
    if (!s) return;
    const shown = lines ?? [];
    s.result = { process: step.Who, code: step.Code || s.code.join('\n'), lines: shown, expected: step.Want ?? null, ok, line: s.line - this.base };
    s.el.className = `line now ${ok ? 'fine' : 'differs'}`;
    if (s.below) s.below.hidden = false;
    s.right?.replaceChildren(h('b', {}, s.right.whole));
    s.shown.replaceChildren(shown.join('\n'));
    if (!ok && s.want.length) s.shown.append(h('small', {}, `\n${this.words.written} ${s.want.join('\n')}`));
    this.emit('step', s.result);
    if (this.steps.every((x) => x.result)) this.emit('complete', this.sum());
  }
  event(event) {
    if (event.op) {
      this.ui.log.append(h('li', {}, `${event.process} ${event.op} ${event.key}: ${event.outcome}`));
      if (this.ui.log.childElementCount > 100) this.ui.log.firstChild.remove();
    }
    this.emit('event', event);
  }
  lost() {
    this.ui.cards.replaceChildren();
    this.fail(Object.assign(new Error(''), { reason: 'lost' }));
  }
  fail(err) {
    if (!this.session) return;
    // who cannot run it reads on below a question
    if (!engine.loading) for (const s of this.steps) if (s.below) s.below.hidden = false;
    const own = err.line - this.base;
    const text = err.reason && err.reason in this.words ? this.words[err.reason] : (own > 0 ? this.words.line(own) : '') + err.message;
    this.say(text);
    this.emit('error', { message: text, detail: err.message });
  }
  /** sum is what all that was run came to. */
  sum() {
    const steps = this.steps.map((s) => s.result).filter(Boolean);
    return { ok: steps.every((s) => s.ok), steps };
  }
  report() {
    const { steps } = this.sum();
    const bad = steps.filter((s) => !s.ok).length;
    return bad ? `${this.words.done(steps.length)} ${this.words.differ(bad)}` : this.words.done(steps.length);
  }
  /** fetch gets a document that lies elsewhere, once. */
  async fetch() {
    if (!this.far) return;
    const value = this.getAttribute(this.far);
    let text;
    if (this.far === 'src') {
      const response = await fetch(new URL(value, document.baseURI)).catch(() => null);
      if (!response?.ok) throw new Error(this.words.fetch(value));
      text = await response.text();
    } else if (this.far === 'lesson') text = (await this.session.ask('lesson', { lesson: value, lang: this.language })).value;
    else text = (await this.session.ask('source', { link: value })).value;
    this.far = null;
    this.document = text.replace(/\r\n?/g, '\n');
    if (!isDocument(this.document)) this.document = '```locmem run\n' + this.document + '\n```\n';
  }

  // --- what a page can ask for ---

  work(f) {
    if (!this.session) return Promise.reject(new Error(this.words?.removed ?? 'not in a page'));
    return this.session.work(f);
  }
  async run() {
    const sum = await this.work(() => this.session.upTo(this, Infinity));
    this.say(this.report());
    return sum;
  }
  async step(n = 1) {
    const sum = await this.work(() => this.session.upTo(this, n));
    const last = this.steps.findLast((s) => s.result)?.result;
    if (last) this.say(`${last.process ? `${last.process}>>> ` : ''}${last.code}\n${last.lines.join('\n')}`);
    return sum;
  }
  reset() {
    return this.work(() => this.session.again());
  }
  async check() {
    await this.reset();
    const sum = await this.run();
    this.emit('check', sum);
    return sum;
  }
  restart(process) {
    return this.work(() => this.session.ask('restart', { process }).then(() => {}));
  }
  advance(seconds) {
    return this.work(() => this.session.ask('advance', { seconds }).then(({ now, start }) => now - start));
  }
  exec(process, code) {
    return this.work(async () => {
      const { output, repr, error } = (await this.session.ask('exec', { process, code })).value;
      return { output, repr, error };
    });
  }
  getState() {
    if (!this.session) return Promise.reject(new Error(this.words?.removed));
    return engine.load().then(async () => (await this.session.ask('link', { source: this.session.source() })).value.slice(1));
  }
  async getShareUrl() {
    return `${root.href}${this.language === 'nl' ? 'nl/' : ''}#${await this.getState()}`;
  }
  setState(state) {
    return this.work(async () => {
      this.given = (await this.session.ask('source', { link: state })).value;
      this.remake();
    });
  }
  destroy() {
    this.leave();
    this.gone = true;
    this.shadowRoot.replaceChildren(h('slot'));
  }
}

if (here && !customElements.get(tag)) {
  addEventListener('message', (e) => engine.take(e));
  customElements.define(tag, Playground);
  const auto = new URL(here).searchParams.get('auto');
  if (auto) {
    whenRead(() => {
      for (const found of document.querySelectorAll(auto)) {
        const pre = found.closest('pre');
        if (!pre || pre.closest(tag) || !isStep(plain(pre))) continue;
        const { parentNode, nextSibling } = pre;
        parentNode.insertBefore(h(tag, {}, pre), nextSibling);
      }
    });
  }
}
