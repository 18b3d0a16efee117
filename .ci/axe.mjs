// Open pages in a real browser, check each with axe-core, and take pictures of it: the first at
// several widths and as printed, folded and unfolded, the others on a phone and a desk, unfolded.
// Ends with 1 if axe finds anything, if a page scrolls sideways or asks for anything.
//
// node axe.mjs FOLDER-FOR-PICTURES BROWSER PAGE.html...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [pictures, browserPath, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(pictures, 'node_modules', 'x.js'));
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LOOKS = [[320, 'screen'], [1280, 'screen'], [768, 'screen'], [1280, 'print']];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const browser = await puppeteer.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let found = 0;
const tell = (...words) => { found += 1; console.log(...words); };

async function check(page, name, look, folded) {
  const result = await page.evaluate((rules) => axe.run(document, { runOnly: rules }), RULES);
  for (const each of result.violations) {
    tell(name, ...look, folded, each.id, each.help, each.nodes[0].html.slice(0, 300));
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > look[0]) tell(name, ...look, folded, `is ${wide} wide`);
}

for (const file of pages) {
  const name = basename(file, '.html');
  const isFirst = file === pages[0];
  for (const [width, media] of isFirst ? LOOKS : LOOKS.slice(0, 2)) {
    const page = await browser.newPage();
    page.on('request', (each) => {
      if (!/^(file|data):/.test(each.url())) tell(name, 'asks for', each.url());
    });
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaType(media);
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.evaluate(axe);
    if (media === 'screen') {
      await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
    } else {
      await page.pdf({ path: `${pictures}/${name}-print.pdf`, format: 'A4' });
    }
    if (isFirst) await check(page, name, [width, media], 'folded');
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
    await check(page, name, [width, media], 'unfolded');
    await page.close();
  }
  console.log(`${name}: looked at`);
}
await browser.close();
console.log(`${pages.length} pages, ${found} findings of axe`);
process.exit(found ? 1 : 0);
