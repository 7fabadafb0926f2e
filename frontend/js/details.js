// What the details keep up to date by themselves: how much of a life is over, and addresses to copy.
(() => {
  if (window.sandboxConsoleDetails) return;
  window.sandboxConsoleDetails = true;

  function showLife(bar) {
    const from = Number(bar.dataset.lifeFrom);
    const to = Number(bar.dataset.lifeTo);
    if (!(to > from)) return;
    const over = Math.min(1, Math.max(0, (Date.now() - from) / (to - from)));
    bar.firstElementChild.style.inlineSize = `${(over * 100).toFixed(1)}%`;
    bar.classList.toggle('ending', to - Date.now() < 15 * 60000);
  }

  function showAll() {
    document.querySelectorAll('[data-life-from]').forEach(showLife);
  }

  setInterval(showAll, 5000);
  new MutationObserver(showAll).observe(document.body, { childList: true, subtree: true });

  // Before the script that copies sees the click.
  document.addEventListener('click', (event) => {
    const source = event.composedPath().find((element) => element.dataset?.copyAddress !== undefined);
    if (source) source.dataset.copy = new URL(source.dataset.copyAddress, document.baseURI).href;
  }, { capture: true });
})();
