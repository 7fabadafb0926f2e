// Small things the browser does by itself, so that they cost no server traffic: times that stay true.
(() => {
  if (window.sandboxConsole) return;
  window.sandboxConsole = true;

  const units = [['second', 1], ['minute', 60], ['hour', 3600], ['day', 86400], ['month', 2592000], ['year', 31536000]];
  const relative = new Intl.RelativeTimeFormat(document.documentElement.lang || navigator.language, { style: 'short' });
  const present = new Intl.RelativeTimeFormat(document.documentElement.lang || navigator.language, { numeric: 'auto', style: 'short' });
  const brief = new Intl.RelativeTimeFormat(document.documentElement.lang || navigator.language, { numeric: 'always', style: 'narrow' });
  const full = new Intl.DateTimeFormat(document.documentElement.lang || navigator.language, { dateStyle: 'medium', timeStyle: 'long' });

  const titled = new WeakMap();

  // Rounded to the nearest of the unit that is shown, as DurationText.java does: an hour reads "in 1 hr." from its first
  // second, and "in 59 min." once half a minute has passed. Words such as "tomorrow" are left out: 25 hours are not a day.
  function distance(milliseconds) {
    const seconds = Math.abs(milliseconds) / 1000;
    const last = units.length - 1;
    const at = units.findIndex(([, size], index) => index === last || Math.round(seconds / size) * size < units[index + 1][1]);
    const [unit, size] = units[at];
    const amount = Math.round(seconds / size);
    return amount === 0 ? present.format(0, unit) : relative.format(milliseconds < 0 ? -amount : amount, unit);
  }

  // The text may stand in a node that a template or the server still writes to: its value changes, the node stays.
  function write(element, text) {
    const node = [...element.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
    if (!node) element.append(text);
    else if (node.data !== text) node.data = text;
  }

  function shown(element, moment, left) {
    switch (element.dataset.show) {
      case 'full': return full.format(moment);
      case 'brief': return brief.format(Math.max(Math.ceil(left / 1000), 0), 'second');
      // What is tried again and again is due now, not overdue.
      case 'next': return distance(Math.max(left, 0));
      default: return distance(left);
    }
  }

  function show(element) {
    const moment = new Date(element.getAttribute('datetime'));
    if (Number.isNaN(moment.getTime())) return;
    // On a screen that shows the past, times are told from there.
    const then = element.closest('[data-now]');
    const left = moment - (then ? new Date(then.dataset.now) : Date.now());
    write(element, shown(element, moment, left));
    if (element.dataset.show !== 'full' && titled.get(element) !== element.dateTime) {
      // Writing a whole date is the dearest part of all this, and it changes only with the moment.
      titled.set(element, element.dateTime);
      element.title = full.format(moment);
    }
    if (element.dataset.show === 'until') {
      element.classList.toggle('soon', left < 15 * 60000);
    }
  }

  function showAll() {
    document.querySelectorAll('time[data-show]').forEach(show);
  }

  // At most once in a frame, however many changes come, and not for the changes made here.
  let awaited = false;
  function showSoon() {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      awaited = false;
      showAll();
      observer.takeRecords();
    });
  }

  setInterval(showAll, 1000);
  const observer = new MutationObserver(showSoon);
  observer.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['datetime', 'data-show'],
  });

  // A table shows only the rows in sight; paper needs all of them.
  const showAllRows = (all) => document.querySelectorAll('vaadin-grid').forEach((grid) => { grid.allRowsVisible = all; });
  window.addEventListener('beforeprint', () => showAllRows(true));
  window.addEventListener('afterprint', () => showAllRows(false));
})();
