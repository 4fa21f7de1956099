// What a machine can see of the look, for the tests of layout and access.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** violations lists what axe finds on the page as it stands. */
export async function violations(tab) {
  const session = await tab.page.createCDPSession();
  await session.send('Runtime.evaluate', { expression: axe });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

/** cardsFirst, in the page, tells whether the picture stands above the text, not beside it. */
export function cardsFirst() {
  const [picture, text] = ['.stage .site', '#scenario'].map((at) => document.querySelector(at).getBoundingClientRect());
  return picture.bottom < text.top;
}

/** tooWide is by how many pixels the page scrolls sideways. */
export function tooWide(tab) {
  return tab.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/**
 * unreadable lists texts that stand over another one or beside the window, and
 * words shorter than eight characters' room that are cut. What is as long as a
 * line may be cut with an ellipsis.
 */
export function unreadable(tab) {
  return tab.page.evaluate(() => {
    const out = [];
    const clips = (style) => style.overflowX !== 'visible' || style.overflowY !== 'visible';
    const seen = (rect, el) => {
      // what of a rectangle its boxes let through
      let { left, top, right, bottom } = rect;
      for (let box = el; box && box !== document.body; box = box.parentElement) {
        if (!clips(getComputedStyle(box))) continue;
        const b = box.getBoundingClientRect();
        left = Math.max(left, b.left);
        right = Math.min(right, b.right);
        top = Math.max(top, b.top);
        bottom = Math.min(bottom, b.bottom);
      }
      return { left, top, right, bottom };
    };
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const el = node.parentElement;
      if (
        !node.data.trim() ||
        el.closest('.sr, .boot, .completions, .menu .sheet, .skip, .cm-host, dialog, [aria-hidden=true], option, noscript, script, textarea') ||
        getComputedStyle(el.closest('thead') ?? el).clipPath !== 'none' || // a head that is read aloud only
        !el.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const r of range.getClientRects()) {
        const box = seen(r, el);
        if (box.right - box.left < 1 || box.bottom - box.top < 4) continue;
        if ((box.left < -1 || box.right > innerWidth + 1) && !el.closest('.procs')) out.push(`beside the window: ${node.data}`);
        texts.push({ el, text: node.data.trim().slice(0, 30), ...box });
      }
      const cell = el.closest('.k, .v, td.key, td.value, th, .btn, .log .key, .log .name, .offset, .link');
      if (!cell) continue;
      const whole = range.getBoundingClientRect();
      const shown = seen(whole, el);
      const size = parseFloat(getComputedStyle(el).fontSize);
      const room = Math.min(whole.width, 8 * 0.6 * size + 8 * (parseFloat(getComputedStyle(el).letterSpacing) || 0));
      if (shown.right - shown.left < room - 1 && !el.closest('.scroll, .procs'))
        out.push(`cut: ${node.data} (${Math.round(shown.right - shown.left)} of ${Math.round(room)})`);
      else if (el.closest('.scroll, .procs')) {
        const inside = cell.getBoundingClientRect();
        if (inside.width + 1 < room) out.push(`cut: ${node.data} (${Math.round(inside.width)} of ${Math.round(room)})`);
      }
    }
    for (let i = 0; i < texts.length; i++) {
      for (let j = i + 1; j < texts.length; j++) {
        const [a, b] = [texts[i], texts[j]];
        if (a.el === b.el) continue;
        // The bar of a lesson lies above what scrolls below it, and hides it.
        if (Boolean(a.el.closest('.player')) !== Boolean(b.el.closest('.player'))) continue;
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x > 2 && y > 6 && !a.el.closest('.tools') && !b.el.closest('.tools')) out.push(`"${a.text}" over "${b.text}"`);
      }
    }
    return [...new Set(out)];
  });
}

/** spaced has every text spaced as WCAG 1.4.12 says that a reader may want it. */
export function spaced(tab) {
  return tab.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }',
    );
    document.adoptedStyleSheets = [sheet];
  });
}

/** focus names what has the keyboard: its id, or else its text. */
export function focus(tab) {
  return tab.page.evaluate(() => {
    const el = document.activeElement;
    return el === document.body || !el ? 'body' : el.id || el.innerText || el.tagName;
  });
}

/** still returns what read(arg) returns in the page, once that is the same for thirty frames; undefined is not there yet. */
export function still(tab, read, arg) {
  return tab.page.evaluate(`new Promise((resolve) => {
    const read = ${read};
    let [same, before] = [0];
    const look = () => {
      const value = read(${JSON.stringify(arg)});
      const now = JSON.stringify(value);
      same = now !== undefined && now === before ? same + 1 : 0;
      before = now;
      if (same > 30) resolve(value);
      else requestAnimationFrame(look);
    };
    look();
  })`);
}
