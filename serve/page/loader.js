// loader.js brings the program into the page: download with true progress,
// compilation, start, and words for everything that can go wrong on the way or
// later. head.js has prepared window.locmemBoot, whose contract is written there.
(() => {
  'use strict';
  const page = document.documentElement.dataset;
  const boot = window.locmemBoot;
  const total = Number(page.wasmSize);
  const patience = Number(page.patience) || 15; // seconds without a byte, or without a first picture
  const $ = (id) => document.getElementById(id);

  // Each failure: what happened, what to do, and the label of the way out.
  const words = {
    en: {
      loading: 'Loading the program',
      starting: 'Starting the program',
      of: 'of',
      mb: 'MB',
      queued: (n) => `${n} ${n === 1 ? 'action waits' : 'actions wait'} for the program`,
      retry: 'Retry',
      reload: 'Reload',
      restart: 'Restart',
      later: 'Later',
      details: 'What the browser said:',
      words: 'Its last words:',
      readable: 'The text of this page can be read all the same.',
      stalled: (s) => `Nothing has arrived for ${s} seconds. Still waiting.`,
      slow: 'The program is there but has not drawn its first picture yet.',
      nowasm: [
        'This browser does not run WebAssembly',
        'The cache engine is a WebAssembly program. Use a current Firefox, Chrome, Edge or Safari, or allow WebAssembly for this address (a lockdown or "no JIT" mode switches it off).',
      ],
      glue: ['A script of this page did not arrive', 'Check the connection, and whether a blocker stops wasm_exec.js. Then try again.'],
      file: [
        'This page was opened as a file',
        'Browsers do not let a file load a program. Run "locmem serve" and open the address that it prints, or put these files on a web server.',
      ],
      offline: [
        'There is no connection',
        'The program could not be fetched. Once the connection is back, try again. After one complete visit this page works offline.',
      ],
      broken: (got) => ['The download broke off', `${got} had arrived. Check the connection and try again.`],
      short: (got) => ['The program arrived incomplete', `Only ${got} arrived. Something between the server and this browser cuts it off. Try again.`],
      http: (code) => [
        `The server answered ${code} for the program`,
        code === 404 || code === 410
          ? 'This page may be older than what the server has now. Reload it; if that does not help, a part of the site is missing on the server.'
          : 'The server has a problem. Wait a moment and try again.',
      ],
      type: (type) => [
        'The server sent something else than the program',
        `It sent "${type}". A log-in page of the network or a wrong setting of the server does that. Open another site, log in if asked, and try again.`,
      ],
      csp: [
        'A security policy blocks the program',
        "The Content-Security-Policy of this server or of an extension forbids WebAssembly or the download. The server must allow script-src 'wasm-unsafe-eval' and connect-src 'self'.",
      ],
      compile: ['The browser could not compile the program', 'It may be damaged or too new for this browser. Try again; if it stays, update the browser.'],
      memory: ['There is not enough memory', 'The browser could not give this tab the memory it needs. Close other tabs and try again.'],
      died: [
        'This process has died',
        'The program in this tab has ended, and its cache with it. Other tabs go on. Restart gives a new process with an empty cache; what you wrote is kept.',
      ],
      diedMemory: [
        'This process ran out of memory',
        'As on a server, that ends the process, and its cache with it. Other tabs go on. Restart gives a new process with an empty cache; what you wrote is kept.',
      ],
      update: ['A new version is ready', 'It starts with the next reload. A reload ends this process and its cache, so choose the moment.'],
    },
    nl: {
      loading: 'Programma laden',
      starting: 'Programma starten',
      of: 'van',
      mb: 'MB',
      queued: (n) => (n === 1 ? '1 actie wacht op het programma' : `${n} acties wachten op het programma`),
      retry: 'Opnieuw proberen',
      reload: 'Opnieuw laden',
      restart: 'Herstarten',
      later: 'Later',
      details: 'De browser meldde:',
      words: 'De laatste woorden:',
      readable: 'De tekst van deze pagina is wel te lezen.',
      stalled: (s) => `Er is ${s} seconden niets aangekomen. Nog aan het wachten.`,
      slow: 'Het programma is er, maar heeft nog geen beeld getekend.',
      nowasm: [
        'Deze browser kent geen WebAssembly',
        'De cache-engine is een WebAssembly-programma. Gebruik een actuele Firefox, Chrome, Edge of Safari, of sta WebAssembly toe voor dit adres (een lockdownmodus of "geen JIT" zet het uit).',
      ],
      glue: ['Een script van deze pagina is niet aangekomen', 'Controleer de verbinding, en of een blocker wasm_exec.js tegenhoudt. Probeer het dan opnieuw.'],
      file: [
        'Deze pagina is als bestand geopend',
        'Browsers laten een bestand geen programma laden. Voer "locmem serve" uit en open het adres dat het toont, of zet deze bestanden op een webserver.',
      ],
      offline: [
        'Er is geen verbinding',
        'Het programma kon niet worden opgehaald. Probeer het opnieuw als de verbinding terug is. Na één volledig bezoek werkt deze pagina offline.',
      ],
      broken: (got) => ['De download is afgebroken', `${got} was aangekomen. Controleer de verbinding en probeer het opnieuw.`],
      short: (got) => [
        'Het programma is niet volledig aangekomen',
        `Er kwam maar ${got} aan. Iets tussen de server en deze browser kapt het af. Probeer het opnieuw.`,
      ],
      http: (code) => [
        `De server antwoordde ${code} op de vraag naar het programma`,
        code === 404 || code === 410
          ? 'Deze pagina is misschien ouder dan wat de server nu heeft. Laad haar opnieuw; helpt dat niet, dan is de site onvolledig gepubliceerd.'
          : 'De server heeft een probleem. Wacht even en probeer het opnieuw.',
      ],
      type: (type) => [
        'De server stuurde iets anders dan het programma',
        `Hij stuurde "${type}". Dat doet een inlogpagina van het netwerk of een verkeerde instelling van de server. Open een andere site, log zo nodig in en probeer het opnieuw.`,
      ],
      csp: [
        'Een beveiligingsregel blokkeert het programma',
        "De Content-Security-Policy van deze server of van een extensie verbiedt WebAssembly of de download. De server moet script-src 'wasm-unsafe-eval' en connect-src 'self' toestaan.",
      ],
      compile: [
        'De browser kon het programma niet compileren',
        'Het is misschien beschadigd of te nieuw voor deze browser. Probeer het opnieuw; blijft het zo, werk dan de browser bij.',
      ],
      memory: ['Er is te weinig geheugen', 'De browser kon dit tabblad het nodige geheugen niet geven. Sluit andere tabbladen en probeer het opnieuw.'],
      died: [
        'Dit proces is gestorven',
        'Het programma in dit tabblad is geëindigd, en zijn cache ook. Andere tabbladen gaan door. Herstarten geeft een nieuw proces met een lege cache; wat je schreef blijft bewaard.',
      ],
      diedMemory: [
        'Dit proces had geen geheugen meer',
        'Net als op een server is dat het einde van het proces, en van zijn cache. Andere tabbladen gaan door. Herstarten geeft een nieuw proces met een lege cache; wat je schreef blijft bewaard.',
      ],
      update: ['Er is een nieuwe versie', 'Die start als je de pagina opnieuw laadt. Dat beëindigt dit proces en zijn cache, dus kies zelf het moment.'],
    },
  };
  const say = words[document.documentElement.lang] || words.en;

  const panel = $('boot-panel');
  let stage = 'loading';
  let got = 0;
  let dead = false;
  let attempt = 0; // of loading; an older one that still runs is ignored
  let problem = null; // what the stream died of; compileStreaming words it anew
  let watch = 0; // the timer that looks for signs of life
  let heard = ''; // what the program wrote, its last words among it
  let told = ''; // the version that was announced
  const last = []; // functions for the death of the program

  $('boot-late')?.remove();
  if (!boot) {
    // head.js did not arrive
    show(say.glue, 'head.js', [[say.reload, reload]]);
    return;
  }
  if (boot.refused) return; // in a frame where it must not run
  boot.onqueue = line;
  boot.onmounted = mounted;
  boot.failed = (err) => die(err);
  boot.atDeath = (fn) => {
    last.push(fn);
  };
  addEventListener('error', (e) => {
    if (trapped(e.error)) die(e.error);
  });

  // --- what the person sees ------------------------------------------------

  function reload() {
    location.reload();
  }

  function size(bytes) {
    return `${(bytes / 1e6).toFixed(1)} ${say.of} ${(total / 1e6).toFixed(1)} ${say.mb}`;
  }

  // line writes the small line beside the bar: the stage and what waits for it.
  // Figures change often and are kept from screen readers; the bar has them.
  function line() {
    const n = boot.queued();
    put($('boot-text'), [stage === 'starting' ? say.starting : say.loading, n ? say.queued(n) : ''].filter(Boolean).join('. '));
    if (stage === 'loading') {
      const percent = Math.min(100, Math.floor((got * 100) / total));
      $('boot-bar').value = percent;
      put($('boot-count'), `${percent} %`);
    } else {
      $('boot-bar').value = 100;
      put($('boot-count'), '');
    }
  }

  function put(el, text) {
    if (el.textContent !== text) el.textContent = text;
  }

  function element(tag, text, props) {
    return Object.assign(document.createElement(tag), { textContent: text, ...props });
  }

  // hint adds a sentence to the small line while we go on waiting.
  function hint(text, label, act) {
    const old = $('boot-hint');
    if (old) old.remove();
    if (!text) return;
    const box = element('span', ` ${text} `, { id: 'boot-hint' });
    box.setAttribute('role', 'status');
    box.append(element('button', label, { type: 'button', onclick: act }));
    $('boot-text').parentNode.append(box);
    $('boot-text').parentNode.classList.add('slow');
  }

  // show fills the panel: title, advice, the browser's own words, buttons.
  function show([title, advice], detail, buttons, kind) {
    panel.replaceChildren(element('h2', title, { id: 'boot-title' }), element('p', advice, { id: 'boot-what' }));
    if (kind === 'load') {
      panel.append(element('p', say.readable));
      document.documentElement.dataset.off = ''; // nothing acts on the controls
    }
    if (detail) panel.append(element('p', kind === 'dead' ? say.words : say.details), element('pre', String(detail)));
    for (const [label, act] of buttons) {
      panel.append(element('button', label, { type: 'button', onclick: act, className: panel.querySelector('.primary') ? '' : 'primary' }));
    }
    panel.classList.toggle('news', kind === 'news');
    panel.setAttribute('role', { load: 'alert', dead: 'alertdialog', news: 'status' }[kind] || 'alert');
    panel.hidden = false;
    $('boot').hidden = true;
    if (kind === 'dead') panel.querySelector('button').focus();
  }

  // --- download, compile, start --------------------------------------------

  async function load(fresh) {
    const mine = ++attempt;
    panel.hidden = true;
    delete document.documentElement.dataset.off;
    $('boot').hidden = false;
    stage = 'loading';
    got = 0;
    line();
    try {
      if (location.protocol === 'file:') throw failure(say.file, '', 'elsewhere');
      if (typeof WebAssembly !== 'object') throw failure(say.nowasm);
      if (typeof Go !== 'function') await glue();
      const module = await compile(await download(mine, fresh), mine);
      if (mine !== attempt) return;
      boot.module = module;
      stage = 'starting';
      line();
      await start(module);
    } catch (err) {
      if (mine === attempt) fail(err);
    }
  }

  function retryWaiting() {
    boot.stop?.abort();
    load('reload');
  }

  function failure(text, detail, again) {
    return Object.assign(new Error(detail || text[0]), { text, detail, again });
  }

  // fail says why the program is not there, with the way to try again that has
  // a chance: a page that is too old is loaded anew, the rest is tried in place,
  // so that what was typed and clicked stays.
  function fail(err) {
    clearTimeout(watch);
    hint('');
    let { text, detail, again } = err;
    if (!text) {
      const message = String(err?.message ?? err);
      detail = message;
      if (boot.blocked || /unsafe-eval|content security policy/i.test(message)) {
        text = say.csp;
        detail = `${message}\n${boot.blocked}`;
      } else if (/memory/i.test(message) && err instanceof RangeError) text = say.memory;
      else if (err === problem) text = say.broken(size(got));
      else if (err instanceof WebAssembly.CompileError || err instanceof WebAssembly.LinkError) text = say.compile;
      else if (/memory/i.test(message)) text = say.memory;
      else text = say.offline;
    }
    const buttons = { reload: [[say.reload, reload]], elsewhere: [] }[again] || [
      [say.retry, () => load('reload')],
      [say.reload, reload],
    ];
    show(text, detail, buttons, 'load');
    console.error('locmem: the program was not loaded:', err);
  }

  function glue() {
    return new Promise((resolve, reject) => {
      const script = element('script', '', { src: page.glue, onload: resolve });
      script.onerror = () => reject(failure(say.glue, page.glue));
      document.head.append(script);
    }).then(() => {
      if (typeof Go !== 'function') throw failure(say.glue, page.glue);
    });
  }

  // download returns a Response of ours that counts what passes. It carries the
  // right type whatever the server says: the first bytes are looked at instead.
  async function download(mine, fresh) {
    alive();
    const early = boot.download;
    boot.download = null;
    if (fresh || !early) boot.stop = new AbortController();
    const response = await (fresh || !early ? fetch(page.wasm, { cache: fresh || 'default', signal: boot.stop.signal }) : early);
    const type = response.headers.get('Content-Type') || '?';
    if (!response.ok)
      throw failure(
        say.http(response.status),
        `${response.status} ${response.statusText} ${response.url}`,
        response.status === 404 || response.status === 410 ? 'reload' : '',
      );
    const reader = response.body.getReader();
    let first = true;
    const counted = new ReadableStream({
      async pull(out) {
        try {
          const { done, value } = await reader.read();
          if (mine !== attempt) {
            reader.cancel();
            throw failure(say.broken(size(got)));
          }
          alive();
          if (done) {
            if (got < total) throw failure(say.short(size(got)), `${got} < ${total} bytes`);
            clearTimeout(watch);
            out.close();
            return;
          }
          if (first && !(value[0] === 0 && value[1] === 0x61)) throw failure(say.type(type), response.url);
          first = false;
          got += value.byteLength;
          line();
          out.enqueue(value);
        } catch (err) {
          problem = err;
          out.error(err);
        }
      },
      cancel(why) {
        reader.cancel(why);
      },
    });
    return new Response(counted, { headers: { 'Content-Type': 'application/wasm' } });
  }

  async function compile(response) {
    problem = null;
    try {
      if (WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
      return await WebAssembly.compile(await response.arrayBuffer());
    } catch (err) {
      throw problem || err;
    }
  }

  // alive is called with every sign of life; after a while without one the line
  // says so and offers to try again, and goes on waiting.
  function alive() {
    clearTimeout(watch);
    hint('');
    watch = setTimeout(() => {
      if (stage === 'loading') hint(say.stalled(patience), say.retry, retryWaiting);
      else hint(say.slow, say.reload, reload);
    }, patience * 1000);
  }

  async function start(module) {
    const go = new Go();
    let code = 0;
    go.exit = (c) => {
      code = c;
    };
    // What is thrown through the program, a trap or an exception that a setter
    // of the page throws, leaves it in the middle of something: that is its end.
    const resume = go._resume;
    go._resume = () => {
      try {
        resume.call(go);
      } catch (err) {
        die(err);
        throw err;
      }
    };
    listen();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    alive();
    go.run(instance).then(() => die(`exit status ${code}`), die);
  }

  function mounted() {
    clearTimeout(watch);
    stage = 'ready';
    $('boot').hidden = true;
    document.documentElement.dataset.ready = '';
    framed();
    offline();
  }

  // framed tells the page around this one how high its content is, in pixels.
  function framed() {
    const content = document.querySelector('.page.embed');
    if (parent === window || !content) return;
    new ResizeObserver(() => {
      parent.postMessage({ ns: 'locmem', v: 1, type: 'resize', height: Math.ceil(content.getBoundingClientRect().height) }, '*');
    }).observe(content);
  }

  // --- the program's death --------------------------------------------------

  // listen keeps a copy of what Go writes; it still goes to the console.
  function listen() {
    const decoder = new TextDecoder();
    const write = globalThis.fs.writeSync;
    globalThis.fs.writeSync = function writeSync(fd, bytes) {
      heard = (heard + decoder.decode(bytes, { stream: true })).slice(-65536);
      return write.call(this, fd, bytes);
    };
  }

  // trapped says whether an uncaught error ended the program: a trap, or a stack
  // that ran over inside it. Other errors are not our business and go on.
  function trapped(err) {
    if (boot.module === null || stage === 'loading' || !err) return false;
    return err instanceof WebAssembly.RuntimeError || (err instanceof RangeError && /wasm/.test(err.stack || ''));
  }

  function die(err) {
    if (dead) return;
    dead = true;
    clearTimeout(watch);
    attempt++;
    const found = heard.match(/^(?:panic|fatal error|runtime): .*$/m);
    const why = found ? found[0].replace(/ \[recovered.*$/, '') : String(err?.message ?? err);
    const memory = /out of memory|cannot allocate/i.test(heard + why);
    for (const fn of last) {
      try {
        fn();
      } catch (e) {
        console.error(e);
      }
    }
    document.documentElement.dataset.dead = '';
    document.body.firstElementChild.inert = true;
    show(memory ? say.diedMemory : say.died, why, [[say.restart, reload]], 'dead');
    dispatchEvent(new CustomEvent('locmem:died', { detail: { why, memory } }));
    console.error('locmem: this process has died:', why);
  }

  // --- the service worker ---------------------------------------------------

  // offline registers the worker once the app is there, so that its downloads
  // are answered by the browser's cache and never compete with the first visit.
  async function offline() {
    let workers = null;
    try {
      workers = navigator.serviceWorker; // throws in a frame that is sandboxed without an origin
    } catch {}
    if (!workers) return; // there, on plain http, or in a browser without
    const lock = `locmem:${boot.root}:version:${boot.version}`;
    navigator.locks?.request(lock, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
    workers.addEventListener('message', (e) => {
      if (e.data?.type === 'locmem:version' && e.data.version !== boot.version) update(e.data.version);
      if (e.data?.type === 'locmem:incomplete') incomplete(e.data.faults);
    });
    try {
      const registration = await workers.register(`${boot.root}sw.js`, { scope: boot.root, updateViaCache: 'none' });
      registration.active?.postMessage({ type: 'locmem:hello', version: boot.version });
      let asked = Date.now();
      document.addEventListener('visibilitychange', () => {
        if (document.hidden || Date.now() - asked < 30 * 60 * 1000) return;
        asked = Date.now();
        registration.update().catch(() => {});
      });
    } catch (err) {
      console.info('locmem: no offline copy:', err.message);
    }
  }

  // incomplete is for those who publish the site: a visitor misses nothing but
  // the copy for offline use.
  function incomplete(faults) {
    const list = faults.map(({ path, why }) => `  ${path}: ${why}`).join('\n');
    console.warn(`locmem: no offline copy, because of these files of the site:\n${list}\nIf it was edited or is not whole, publish a fresh export.`);
  }

  function update(version) {
    if (dead || told === version) return;
    told = version;
    if (boot.notice('update', { version })) return;
    show(
      say.update,
      '',
      [
        [say.reload, reload],
        [
          say.later,
          () => {
            panel.hidden = true;
          },
        ],
      ],
      'news',
    );
  }

  load(); // last, when everything above has its value
})();
