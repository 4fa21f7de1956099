// A server of the test's own in front of the site's: it may move the site to a
// sub-path, change what passes, hold it back, and count it.
import http from 'node:http';

/**
 * front stands before the site at url. bend(path, pass, response), if set, is
 * asked for every request; it returns true when it has dealt with it itself.
 * pass({path, headers, text, body}) sends the request on:
 *   path     another path
 *   headers  of the answer, added or replaced; undefined removes one
 *   text     a function over the answer's text
 *   body     a function (incoming, outgoing) that moves the bytes by itself
 */
export async function front(t, url, { base = '/' } = {}) {
  const self = { target: new URL(url), bend: null, asked: [] };
  const server = http.createServer((request, response) => {
    self.asked.push(request.url);
    if (!request.url.startsWith(base)) {
      response.writeHead(404).end('outside of the site');
      return;
    }
    const path = `/${request.url.slice(base.length)}`;
    const pass = (how = {}) => {
      const headers = { ...request.headers };
      if (how.text || how.body) headers['accept-encoding'] = 'identity';
      const options = { host: self.target.hostname, port: self.target.port, path: how.path ?? path, method: request.method, headers };
      http.get(options, async (incoming) => {
        const sent = { ...incoming.headers, ...how.headers };
        if (how.text || how.body) delete sent['content-length'];
        for (const key of Object.keys(sent)) if (sent[key] === undefined) delete sent[key];
        response.writeHead(incoming.statusCode, sent);
        if (how.body) {
          how.body(incoming, response);
          return;
        }
        if (!how.text) {
          incoming.pipe(response);
          return;
        }
        const parts = await incoming.toArray();
        response.end(how.text(Buffer.concat(parts).toString()));
      });
    };
    if (!self.bend?.(path, pass, response)) pass();
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  self.url = `http://127.0.0.1:${server.address().port}${base}`;
  self.stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  t.after(() => server.listening && self.stop());
  return self;
}
