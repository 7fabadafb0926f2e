// Says when the console no longer answers, stops actions that would not arrive, and brings the page back afterwards: by a
// reload, or, where a reload would lose typed text, by offering one.
(() => {
  if (window.sandboxConsoleConnection) return;
  window.sandboxConsoleConnection = true;

  const words = document.currentScript.dataset;
  const sign = new URL('alive.txt', document.currentScript.src);
  const pause = 5000;
  const patience = 4000;
  const upgradePatience = 7000;
  const soon = 1000;
  const eager = 2000;
  const roundTrip = 12000;
  const betweenReloads = 10000;
  const page = document.documentElement;

  // here: all is well. lost: no answer. back: answers again, and so does the page. ended: answers, but not to this page.
  let state = 'here';
  let failures = 0;
  let dead = false;
  let looking = false;
  let next = 0;
  let die = () => {};

  // A proxy may swallow the request for a web socket: without an answer, Vaadin would never try another way.
  window.WebSocket = class extends WebSocket {
    constructor(...parameters) {
      super(...parameters);
      const waiting = setTimeout(() => {
        if (this.readyState === WebSocket.CONNECTING) this.close();
      }, upgradePatience);
      this.addEventListener('open', () => clearTimeout(waiting));
    }
  };

  // What only this page holds: text outside dialogs, and everything that was chosen in an open one. The text of a
  // page's search stands in its address, too.
  const fields = new Set();

  function remember(event) {
    const field = event.composedPath()[0];
    if (field instanceof Element && !field.closest('[data-shortcut="search"], [data-kept]')) fields.add(field);
  }

  function holds(field) {
    if (field.closest('vaadin-dialog')) return true;
    return isText(field) && field.value !== '' && field.checkVisibility();
  }

  function typed() {
    fields.forEach((field) => {
      if (!field.isConnected) fields.delete(field);
    });
    return [...fields].some(holds);
  }

  const isText = (element) => element.localName === 'textarea'
    || (element.localName === 'input' && !['checkbox', 'radio', 'button', 'submit'].includes(element.type));

  const panel = document.createElement('div');
  const sentence = document.createElement('p');
  const reloads = document.createElement('button');
  panel.className = 'connection-panel';
  panel.setAttribute('role', 'alert');
  panel.popover = 'manual';
  reloads.type = 'button';
  reloads.textContent = words.reload;
  reloads.addEventListener('click', () => location.reload());
  panel.append(sentence, reloads);

  function say(text, offering) {
    if (!panel.isConnected) document.body.append(panel);
    if (!panel.matches(':popover-open')) panel.showPopover();
    reloads.hidden = !offering;
    if (sentence.textContent !== text) sentence.textContent = text;
  }

  // Without typed text nothing needs to be read or copied by hand; with it, only the actions stop.
  function hush(all) {
    [...document.body.children].filter((element) => element !== panel).forEach((element) => { element.inert = all; });
  }

  function lose() {
    const keeping = typed();
    state = 'lost';
    page.classList.add('connection-lost');
    hush(!keeping);
    say(`${navigator.onLine ? words.gone : words.offline} ${keeping ? words.kept : words.waiting}`, false);
  }

  function resume() {
    state = 'back';
    page.classList.remove('connection-lost');
    hush(false);
    say(words.back, true);
  }

  function end() {
    state = 'ended';
    page.classList.add('connection-lost');
    hush(false);
    say(words.ended, true);
  }

  // A page that fails right after each reload must not reload for ever.
  function reload() {
    const key = 'sandbox-console.reloaded';
    const last = Number(sessionStorage.getItem(key));
    if (Date.now() - last < betweenReloads) return false;
    sessionStorage.setItem(key, String(Date.now()));
    location.reload();
    return true;
  }

  // Whether this page's session still takes calls.
  function heard() {
    const shell = document.querySelector('vaadin-app-layout.shell');
    if (dead || !shell?.$server?.answer) return Promise.resolve(false);
    return Promise.race([
      shell.$server.answer().then(() => true, () => false),
      new Promise((resolve) => {
        die = () => resolve(false);
        setTimeout(die, roundTrip);
      }),
    ]);
  }

  async function comeBack() {
    if (!typed() && reload()) return;
    if (await heard()) resume();
    else end();
  }

  async function answers() {
    try {
      const response = await fetch(sign, {
        cache: 'no-store', credentials: 'omit', redirect: 'manual', signal: AbortSignal.timeout(patience),
      });
      // A proxy that asks who is there says nothing about the console behind it.
      if (response.type === 'opaqueredirect' || [401, 403, 429].includes(response.status)) return true;
      return response.ok && (await response.text()).startsWith('alive');
    } catch {
      return false;
    }
  }

  async function followed(answered) {
    if (answered) {
      const missed = failures > 0;
      failures = 0;
      if (state === 'lost' || (dead && state !== 'ended')) await comeBack();
      else if (state === 'ended' && !typed()) reload();
      else if (state === 'here' && missed && !(await heard())) await comeBack();
      return pause;
    }
    failures += 1;
    if (failures > 1 || !navigator.onLine || dead) lose();
    return state === 'lost' ? eager : soon;
  }

  async function look() {
    if (looking) return;
    looking = true;
    clearTimeout(next);
    let wait = pause;
    try {
      // A hidden page is not looked at, and it checks again as soon as it is seen.
      if (!document.hidden || state !== 'here') wait = await followed(await answers());
    } finally {
      looking = false;
      next = setTimeout(look, wait);
    }
  }

  function harmless(event) {
    const path = event.composedPath();
    if (path.includes(panel)) return true;
    const writing = path[0] instanceof Element && isText(path[0]);
    if (event.type !== 'keydown') return writing;
    if (['Enter', 'Escape'].includes(event.key)) return false;
    return writing || event.ctrlKey || event.metaKey || (event.key.length > 1);
  }

  function stop(event) {
    if (page.classList.contains('connection-lost') && !harmless(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  ['click', 'dblclick', 'auxclick', 'submit', 'keydown'].forEach((type) =>
    window.addEventListener(type, stop, { capture: true }));
  ['input', 'change'].forEach((type) => window.addEventListener(type, remember, { capture: true }));
  ['online', 'offline'].forEach((type) => window.addEventListener(type, look));
  document.addEventListener('visibilitychange', look);

  // Vaadin's own sign of the connection would end every page with a word for screen readers; the panel says it.
  customElements.whenDefined('vaadin-connection-indicator').then(() => {
    document.querySelectorAll('vaadin-connection-indicator').forEach((sign) => {
      Object.assign(sign, { onlineText: '', offlineText: '', reconnectingText: '' });
      sign.setAttribute('aria-hidden', 'true');
    });
  });

  // Vaadin's own words for a page that cannot go on, which it would reload on the next key or click.
  new MutationObserver(() => {
    document.querySelectorAll('body > .v-system-error').forEach((box) => {
      box.remove();
      dead = true;
      die();
      look();
    });
  }).observe(document.body, { childList: true });

  next = setTimeout(look, pause);
})();
