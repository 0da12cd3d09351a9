/* Suggests schools while their name is typed: a combobox as the WAI-ARIA practices
   describe it, with a listbox that opens under the field. Without this file the button
   beside the field finds the same schools. */
const PAUSE = 250; // milliseconds after the last letter
const LEAST = 2;

function make(tag, attributes, text = "") {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

function enhance(field) {
  const input = field.querySelector("input");
  const form = input.form;
  const around = make("div", { class: "suggestions" });
  const list = make("ul", { role: "listbox", id: `${input.id}_list`, "aria-label": "Schools" });
  const said = make("div", { role: "status", class: "visually-hidden" });
  let asking = new AbortController();
  let timer;
  let active = -1;

  list.hidden = true;
  around.append(list, said);
  field.append(around);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    autocomplete: "off",
  })) input.setAttribute(name, value);

  function close() {
    clearTimeout(timer);
    asking.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  }

  function point(to) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = to;
    const option = list.children[to];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function show(found) {
    list.replaceChildren(
      ...found.schools.map((school, place) => {
        const option = make("li", {
          role: "option",
          id: `${list.id}_${place}`,
          "aria-selected": "false",
          "data-school": school.id,
        });
        option.append(make("strong", {}, school.name), " ", make("span", {}, school.place));
        return option;
      }),
    );
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.schools.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = found.said;
  }

  async function ask() {
    asking.abort();
    asking = new AbortController();
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("find", input.value);
    try {
      const { signal } = asking;
      const answer = await fetch(field.dataset.schoolSearch, { method: "POST", body, signal });
      if (answer.ok) show(await answer.json());
      else close();
    } catch {
      // Another question is on its way, or there is no network: the button is there.
    }
  }

  function choose(option) {
    for (const [name, value] of [["pick", option.dataset.school], ["choose", "yes"]]) {
      form.append(make("input", { type: "hidden", name, value }));
    }
    close();
    form.submit();
  }

  input.addEventListener("input", () => {
    close();
    said.textContent = "";
    if (input.value.trim().length >= LEAST) timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    const last = list.children.length - 1;
    if (key === "Escape" && list.hidden) input.value = "";
    if (key === "Escape" || key === "Tab") return close();
    if (list.hidden) {
      if (key === "ArrowDown" && input.value.trim().length >= LEAST) ask();
      return;
    }
    if (key === "ArrowDown") point(active < last ? active + 1 : 0);
    else if (key === "ArrowUp") point(active > 0 ? active - 1 : last);
    else if (key === "Enter" && active >= 0) choose(list.children[active]);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  // The field keeps the focus while an option is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("li");
    if (option) choose(option);
  });
}

document.querySelectorAll("[data-school-search]").forEach(enhance);
