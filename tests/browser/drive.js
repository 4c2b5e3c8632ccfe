/*
 * drive.js FOLDER SCRIPT: headless Chromium, spoken to over a pipe (Chrome DevTools Protocol), with nothing from a
 * registry. SCRIPT is the body of an async function that runs here, beside the browser, and may call
 *
 *     go(PAGE, { lang, dark, print, scripts, size })  opens FOLDER/PAGE afresh, with a browser that asks for "fr" or
 *                         "en", prefers dark colours, styles for print, runs no scripts (scripts: false), is [width,
 *                         height] wide and high; what is left out stays as it was; the milliseconds until it is seen
 *     see(EXPRESSION)     its value in the page
 *     key(KEY)            a real key press
 *     type(TEXT)          as from a keyboard
 *     saved(NAME)         the text of a file that the page saved, or null
 *     keep(FILE, TEXT)    writes a text into FOLDER
 *     pdf(FILE)           the number of printed pages; FILE is optional
 *     shot(FILE, WHOLE)   the whole page as PNG, or what the window shows (WHOLE: false)
 *     ok(WHAT, CONDITION) prints "ok WHAT" or "not ok WHAT"
 *
 * Prints "not ok" too for every error on the console, which is where a Content-Security-Policy complains.
 */
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const [pages, script] = process.argv.slice(2).map((word) => path.resolve(word));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'drive-'));
const downloads = path.join(folder, 'downloads');
const browser = spawn(process.env.CHROMIUM || 'chromium', [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--remote-debugging-pipe',
  '--user-data-dir=' + folder, 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

let number = 0, held = '', session;
const waiting = new Map(), listeners = [];

function send(method, params = {}) {
  const id = ++number;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + '\0');
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject, method }));
}

function receive(message) {
  if (message.id) {
    const { resolve, reject, method } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) reject(new Error(method + ': ' + message.error.message));
    else resolve(message.result);
  } else for (const listener of listeners) listener(message);
}

browser.stdio[4].on('data', (bytes) => {
  const parts = (held + bytes.toString('latin1')).split('\0');
  held = parts.pop();
  for (const part of parts) receive(JSON.parse(Buffer.from(part, 'latin1').toString('utf8')));
});

function event(name) {
  return new Promise((resolve) => listeners.push((m) => { if (m.method === name) resolve(m.params); }));
}

const browserState = { lang: 'fr', dark: false, print: false, scripts: true, size: [1280, 1000] };

async function go(page, changes) {
  const { lang, dark, print, scripts, size: [width, height] } = Object.assign(browserState, changes);
  await send('Emulation.setUserAgentOverride', { userAgent: 'test', acceptLanguage: lang });
  await send('Emulation.setEmulatedMedia',
    { media: print ? 'print' : '', features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
  await send('Emulation.setScriptExecutionDisabled', { value: !scripts });
  await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  const loaded = event('Page.loadEventFired');
  const started = Date.now();
  await send('Page.navigate', { url: 'file://' + path.join(pages, page) });
  await loaded;
  await send('Page.captureScreenshot'); // what is asked for is painted first
  return Date.now() - started;
}

async function evaluate(expression) {
  const how = { awaitPromise: true, returnByValue: true, userGesture: true };
  const answer = await send('Runtime.evaluate', { expression, ...how });
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description);
  return answer.result.value;
}

const KEYS = { Enter: [13, '\r'], Escape: [27, ''], Tab: [9, ''], ArrowDown: [40, ''], ArrowUp: [38, ''] };
async function press(key) {
  const [code, text] = KEYS[key] || [key.toUpperCase().charCodeAt(0), key];
  const event = { key, text, unmodifiedText: text, windowsVirtualKeyCode: code };
  await send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...event });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
}

async function saved(name) {
  for (let i = 0; i < 100; i++) {
    const file = path.join(downloads, name);
    if (fs.existsSync(file)) {
      const text = fs.readFileSync(file, 'utf8');
      fs.unlinkSync(file);
      return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}

async function pdf(file) {
  const { data } = await send('Page.printToPDF', { printBackground: true });
  const bytes = Buffer.from(data, 'base64');
  if (file) fs.writeFileSync(file, bytes);
  return (bytes.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
}

async function shot(file, whole = true) {
  const { data } = await send('Page.captureScreenshot', { captureBeyondViewport: whole });
  fs.writeFileSync(file, Buffer.from(data, 'base64'));
}

async function run() {
  const context = { go, see: evaluate, key: press, saved, pdf, shot,
    keep: (file, text) => fs.writeFileSync(path.join(pages, file), text),
    type: (text) => send('Input.insertText', { text }),
    ok: (what, condition) => console.log((condition ? 'ok ' : 'not ok ') + what),
  };
  const body = fs.readFileSync(script, 'utf8');
  const steps = new Function(...Object.keys(context), '"use strict"; return (async () => {' + body + '\n})()');
  await steps(...Object.values(context));
}

const bad = [];
async function main() {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  session = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  listeners.push((m) => {
    const entry = m.params && m.params.entry;
    if (m.method === 'Log.entryAdded' && entry.level === 'error') bad.push(entry.text);
    if (m.method === 'Runtime.exceptionThrown') bad.push(m.params.exceptionDetails.exception.description);
  });
  for (const domain of ['Page', 'Runtime', 'Log']) await send(domain + '.enable');
  await send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  await run();
}

function end(status) {
  for (const text of bad) console.log('not ok console: ' + text);
  browser.on('exit', () => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    process.exit(bad.length ? 1 : status);
  });
  session = undefined;
  send('Browser.close').catch(() => browser.kill());
}

browser.on('error', (error) => { console.log('not ok chromium: ' + error.message); process.exit(1); });
main().then(() => end(0), (error) => { console.log('not ok drive: ' + error.message); end(1); });
