// Runs in every page of a benchmark, before the console's own scripts. Tells which rows the list shows and when a change
// of them is on the screen. Nothing runs between measurements but the counting of messages.
(() => {
  if (window.bench) return;

  const after = new MessageChannel();
  let onPainted = () => {};
  after.port1.onmessage = () => onPainted(performance.now());

  // ---- What the list shows. Everything that knows the markup of a row is here. ----

  const grid = () => document.querySelector('vaadin-grid.sandbox-grid');

  function lines() {
    const items = grid()?.shadowRoot?.querySelector('#items');
    if (!items) return [];
    return [...items.children].filter((line) => !line.hidden).sort((one, other) => one.index - other.index);
  }

  const cells = (line) => [...line.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());

  function id(line) {
    for (const cell of cells(line)) {
      const copy = cell.querySelector('[data-copy]');
      if (copy) return copy.dataset.copy;
    }
    return '';
  }

  function state(line) {
    for (const cell of cells(line)) {
      const badge = cell.querySelector('.state');
      if (badge) return [...badge.classList].find((name) => name.startsWith('state-'))?.slice(6) ?? '';
    }
    return '';
  }

  // What a line says, without the times, which change by themselves.
  function text(line) {
    return cells(line).map((cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('time').forEach((time) => time.remove());
      return copy.innerHTML.replaceAll(/<!--.*?-->/g, '');
    }).join('|');
  }

  // Of a page that is no list of the console: the floor beside which one is measured.
  function cellText() {
    const bare = document.querySelector('vaadin-grid.bare')?.shadowRoot?.querySelector('#items tr:not([hidden]) slot');
    return (bare?.assignedElements()[0] ?? document.querySelector('.bare td'))?.textContent ?? '';
  }

  const rows = () => lines().map((line) => ({ id: id(line), state: state(line) })).filter((row) => row.id);

  function onScreen() {
    const box = grid()?.getBoundingClientRect();
    const header = grid()?.shadowRoot?.querySelector('#header')?.getBoundingClientRect();
    return lines()
      .map((line) => ({ id: id(line), top: Math.round(line.getBoundingClientRect().top) }))
      .filter((row) => row.id && row.top >= header.bottom - 1 && row.top < box.bottom - 8);
  }

  // A row whose sandbox is on its way out may stand among those of any state.
  const passing = (row) => row.state === 'underway' || row.state === 'gone';

  const lineOf = (element) => element.closest('vaadin-grid-cell-content').assignedSlot.closest('tr');

  // ---- When a change is on the screen ----

  // What to wait for; each gets the rows as they were before the gesture.
  const goals = {
    rows: () => () => rows().length > 0,
    counts: () => () => (document.querySelector('.overview .tile-count')?.textContent ?? '') !== '',
    otherCells: () => {
      const before = cellText();
      return () => cellText() !== '' && cellText() !== before;
    },
    onlyState: (wanted) => () => rows().length > 0 && rows().every((row) => row.state === wanted || passing(row)),
    otherStates: (left) => () => rows().some((row) => row.state !== left && !passing(row)),
    otherRows: (_, before) => {
      const old = new Set(before.map((row) => row.id));
      return () => rows().length > 0 && rows().every((row) => !old.has(row.id));
    },
    rowChanged: (wanted) => {
      const find = () => lines().find((line) => id(line) === wanted);
      const before = text(find());
      return () => { const now = find(); return !now || text(now) !== before; };
    },
  };

  // Looks right before each frame is painted, and takes the time right after the one with the change.
  function painted(reached) {
    return new Promise((resolve) => {
      const look = () => {
        if (reached()) {
          onPainted = resolve;
          after.port2.postMessage('');
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });
  }

  window.bench = {
    rows,
    onScreen,
    selected: () => lines().filter((line) => line.getAttribute('aria-selected') === 'true').map(id),
    rowOf: (element) => id(lineOf(element)),
    // One of both comes to each page that is measured, which ends the looking: it costs a list some 5 % of a processor.
    first: painted(() => rows().length > 0 || cellText() !== ''),
    messages: [],
    bytes: 0,
    marks: {},

    // From the next click to the frame that shows what it led to.
    arm(goal, argument) {
      const reached = goals[goal](argument, rows());
      window.bench.result = new Promise((resolve) => {
        addEventListener('click', (click) => {
          const started = click.timeStamp;
          painted(reached).then((ended) => resolve(ended - started));
        }, { capture: true, once: true });
      });
    },

    // Notes when a text that begins with `prefix` comes into a row's title for the first time.
    watchMarks(prefix) {
      new MutationObserver(() => {
        const seen = [...document.querySelectorAll('vaadin-grid-cell-content .title')]
          .map((title) => title.textContent)
          .filter((title) => title.startsWith(prefix) && !(title in window.bench.marks));
        if (seen.length > 0) {
          seen.forEach((title) => { window.bench.marks[title] = 0; });
          requestAnimationFrame(() => setTimeout(() => {
            seen.forEach((title) => { window.bench.marks[title] = performance.timeOrigin + performance.now(); });
          }));
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    },
  };

  // Counts the server's messages: what is pushed and is no sign of life only.
  const SIGN_OF_LIFE = 32;
  window.WebSocket = class extends WebSocket {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener('message', (message) => {
        if (message.data.length > SIGN_OF_LIFE) {
          window.bench.messages.push(performance.now());
          window.bench.bytes += message.data.length;
        }
      });
    }
  };
})();
