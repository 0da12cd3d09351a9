// Starts the parts of the admin's forms that wait at a marker:
//   <span hidden data-start="initDateChooser" data-given='["id_day", {}]'></span>
// A name with a capital is a class to make one of, any other a function to call.
// The marker goes, so that a part that is moved is not started again.

function start(marker) {
  const { start: name, given } = marker.dataset;
  const values = JSON.parse(given);
  marker.remove();
  if (/^[A-Z]/.test(name)) new window[name](...values);
  else window[name](...values);
}

function startAllIn(element) {
  if (!(element instanceof Element)) return;
  if (element.matches("[data-start]")) start(element);
  else element.querySelectorAll("[data-start]").forEach(start);
}

document.addEventListener("DOMContentLoaded", () => {
  startAllIn(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(startAllIn);
  }).observe(document.body, { childList: true, subtree: true });
});

// At once, because a list that was added to may look for its new chooser next.
document.addEventListener("w-formset:added", (event) => startAllIn(event.target));
