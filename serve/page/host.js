// host.js is the script of a Web Worker: it runs the program of the page a second
// time, without a page, to host the processes of a scenario (wasm/hostworker).
//
// The page's first message is {glue, module, library}: the address of wasm_exec.js, the
// compiled program and the address of the Python that programs can import. All later ones
// are strings for the program, as are those that it sends, each an order or a message of
// engine/host, behind the name of a channel and a space where there are several.
// {ready: true} tells that it listens, {dead: text} that it has ended.
(() => {
  'use strict';
  const host = { library: '', early: [], receive: null, post: (message) => self.postMessage(message) };
  self.locmemHost = host;
  self.onmessage = ({ data }) => {
    if (typeof data === 'string') {
      if (host.receive) host.receive(data);
      else host.early.push(data);
      return;
    }
    start(data).then(
      () => self.postMessage({ dead: 'it has ended' }),
      (err) => self.postMessage({ dead: String(err?.message ?? err) }),
    );
  };

  async function start({ glue, module, library }) {
    host.library = library;
    self.importScripts(glue);
    const go = new self.Go();
    await go.run(await WebAssembly.instantiate(module, go.importObject));
  }
})();
