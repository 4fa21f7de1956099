// The frame, which all examples of the page share.

const tag = 'locmem-playground';
const here = document.currentScript?.src || [...document.scripts].map((s) => s.src).find((src) => /\/v1\/embed\.js\b/.test(src));
const root = new URL('../', here ?? location.href);

/** because makes an Error that has words of the element's. */
const because = (reason, detail) => Object.assign(new Error(detail || reason), { reason });

const engine = {
  frame: null,
  loading: null, // a promise; null: it is not wanted yet, or it failed
  waiting: new Map(), // by id
  sessions: new Map(), // those that have wanted it, by doc
  last: 0,
  load() {
    this.loading ??= new Promise((resolve, reject) => {
      Object.assign(this, { resolve, reject, heard: false });
      const frame = h('iframe', { src: new URL('v1/engine/', root).href, hidden: true, title: 'LocMem Playground', tabIndex: -1 });
      // a page that did not come, or was forbidden, loads as well: one of the browser's
      frame.onload = () => setTimeout(() => frame === this.frame && !this.heard && this.drop('offline'), 5000);
      this.frame = frame;
      document.body.append(frame);
    });
    return this.loading;
  },
  /** drop takes the frame away, and says why to all who wait. */
  drop(reason, detail) {
    this.frame?.remove();
    this.frame = this.loading = null;
    const err = because(reason, detail);
    this.reject?.(err);
    for (const w of this.waiting.values()) w.reject(err);
    this.waiting.clear();
  },
  post(message) {
    this.frame?.contentWindow?.postMessage({ ns: 'locmem', v: 1, ...message }, window.origin === 'null' ? '*' : root.origin);
  },
  ask(doc, type, more) {
    return new Promise((resolve, reject) => {
      if (!this.frame) return reject(because('removed'));
      const id = ++this.last;
      this.waiting.set(id, { resolve, reject });
      return this.post({ type, id, doc, ...more });
    });
  },
  take({ source, origin, data }) {
    if (!this.frame || source !== this.frame.contentWindow || data?.ns !== 'locmem' || data.v !== 1) return;
    if (origin !== root.origin && !(origin === 'null' && window.origin === 'null')) return;
    this.heard = true;
    const all = [...this.sessions.values()];
    if (data.type === 'ready') this.resolve();
    else if (data.type === 'failed') this.drop(data.reason, data.detail);
    else if (data.type === 'progress') for (const s of all) s.progress(Math.floor((100 * data.got) / data.total));
    else if (data.type === 'lost') for (const s of all) s.lost();
    else if (data.type === 'event') this.sessions.get(data.doc)?.event(data.event);
    else if (data.type === 'reply') {
      this.waiting.get(data.id)?.resolve(data);
      this.waiting.delete(data.id);
    }
  },
};
