/* Opens the section of the reader's nation and folds the others. The nation is kept in
   this browser alone; without this file every section stays open. */
const KEY = "nation";
const sections = [...document.querySelectorAll("[data-nation]")];
const links = [...document.querySelectorAll("[data-nation-link]")];
const isHere = (nation) => sections.some((one) => one.dataset.nation === nation);

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // The browser is set to keep nothing.
  }
}

function remember(nation) {
  try {
    localStorage.setItem(KEY, nation);
  } catch {
    // It opens now, and is not known the next time.
  }
}

function openOnly(nation) {
  for (const one of sections) one.open = one.dataset.nation === nation;
  mark(nation);
}

function mark(nation) {
  for (const link of links) {
    if (link.dataset.nationLink === nation) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function followAddress() {
  const nation = location.hash.slice(1);
  if (!isHere(nation)) return false;
  remember(nation);
  openOnly(nation);
  document.getElementById(nation).scrollIntoView();
  return true;
}

if (!followAddress() && isHere(remembered())) openOnly(remembered());
addEventListener("hashchange", followAddress);
addEventListener("beforeprint", () => {
  for (const one of sections) one.open = true;
});
for (const one of sections) {
  one.querySelector("summary").addEventListener("click", () => {
    if (one.open) return;
    remember(one.dataset.nation);
    mark(one.dataset.nation);
  });
}
