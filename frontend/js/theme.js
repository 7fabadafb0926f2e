// The person's choice of light, dark or the system's theme, kept in this browser.
(() => {
  const key = 'sandbox-console.theme';
  const page = document.documentElement;

  function chosen() {
    try {
      return localStorage.getItem(key) ?? 'system';
    } catch {
      return 'system';
    }
  }

  function apply(choice) {
    if (choice === 'light' || choice === 'dark') {
      page.setAttribute('theme', choice);
    } else {
      page.removeAttribute('theme');
    }
  }

  function choose(choice) {
    apply(choice);
    try {
      localStorage.setItem(key, choice);
    } catch {
      // A browser that keeps nothing still shows the choice until the page is left.
    }
  }

  apply(chosen());
  window.sandboxConsoleTheme = { chosen, choose };
})();
