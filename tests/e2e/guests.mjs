// A page of somebody else's, on another origin, under a strict policy.
import http from 'node:http';

/**
 * host serves pages of another origin: pages by their path, with the head for the site's
 * script in {{script}}. policy: what the site allows itself beside the playground's origin.
 * /open has no policy.
 */
export async function host(t, site, pages, { policy = "style-src 'self'", script = '<script defer src="{{url}}v1/embed.js"></script>' } = {}) {
  const ours = new URL(site.url).origin;
  const csp = `default-src 'none'; script-src ${ours}; frame-src ${ours}; ${policy}`;
  const server = http.createServer((request, response) => {
    const page = pages[new URL(request.url, 'http://x').pathname];
    if (page === undefined) {
      response.writeHead(404).end('none');
      return;
    }
    const type = request.url.endsWith('.md') ? 'text/markdown' : 'text/html; charset=utf-8';
    response.writeHead(200, {
      'Content-Type': type,
      ...(request.url.startsWith('/open') ? {} : { 'Content-Security-Policy': csp }),
      'Access-Control-Allow-Origin': '*',
    });
    response.end(page.replaceAll('{{script}}', script).replaceAll('{{url}}', site.url));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${server.address().port}`;
}

/** guest opens a page of somebody else's and keeps what it asks for and what is refused. */
export async function guest(site, url) {
  const page = await site.context.newPage();
  page.asked = [];
  page.said = [];
  page.on('request', (r) => page.asked.push(r.url()));
  page.on('console', (m) => page.said.push(m.text()));
  page.on('pageerror', (err) => page.said.push(err.message));
  await page.goto(url);
  await page.waitForFunction(() => customElements.get('locmem-playground'));
  return page;
}

/** seen is what an element shows: its steps with what came out, its cards, what it says. */
export const seen = (page, n = 0) =>
  page.evaluate((n) => {
    const root = document.querySelectorAll('locmem-playground')[n].shadowRoot;
    const texts = (selector, of = root) => [...of.querySelectorAll(selector)].map((el) => el.textContent);
    return {
      steps: [...root.querySelectorAll('.line')].map((el) => [...el.children].map((x) => x.textContent)),
      marks: [...root.querySelectorAll('.line')].map((el) => el.className.replace('line', '').trim()),
      cards: [...root.querySelectorAll('.card')].map((el) => [el.querySelector('b').textContent, ...texts('dt, dd', el)]),
      says: root.querySelector('.say')?.textContent,
      buttons: texts('button'),
      text: root.querySelector('.text')?.innerText,
    };
  }, n);

/** says waits until an element says something that fits. */
export const says = (page, pattern, n = 0) =>
  page.waitForFunction(
    (source, n) => new RegExp(source).test(document.querySelectorAll('locmem-playground')[n]?.shadowRoot.querySelector('.say')?.textContent ?? ''),
    {},
    pattern.source,
    n,
  );

/** press clicks a button of an element. */
export async function press(page, name, n = 0) {
  const button = await page.evaluateHandle((name, n) => document.querySelectorAll('locmem-playground')[n].shadowRoot.querySelector(`button.${name}`), name, n);
  await button.click();
}
