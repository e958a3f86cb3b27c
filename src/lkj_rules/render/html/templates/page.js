/* Filters, search and folding. Without this script the whole page is there all the same. */
(function () {
  "use strict";

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  }

  function Listing(section) {
    var box = section.querySelector("[data-filters]");
    if (!box) {
      return null;
    }
    var findings = all(section, "[data-finding]").map(function (node) {
      return { node: node, text: null };
    });
    var groups = ["[data-followers]", "[data-case]", "[data-group]", "[data-document]"].map(function (selector) {
      return all(section, selector);
    });
    var severities = all(box, "[data-severity]"), choices = all(box, "[data-choice]");
    var search = box.querySelector("[data-search]"), result = box.querySelector("[data-result]");
    var nothing = section.querySelector("[data-nothing]");
    var later = 0;

    function wanted(finding, words, chosen, kinds) {
      var data = finding.node.dataset;
      if (kinds.indexOf(data.severity) < 0) {
        return false;
      }
      for (var name in chosen) {
        if (chosen[name] && data[name] !== chosen[name]) {
          return false;
        }
      }
      if (!words.length) {
        return true;
      }
      if (finding.text === null) {
        var group = finding.node.closest("[data-group]");
        var head = group ? group.querySelector(".head").textContent : "";
        finding.text = plain(head + " " + finding.node.textContent);
      }
      return words.every(function (word) {
        return finding.text.indexOf(word) >= 0;
      });
    }

    function apply() {
      var kinds = severities.filter(function (each) { return each.checked; }).map(function (each) { return each.dataset.severity; });
      var chosen = {}, words = plain(search.value).split(" ").filter(Boolean), shown = 0;
      choices.forEach(function (each) { chosen[each.dataset.choice] = each.value; });
      findings.forEach(function (finding) {
        var fits = wanted(finding, words, chosen, kinds);
        finding.node.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      groups.forEach(function (nodes) {
        nodes.forEach(function (node) { node.hidden = !node.querySelector("[data-finding]:not([hidden])"); });
      });
      if (words.length) {
        all(section, ".briefs").forEach(function (node) { node.open = true; });
      }
      nothing.hidden = shown > 0;
      result.textContent = result.dataset.text.replace("%1", String(shown)).replace("%2", String(findings.length));
    }

    function reset() {
      severities.forEach(function (each) { each.checked = true; });
      choices.forEach(function (each) { each.value = ""; });
      search.value = "";
      apply();
    }

    box.hidden = false;
    box.addEventListener("change", apply);
    search.addEventListener("input", function () {
      window.clearTimeout(later);
      later = window.setTimeout(apply, findings.length > 500 ? 250 : 60);
    });
    box.querySelector("[data-reset]").addEventListener("click", function () {
      reset();
      search.focus();
    });
    apply();
    return {
      reset: reset,
      pick: function (kind) {
        reset();
        severities.forEach(function (each) { each.checked = each.dataset.severity === kind; });
        apply();
      }
    };
  }

  var listings = {};
  all(document, "[data-listing]").forEach(function (section) {
    listings[section.dataset.listing] = Listing(section);
  });

  all(document, "[data-pick]").forEach(function (link) {
    link.addEventListener("click", function () {
      var listing = listings[link.dataset.for];
      if (listing) {
        listing.pick(link.dataset.pick);
      }
    });
  });

  function reveal() {
    var target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      return;
    }
    if (!target) {
      return;
    }
    if (target.hasAttribute("data-finding") && target.hidden) {
      var listing = listings[target.closest("[data-listing]").dataset.listing];
      if (listing) {
        listing.reset();
      }
    }
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") {
        node.open = true;
      }
    }
    if (target.hasAttribute("data-finding")) {
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    }
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  all(document, "[data-tree]").forEach(function (tree) {
    var tools = tree.querySelector("[data-tools]"), lines = all(tree, "details");
    if (!lines.length) {
      return;
    }
    tools.hidden = false;
    [["[data-unfold]", true], ["[data-fold]", false]].forEach(function (pair) {
      tools.querySelector(pair[0]).addEventListener("click", function () {
        lines.forEach(function (line) { line.open = pair[1]; });
      });
    });
  });

  /* On paper nothing can be unfolded: what is folded opens for printing, and folds again; folded references stay off the paper. */
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = all(document, "details:not([open]):not(.reference)");
    opened.forEach(function (node) { node.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (node) { node.open = false; });
    opened = [];
  });
})();
