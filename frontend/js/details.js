// What the details keep up to date by themselves: how much of a life is over, and addresses to copy.
(() => {
  if (window.sandboxConsoleDetails) return;
  window.sandboxConsoleDetails = true;

  const share = new Intl.NumberFormat(document.documentElement.lang || navigator.language, { style: 'percent' });

  function showLife(bar) {
    const from = Number(bar.dataset.lifeFrom);
    const to = Number(bar.dataset.lifeTo);
    if (!(to > from)) return;
    // On a screen that shows the past, a life is as long over as it was then.
    const then = bar.closest('[data-now]');
    const now = then ? new Date(then.dataset.now).getTime() : Date.now();
    const over = Math.min(1, Math.max(0, (now - from) / (to - from)));
    bar.firstElementChild.style.inlineSize = `${(over * 100).toFixed(1)}%`;
    bar.classList.toggle('ending', to - now < 15 * 60000);
    // Of a life that lasts longer than a day no share tells anything.
    bar.classList.toggle('long', to - now > 24 * 3600000);
    if (bar.dataset.lifeTitle) bar.title = bar.dataset.lifeTitle.replace('{0}', share.format(over));
  }

  // Where there is no room beside the list, the layout shows the details as a dialog, and leaves it without a name.
  function nameDialog(pane) {
    const place = pane.parentElement?.shadowRoot?.querySelector('[part~="detail"]');
    if (!place || place.scNamed) return;
    place.scNamed = true;
    const apply = () => {
      if (place.getAttribute('role') === 'dialog') place.setAttribute('aria-label', pane.getAttribute('aria-label'));
      else place.removeAttribute('aria-label');
    };
    new MutationObserver(apply).observe(place, { attributes: true, attributeFilter: ['role'] });
    apply();
  }

  function showAll() {
    document.querySelectorAll('[data-life-from]').forEach(showLife);
    document.querySelectorAll('.details[slot="detail"]').forEach(nameDialog);
  }

  setInterval(showAll, 5000);
  let awaited = false;
  new MutationObserver(() => {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      awaited = false;
      showAll();
    });
  }).observe(document.body, {
    // A row of a table is used again for another sandbox, whose life is another one.
    childList: true, subtree: true, attributes: true, attributeFilter: ['data-life-from', 'data-life-to'],
  });

  // Before the script that copies sees the click.
  document.addEventListener('click', (event) => {
    const source = event.composedPath().find((element) => element.dataset?.copyAddress !== undefined);
    if (source) source.dataset.copy = new URL(source.dataset.copyAddress, document.baseURI).href;
  }, { capture: true });
})();
