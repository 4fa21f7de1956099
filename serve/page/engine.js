// engine.js is the script of v1/engine/: a page without a picture, which embed.js puts
// into a hidden frame of another page. It runs the examples of that page, all in one Web
// Worker, or by itself where none starts. It keeps nothing.
//
// Both sides send each other {ns: "locmem", v: 1, type, ...}. From the page come, each
// with an id that the reply has, too, and with doc, which tells its examples apart:
//
//   start    {source}         processes for a document; those before them are gone
//   step     {}               the next step of it
//   exec     {process, code}
//   restart  {process}
//   advance  {seconds}
//   link     {source}         the link to a document
//   source   {link}           and back
//   lesson   {lesson, lang}   the document of a lesson that ships
//   stop     {}               ends what runs for doc; no reply
//   close    {}               ends the processes of doc; no reply
//
// quiet: true leaves out the memory in the reply. To the page go
//
//   hello     {}               the script is there
//   progress  {got, total}     bytes of the program
//   ready     {}
//   failed    {reason, detail} it cannot start
//   reply     {id, error} or {id, value, next, now, processes}
//   event     {doc, event}     a line of the log
//   lost      {}               all processes of all examples have ended
(() => {
  'use strict';
  const page = document.documentElement.dataset;
  const most = { text: 64 * 1024, docs: 100, waiting: 1000 };
  const grace = 1000; // ms that a run may go on after it was told to stop
  const docs = new Map(); // by their name: {start, next, now, infos}
  const orders = new Map(); // by their id: {doc, done}
  let last = 0;
  let origin = '*'; // of the page, once it has said something
  let module;
  let post; // sends a string to the program
  let end; // ends the program, if it can be

  if (parent === window) return;
  const say = (type, more) => parent.postMessage({ ns: 'locmem', v: 1, type, ...more }, origin);
  const url = (name) => new URL(page[name], location.href).href;

  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== parent || data?.ns !== 'locmem' || data.v !== 1) return;
    if (origin !== '*' && from !== origin) return;
    if (from !== 'null') origin = from;
    take(data);
  });
  say('hello');
  boot().then(
    () => say('ready'),
    (err) => say('failed', { reason: err.reason ?? 'start', detail: String(err.message ?? err) }),
  );

  // --- the program -----------------------------------------------------------

  async function boot() {
    if (typeof WebAssembly !== 'object') throw Object.assign(new Error('no WebAssembly'), { reason: 'nowasm' });
    module = await compile();
    await run();
  }

  async function compile() {
    const response = await fetch(url('wasm')).catch((err) => {
      throw Object.assign(err, { reason: 'offline' });
    });
    if (!response.ok) throw Object.assign(new Error(`${response.status} ${response.url}`), { reason: 'offline' });
    const total = Number(page.wasmSize);
    let got = 0;
    let told = 0;
    const count = new TransformStream({
      transform(chunk, out) {
        got += chunk.length;
        if (got - told > total / 20) say('progress', { got: (told = got), total });
        out.enqueue(chunk);
      },
    });
    return WebAssembly.compileStreaming(new Response(response.body.pipeThrough(count), { headers: { 'Content-Type': 'application/wasm' } }));
  }

  // run starts the program in a Web Worker; in a sandboxed frame there is none of our own
  // address, so it starts here.
  function run() {
    return new Promise((resolve, reject) => {
      let ready = false;
      const heard = (data) => {
        if (typeof data === 'string') receive(data);
        else if (data?.ready) {
          ready = true;
          resolve();
        } else if (data?.dead) {
          lose();
          if (ready) run();
          else reject(new Error(data.dead));
        }
      };
      const here = () => alone(heard).catch(reject);
      let worker;
      try {
        worker = new Worker(url('host'));
      } catch {
        here();
        return;
      }
      worker.onmessage = ({ data }) => heard(data);
      worker.onerror = (e) => {
        e.preventDefault();
        worker.terminate();
        here();
      };
      post = (text) => worker.postMessage(text);
      end = () => {
        worker.terminate();
        return run();
      };
      worker.postMessage({ glue: url('glue'), module, library: url('library') });
    });
  }

  async function alone(heard) {
    const host = { library: url('library'), early: [], receive: null, post: heard };
    window.locmemHost = host;
    post = (text) => (host.receive ? host.receive(text) : host.early.push(text));
    end = null;
    await new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { src: url('glue'), onload: resolve });
      script.onerror = () => reject(new Error(script.src));
      document.head.append(script);
    });
    const go = new window.Go();
    go.run(await WebAssembly.instantiate(module, go.importObject)).then(() => heard({ dead: 'it has ended' }));
  }

  // lose forgets all processes: the program has ended.
  function lose() {
    const all = [...orders.values()];
    orders.clear();
    docs.clear();
    for (const o of all) o.done({ failure: { ended: true } });
    say('lost');
  }

  // --- orders of engine/host ---------------------------------------------------

  // order has the program do something and promises its answer.
  function order(doc, verb, more) {
    return new Promise((done) => {
      const id = ++last;
      orders.set(id, { doc, done });
      post(`${doc} ${JSON.stringify({ id, verb, ...more })}`);
    });
  }

  function receive(text) {
    const at = text.indexOf(' ');
    const name = text.slice(0, at);
    const { id, news, answer } = JSON.parse(text.slice(at + 1));
    const doc = docs.get(name);
    if (news && doc) {
      Object.assign(doc, { start: news.start, now: news.now, next: news.next ?? null, infos: news.infos });
      for (const event of news.heard ?? []) say('event', { doc: Number(name.slice(1)), event });
    }
    if (!answer) return;
    orders.get(id)?.done(answer);
    orders.delete(id);
  }

  // stop ends what runs for a doc; if it goes on all the same, the program is ended, and
  // with it the processes of every other example.
  function stop(doc) {
    const running = [...orders].filter(([, o]) => o.doc === doc).map(([id]) => id);
    for (const id of running) post(`${doc} ${JSON.stringify({ id, verb: 'cancel' })}`);
    setTimeout(async () => {
      if (!end || !running.some((id) => orders.has(id))) return;
      await Promise.all([end(), lose()]);
    }, grace);
  }

  // --- what the page asks for --------------------------------------------------

  const text = (value) => {
    if (typeof value !== 'string' || value.length > most.text) throw new Error(`a text of at most ${most.text / 1024} KiB is needed`);
    return value;
  };
  const verbs = {
    start: (m) => ['start', { source: text(m.source) }],
    step: () => ['step', {}],
    exec: (m) => ['exec', { name: text(m.process), text: text(m.code) }],
    restart: (m) => ['restart', { name: text(m.process) }],
    advance: (m) => ['advance', { seconds: Number(m.seconds) }],
    link: (m) => ['pack', { source: text(m.source) }],
    lesson: null,
    source: (m) => ['unpack', { text: text(m.link) }],
  };
  const shown = (a) => a.reply ?? a.results ?? a.text ?? null;

  async function take(m) {
    const doc = `d${Number(m.doc)}`;
    if (m.type === 'stop') stop(doc);
    else if (m.type === 'close') {
      if (docs.delete(doc)) post(`${doc} `);
    } else if (Object.hasOwn(verbs, m.type)) {
      try {
        say('reply', { id: m.id, ...(await carry(doc, m)) });
      } catch (err) {
        say('reply', { id: m.id, error: { message: err.message } });
      }
    }
  }

  async function carry(doc, m) {
    if (!post) throw new Error('the program is not there yet');
    if (orders.size > most.waiting || (docs.size >= most.docs && !docs.has(doc))) throw new Error('there is too much at once');
    if (m.type === 'lesson') return { value: await lesson(m) };
    const [verb, more] = verbs[m.type](m);
    if (!docs.has(doc)) {
      docs.set(doc, {});
      post(`${doc} ${JSON.stringify({ verb: 'hear', on: true })}`);
    }
    const answer = await order(doc, verb, more);
    const error = problem(answer.failure);
    const at = docs.get(doc);
    if (!at) return { error: error ?? { message: 'it has ended', ended: true } };
    const out = { value: shown(answer), next: at.next ?? null, now: at.now, start: at.start };
    if (error) out.error = error;
    if (!m.quiet && at.infos && verb !== 'pack' && verb !== 'unpack') out.processes = await Promise.all(at.infos.map((i) => look(doc, i)));
    return out;
  }

  async function lesson({ lesson: id, lang }) {
    if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`there is no lesson ${JSON.stringify(id)}`);
    const response = await fetch(new URL(`../../${lang === 'nl' ? 'nl/' : ''}lessons/${id}.md`, location.href));
    if (!response.ok) throw new Error(`there is no lesson ${JSON.stringify(id)}`);
    return response.text();
  }

  // problem is what an order failed with, in words and with the line of the document.
  function problem(f) {
    if (!f) return null;
    if (f.ended) return { message: 'it has ended', ended: true };
    const p = f.problem;
    if (p) return { message: [p.Message, p.Hint].filter(Boolean).join(' '), line: p.Line };
    return { message: f.text || (f.unreachable ? `there is no process ${JSON.stringify(f.unreachable.Name)}` : 'it failed') };
  }

  async function look(doc, { name, pid, alive, hits, misses, entries }) {
    const memory = alive ? (await order(doc, 'memory', { name })).memory : null;
    const rows = (memory?.rows ?? []).map((r) => ({ key: r.key, value: r.value, left: r.expiry === 'at' ? r.expires - memory.time : null }));
    return { name, pid, alive, hits, misses, entries, rows };
  }
})();
