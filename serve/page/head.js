// head.js runs before anything is painted: the theme, the guards that must stand
// before Go starts, and the queue of what a person does before the app is ready.
//
// window.locmemBoot is the contract between page and program (wasm/main.go):
//
//   version   string    the build's version, as in <html data-version>
//   root      string    path of the site's root, "/" or "/sub/path/"
//   module    WebAssembly.Module, set before Go starts; hand it to Web Workers
//   glue      string    absolute address of wasm_exec.js, for Web Workers
//   library   absolute address of the Python that programs can import
//   words     absolute address of the page's sentences in Dutch
//   host      absolute address of host.js, the script of a Web Worker
//   alone     true on the pages that may be shown in a frame (data-framed): such a page is no
//             process of the tabs. Every other page does not run inside another one: refused is
//             true then, and there is nothing but a way out
//   edit(id)  puts an editor with highlighting over the text area with that id; the script for
//             it is fetched at the first call. Without it the text area stays what it is
//   notices   array of {kind, ...}: what happened that the app should say
//               fragment  {fragment}  the address held a broken fragment; it was removed
//               back      {}          the page came back from the back/forward cache and was
//                                     loaded anew: a new process, not the old one
//               storage   {names}     localStorage/sessionStorage denied; kept in memory instead
//               dropped   {id}        a queued action found no control to act on
//               update    {version}   a newer build is ready; a reload starts it
//             A later one also arrives as the window event "locmem:notice" with the notice as
//             detail. preventDefault() on that event says the app shows it itself.
//   mounted() to be called once, after the app's first render: typed text, focus and queued
//             actions go to the new elements, the progress bar goes away
//   ready     Promise, fulfilled by mounted()
//   joined({name, pid})  to be called once this tab is a process: fulfils window.locmem.ready,
//             which is there from the first moment on
//   throwing(f)  a function that calls f and throws the Error that f returns; Go cannot throw
//   failed(err)  to be called when the program cannot go on: shows "this process has died"
//   atDeath(fn)  fn() is called when the program ended in whatever way. It must be a plain
//             JavaScript function, such as the resolver that releases a Web Lock; Go is gone
//             then and a js.Func would not answer
//
// Controls that can be used early have an id and the attribute data-queue. In a textarea Ctrl,
// Cmd and Shift+Enter are queued; data-queue="enter" on a text field queues plain Enter as well,
// in a textarea when it would end the statement.
(() => {
  'use strict';
  const page = document.documentElement.dataset;
  const boot = { version: page.version, notices: [], module: null };
  window.locmemBoot = boot;

  if (page.moved && !location.pathname.endsWith('/')) {
    // the page lies in the folder of that name
    location.replace(page.moved + location.search + location.hash);
    return;
  }
  theme();
  if (page.missing !== undefined) missing();
  boot.alone = 'framed' in page;
  boot.refused = !boot.alone && window.top !== window.self;
  if (boot.refused) {
    refuse();
    return;
  }
  if ('text' in page) return; // it has no program

  boot.root = new URL(page.root, location.href).pathname;
  boot.glue = new URL(page.glue, location.href).href;
  boot.library = new URL(page.library, location.href).href;
  boot.words = new URL(page.words, location.href).href;
  boot.host = new URL(page.host, location.href).href;
  const editor = new URL(page.editor, location.href).href;
  boot.edit = async (id) => {
    try {
      const { edit } = await import(editor);
      const area = document.getElementById(id);
      if (area) edit(area);
    } catch (err) {
      console.info('locmem: plain text areas instead of editors:', err.message);
    }
  };
  boot.notice = (kind, more) => {
    const detail = { kind, ...more };
    boot.notices.push(detail);
    return !dispatchEvent(new CustomEvent('locmem:notice', { detail, cancelable: true }));
  };
  // window.locmem is the program's (wasm/jsapi), but its ready can be waited for from now
  // on: the program calls joined. A Go function cannot throw, and after the program's
  // death it cannot even be called: throwing makes a function that throws the Error that
  // f returns, asking one that returns a promise in any case.
  window.locmem = {
    ready: new Promise((resolve) => {
      boot.joined = resolve;
    }),
  };
  boot.throwing =
    (f) =>
    (...args) => {
      const answer = f(...args);
      if (answer instanceof Error) throw answer;
      return answer;
    };
  boot.asking =
    (f) =>
    async (...args) => {
      if ('dead' in page) throw new Error('this process has died');
      return f(...args);
    };
  window.goappGetenv = (name) => (name === 'GOAPP_ROOT_PREFIX' ? boot.root.replace(/\/$/, '') : '');

  boot.blocked = ''; // what the security policy refused, for the loader's words
  document.addEventListener('securitypolicyviolation', (e) => {
    boot.blocked = `${e.violatedDirective}: ${e.blockedURI}`;
  });
  storageGuard();
  addressGuard();
  backGuard();
  startDownload();
  queueGuard();
  terms();

  // terms shows what a word means when one points at it or comes to it with the Tab key. A
  // click or a tap shows it without this script, but not where the word is.
  function terms() {
    let wait;
    const open = () => document.querySelector('.term-text:popover-open');
    const show = (word) => {
      const text = word.popoverTargetElement;
      if (text && text !== open()) text.showPopover({ source: word });
      if (text) place(word, text);
    };
    const place = (word, text) => {
      const at = word.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const below = at.bottom + 4 + text.offsetHeight <= clientHeight || at.top < text.offsetHeight + 4;
      text.style.left = `${scrollX + Math.max(8, Math.min(at.left, clientWidth - text.offsetWidth - 8))}px`;
      text.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - 4 - text.offsetHeight)}px`;
    };
    const later = (ms, f) => {
      clearTimeout(wait);
      wait = setTimeout(f, ms);
    };
    const near = (el) => el?.closest?.('.term, .term-text');
    addEventListener('pointerover', (e) => {
      if (e.pointerType === 'touch') return;
      const [el, text] = [near(e.target), open()];
      if (el?.matches('.term')) later(150, () => show(el));
      else if (!el && text && !near(document.activeElement)) later(300, () => text.hidePopover());
      else clearTimeout(wait);
    });
    addEventListener('click', (e) => {
      const el = near(e.target);
      if (!el?.popoverTargetElement) return;
      e.preventDefault(); // which would show it where it is not to be
      show(el);
    });
    addEventListener('focusin', (e) => {
      if (e.target.matches('.term:focus-visible')) show(e.target);
      else if (!near(e.target)) open()?.hidePopover();
    });
  }

  // refuse stands in for the frame-ancestors of hosts that send no headers: whoever frames
  // a page of the tabs could let its visitor click Forget.
  function refuse() {
    const [title, advice, out] =
      document.documentElement.lang === 'nl'
        ? [
            'Deze pagina werkt niet binnen een andere pagina',
            'In een frame is alleen /embed te gebruiken. Open deze pagina in een eigen venster.',
            'Openen in een eigen venster',
          ]
        : [
            'This page does not run inside another page',
            'Only /embed can be used in a frame. Open this page in a window of its own.',
            'Open in a window of its own',
          ];
    page.refused = '';
    document.addEventListener('DOMContentLoaded', () => {
      const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
      const main = Object.assign(element('main'), { id: 'refused', className: 'boot-missing' });
      const link = Object.assign(element('a', out), { href: location.href, target: '_blank', rel: 'noopener' });
      main.append(element('h1', title), element('p', advice), link);
      document.body.replaceChildren(main);
    });
  }

  // theme follows the choices kept by the app; none means that of the system.
  function theme() {
    try {
      const chosen = localStorage.getItem('locmem-theme');
      if (chosen === 'light' || chosen === 'dark') page.theme = chosen;
      page.open = localStorage.getItem('locmem-open') ?? ''; // what of the first page was used before
    } catch {
      /* storage is denied: the system's */
    }
  }

  // storageGuard puts a Map where the browser denies storage: go-app reads both
  // at its start and would not survive the exception.
  function storageGuard() {
    const names = [];
    for (const name of ['localStorage', 'sessionStorage']) {
      try {
        if (window[name] && typeof window[name].length === 'number') continue;
      } catch {
        /* SecurityError */
      }
      const map = new Map();
      Object.defineProperty(window, name, {
        configurable: true,
        value: {
          get length() {
            return map.size;
          },
          key: (i) => [...map.keys()][i] ?? null,
          getItem: (k) => map.get(String(k)) ?? null,
          setItem: (k, v) => {
            map.set(String(k), String(v));
          },
          removeItem: (k) => {
            map.delete(String(k));
          },
          clear: () => map.clear(),
        },
      });
      names.push(name);
    }
    if (names.length) boot.notice('storage', { names });
  }

  // missing shows the page for unknown addresses in the language of the address: a
  // host of files sends one for all.
  function missing() {
    addEventListener('DOMContentLoaded', () => {
      const all = [...document.querySelectorAll('.page')];
      const home = (el) => el.querySelector('.ways a').pathname;
      const below = all.filter((el) => location.pathname.startsWith(home(el)));
      const own = below.sort((a, b) => home(b).length - home(a).length)[0] ?? all[0];
      for (const el of all) el.hidden = el !== own;
      document.documentElement.lang = own.lang;
      document.title = own.dataset.title;
    });
  }

  // addressGuard removes what Go's URL parser refuses, a cut-off share link for
  // instance: go-app would die of it, at the start and at every navigation.
  function addressGuard() {
    const check = () => {
      try {
        decodeURIComponent(location.hash);
      } catch {
        const fragment = location.hash;
        history.replaceState(history.state, '', location.pathname + location.search);
        boot.notice('fragment', { fragment });
      }
    };
    // Every page is a folder's: where a host gives it another address, relative links would be
    // off. A page that was opened as a file must keep its own.
    const folder = location.pathname.replace(/\/index\.html$/, '/').replace(/[^/]$/, '$&/');
    if (folder !== location.pathname && location.protocol !== 'file:') history.replaceState(history.state, '', folder + location.search + location.hash);
    check();
    addEventListener('popstate', check, true); // before go-app's own handler
    addEventListener('hashchange', check, true);
  }

  // backGuard: a page from the back/forward cache is an old heap that others
  // have seen die. It is loaded anew and becomes a new process.
  function backGuard() {
    const mark = 'locmem:back';
    addEventListener('pageshow', (e) => {
      if (!e.persisted) return;
      try {
        sessionStorage.setItem(mark, '1');
      } catch {
        /* full: only the notice is lost */
      }
      location.reload();
    });
    if (sessionStorage.getItem(mark)) {
      sessionStorage.removeItem(mark);
      boot.notice('back');
    }
  }

  // startDownload asks for the program while the page is still being read.
  function startDownload() {
    if (typeof WebAssembly !== 'object' || typeof fetch !== 'function' || location.protocol === 'file:') return;
    boot.stop = new AbortController();
    boot.download = fetch(page.wasm, { signal: boot.stop.signal });
    boot.download.catch(() => {}); // loader.js looks at it
  }

  function queueGuard() {
    const waiting = []; // in the order in which they happened
    let focus = null; // {id, start, end} of the field that has the focus
    let passing = false; // true while an event of ours is on its way
    let done = null;
    boot.ready = new Promise((resolve) => {
      done = resolve;
    });
    boot.queued = () => waiting.filter((w) => w.type !== 'input').length;

    const off = (el) => el.disabled || el.getAttribute('aria-disabled') === 'true';
    const control = (e) => {
      const el = e.target instanceof Element ? e.target.closest('[data-queue]') : null;
      return el && el.id && !off(el) ? el : null;
    };
    const typed = (el) => /^(textarea|select)$/i.test(el.tagName) || (/^input$/i.test(el.tagName) && !/^(button|submit|reset|image)$/.test(el.type));
    // goesOn says whether Enter in a console means another line, as far as one
    // can tell without the program: inside a block or an open bracket.
    const goesOn = (text) => /\n|[:([{,\\]\s*$/.test(text);
    const keep = (e, el, what) => {
      if (e) {
        e.preventDefault();
        e.stopImmediatePropagation();
      }
      waiting.push({ ...what, id: el.id });
      el.classList.add('queued');
      el.setAttribute('aria-busy', 'true');
      boot.onqueue?.();
    };

    const handlers = {
      click(e) {
        const el = control(e);
        if (el && !typed(el)) keep(e, el, { type: 'click' });
      },
      submit(e) {
        e.preventDefault(); // without the app it would load the page again
        e.stopImmediatePropagation();
        if (e.target.id) keep(null, e.target, { type: 'submit' });
      },
      keydown(e) {
        const el = control(e);
        if (!el || e.key !== 'Enter' || e.isComposing) return;
        const area = /^textarea$/i.test(el.tagName);
        const runs = area ? e.ctrlKey || e.metaKey || e.shiftKey || (el.dataset.queue === 'enter' && !goesOn(el.value)) : el.dataset.queue === 'enter';
        if (!runs) return;
        const { key, code, ctrlKey, metaKey, shiftKey, altKey } = e;
        keep(e, el, { type: 'key', init: { key, code, ctrlKey, metaKey, shiftKey, altKey } });
      },
      input(e) {
        const el = control(e);
        if (!el || !typed(el)) return;
        const last = waiting[waiting.length - 1];
        if (last && last.type === 'input' && last.id === el.id) waiting.pop();
        waiting.push({ type: 'input', id: el.id, value: el.value, checked: el.checked });
        select(el);
      },
      focusin(e) {
        if (done) {
          focus = null;
          select(e.target);
        }
      },
      focusout(e) {
        // An element that go-app replaced is gone by then and keeps its claim.
        const el = e.target;
        setTimeout(() => {
          if (el.isConnected && focus?.id === el.id && document.activeElement !== el && document.hasFocus()) focus = null;
        });
      },
      selectionchange() {
        select(document.activeElement);
      },
    };
    const select = (el) => {
      if (!el?.id || !done) return; // after mounted() the places are ours
      focus = { id: el.id };
      try {
        focus.start = el.selectionStart;
        focus.end = el.selectionEnd;
      } catch {
        /* has none */
      }
    };
    const listener = (e) => {
      if (!passing) handlers[e.type](e);
    };
    for (const type of Object.keys(handlers)) document.addEventListener(type, listener, true);

    const refocus = () => {
      const el = focus && document.getElementById(focus.id);
      if (!el || (document.activeElement !== document.body && document.activeElement !== el)) return;
      el.focus({ preventScroll: true });
      try {
        if (focus.start != null) el.setSelectionRange(focus.start, focus.end);
      } catch {
        /* has none */
      }
    };
    const pass = (fn) => {
      passing = true;
      try {
        fn();
      } finally {
        passing = false;
      }
    };
    const act = (el, w) =>
      pass(() => {
        const say = (type) => el.dispatchEvent(new Event(type, { bubbles: true }));
        switch (w.type) {
          case 'click':
            el.click();
            break;
          case 'submit':
            el.requestSubmit();
            break;
          case 'key':
            el.dispatchEvent(new KeyboardEvent('keydown', { ...w.init, bubbles: true, cancelable: true }));
            break;
          default:
            if (el.type === 'checkbox' || el.type === 'radio') el.checked = w.checked;
            else el.value = w.value;
            say('input');
            say('change');
        }
      });
    const sleep = (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      });

    // found waits for a control that the app is just changing.
    async function found(id) {
      for (let i = 0; ; i++) {
        const el = document.getElementById(id);
        if (el && !off(el)) return el;
        if (i === 30) return null;
        await sleep(50);
      }
    }

    async function replay() {
      await null; // the program calls mounted; its handlers answer once it has returned
      for (let w = waiting[0]; w; w = waiting[0]) {
        const now = document.getElementById(w.id);
        const el = now && !off(now) ? now : await found(w.id);
        waiting.shift();
        if (el) act(el, w);
        else boot.notice('dropped', { id: w.id });
        if (w.type === 'input') {
          refocus();
          continue;
        }
        await sleep(20); // one frame of the app, so that each action sees the one before
      }
      refocus();
      for (const type of Object.keys(handlers)) document.removeEventListener(type, listener, true);
      // A program that is busy, or dead, does not say preventDefault in time.
      document.addEventListener(
        'submit',
        (e) => {
          e.preventDefault();
        },
        true,
      );
      for (const el of document.querySelectorAll('.queued')) {
        el.classList.remove('queued');
        el.removeAttribute('aria-busy');
      }
    }

    boot.mounted = () => {
      if (!done) return;
      const resolve = done;
      done = null;
      refocus();
      const over = replay();
      boot.onmounted?.();
      resolve();
      return over;
    };
  }
})();
