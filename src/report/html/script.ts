/** The page's script: language, light or dark, filters. The page is complete and readable without it. */
export const SCRIPT = `(function () {
  'use strict';
  var root = document.documentElement;
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  all('[hidden]').forEach(function (element) { element.hidden = false; });

  var languages = all('button[data-language]');
  function speak(language) {
    root.lang = language;
    root.setAttribute('data-language', language);
    document.title = document.querySelector('title').getAttribute('data-' + language) || document.title;
    languages.forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
    });
    ['placeholder', 'aria-label'].forEach(function (name) {
      all('[data-' + language + '-' + name + ']').forEach(function (element) {
        element.setAttribute(name, element.getAttribute('data-' + language + '-' + name));
      });
    });
    all('input[data-filters]').forEach(filter);
  }
  languages.forEach(function (button) {
    button.addEventListener('click', function () { speak(button.getAttribute('data-language')); });
  });

  var theme = document.querySelector('button[data-theme-toggle]');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function isDark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : dark.matches;
  }
  theme.addEventListener('click', function () {
    root.setAttribute('data-theme', isDark() ? 'light' : 'dark');
  });

  var details = all('details');
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = details.filter(function (element) { return !element.open; });
    closed.forEach(function (element) { element.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (element) { element.open = false; });
  });

  function filter(input) {
    var wanted = input.value.trim().toLowerCase().split(/\\s+/);
    var id = input.getAttribute('data-filters');
    var rows = document.getElementById(id).tBodies[0].rows;
    var count = 0;
    for (var i = 0; i < rows.length; i += 1) {
      var text = rows[i].textContent.toLowerCase();
      var fits = wanted.every(function (part) { return text.indexOf(part) >= 0; });
      rows[i].hidden = !fits;
      if (fits) count += 1;
    }
    var output = document.querySelector('output[data-counts="' + id + '"]');
    output.textContent = count.toLocaleString(root.lang) + ' / ' + rows.length.toLocaleString(root.lang);
  }
  all('input[data-filters]').forEach(function (input) {
    input.addEventListener('input', function () { filter(input); });
  });
  speak(root.lang);
})();
`;
