// What runs together.

/**
 * Session is what runs together: one document on processes of its own, shown by one
 * element, or by all elements of a group.
 */
class Session {
  constructor() {
    this.doc = ++engine.last;
    this.elements = [];
    this.queue = Promise.resolve();
    this.open = null; // the source that the processes were started with
    this.next = null;
  }
  get words() {
    return this.elements[0]?.words ?? words.en;
  }
  /** source writes the document of all elements, and tells each which fences are its own. */
  source() {
    this.elements.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    const [first] = this.elements;
    if (first.document) return first.document;
    const value = (name) => this.elements.map((el) => el.getAttribute(name)).find(Boolean);
    const setup = ['workers', 'servers', 'threads', 'balancer'].filter(value).map((name) => `  ${name}: ${value(name)}`);
    const texts = this.elements.map((el) => '```locmem run\n' + el.text + '\n```\n');
    return (setup.length ? ['---', 'setup:', ...setup, '---', ''].join('\n') : '') + texts.join('\n');
  }
  /** layout gives each element its parts. */
  layout(source) {
    const all = parts(source);
    if (this.elements.length === 1) this.elements[0].lay(all);
    else this.elements.forEach((el, i) => el.lay(all.slice(i, i + 1)));
  }
  /** then has f done after all that was asked for before. */
  then(f) {
    const done = this.queue.then(f);
    this.queue = done.catch(() => {});
    return done;
  }
  busy(on) {
    this.running = on;
    for (const el of this.elements) el.buttons();
  }
  /** work does f with the processes there, and shows what goes wrong. */
  work(f) {
    return this.then(async () => {
      this.stopped = false;
      this.busy(true);
      try {
        await this.start();
        return await f();
      } catch (err) {
        for (const el of this.elements) el.fail(err);
        throw err;
      } finally {
        this.busy(false);
      }
    });
  }
  /** prepare starts the processes ahead of time: what is asked for meanwhile comes after it. */
  prepare() {
    return this.then(() => this.start()).catch((err) => {
      for (const el of this.elements) el.fail(err);
    });
  }
  async start() {
    if (!engine.loading) for (const el of this.elements) el.say(el.words.loading);
    engine.sessions.set(this.doc, this);
    await engine.load();
    for (const el of this.elements) await el.fetch();
    const source = this.source();
    if (this.open === source) return;
    this.layout(source);
    this.open = null;
    await this.ask('start', { source });
    this.open = source;
    this.done = new Set();
    for (const el of this.elements) el.loaded();
  }
  /** ask has the engine do something; an error has the line that an element shows. */
  async ask(type, more) {
    const reply = await engine.ask(this.doc, type, more);
    if ('next' in reply) this.next = reply.next;
    if (reply.processes) for (const el of this.elements) el.cards(reply.processes);
    if (!reply.error) return reply;
    const { message, line, ended } = reply.error;
    throw Object.assign(new Error(message), { line, reason: ended ? 'lost' : '' });
  }
  /** step plays the next step of the document, and returns what came out. */
  async step(quiet) {
    const { value } = await this.ask('step', { quiet });
    for (const r of value ?? []) {
      this.done.add(r.Step.Line);
      for (const el of this.elements) el.result(r);
    }
    return value?.length;
  }
  /** upTo plays until an element has done so many of its steps. */
  async upTo(el, count) {
    const left = () => el.steps.filter((s) => !this.done.has(s.line)).length;
    if (!left()) await this.again();
    const goal = Math.max(0, left() - count);
    let seen = performance.now();
    const speed = Number(el.getAttribute('speed'));
    while (this.next && left() > goal && !this.stopped) {
      const quiet = !speed && performance.now() - seen < 150 && left() > goal + 1;
      if (!quiet) seen = performance.now();
      if (!(await this.step(quiet)) || !this.open) break;
      if (speed > 0 && left() > goal) await new Promise((done) => setTimeout(done, 1000 / speed));
    }
    if (this.stopped && this.open) await this.ask('advance', { seconds: 0 }); // shows the memory as it is
    return el.sum();
  }
  async again() {
    this.open = null;
    await this.start();
  }
  stop() {
    this.stopped = true;
    engine.post({ type: 'stop', doc: this.doc });
  }
  lost() {
    if (!this.open) return;
    this.open = null;
    for (const el of this.elements) el.lost();
  }
  progress(percent) {
    for (const el of this.elements) el.say(`${el.words.loading}: ${percent} %`);
  }
  event(event) {
    for (const el of this.elements) el.event(event);
  }
  leave(el) {
    this.elements = this.elements.filter((x) => x !== el);
    if (this.elements.length) return;
    this.open = null;
    engine.post({ type: 'close', doc: this.doc });
    engine.sessions.delete(this.doc);
    for (const [name, s] of groups) if (s === this) groups.delete(name);
    if (!engine.sessions.size) engine.drop('removed');
  }
}
const groups = new Map();
