/* What a browser adds to the page: search, previews of what a link leads to, links to copy, the place in the contents,
   and on demand where each clause and each value comes from.

   All words come from the page: those of the document as text, never as markup, those of the controls from the template
   that holds them. Without this script the page is whole; nothing here fetches, stores or sends anything. */

"use strict";
(() => {
  const controls = document.getElementById("controls"), text = document.getElementById("text");
  const part = name => controls.content.querySelector("." + name).cloneNode(true);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const said = element => element.textContent.replace(/[\s\u00ad]+/g, " ").trim();
  const target = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const element = (name, words, kind = "") => Object.assign(document.createElement(name), { textContent: words, className: kind });
  const cropped = (words, most) => words.length > most ? words.slice(0, most).replace(/\S*$/, "…") : words;
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* ---------------- going to a place, for eyes and for screen readers */

  let reached;
  const go = (place, id) => {
    location.hash = id;
    reached?.classList.remove("reached");
    reached = place;
    place.classList.add("reached");
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    if (place.id !== id) place.scrollIntoView({ block: "center" });
  };

  /* ---------------- search */

  const MOST = 50, BEFORE = 40, LENGTH = 140;
  const search = part("search"), field = search.querySelector("input");
  const count = search.querySelector(".count"), hits = search.querySelector(".hits");
  let entries, found = [];

  /* Everything that can be found: its words, the number it bears, the heading it stands under, and a place with a name. */
  const read = () => {
    let heading = "";
    return all(":is(.front, .text) :is(h2, h3, p, dt, dd, tr, caption, figcaption)")
      .filter(one => !one.parentElement.closest("tr, .explained"))
      .map(place => {
        const own = place.matches("h2, h3"), number = place.firstElementChild?.matches(".number") ? said(place.firstElementChild) : "";
        const words = place.matches("tr") ? [...place.cells].map(said).join(" · ") : said(place);
        const named = place.matches("dd") ? place.previousElementSibling : place;
        if (own) heading = words;
        return { place, own, number, words, low: words.toLowerCase(), heading, id: (named.closest("[id]") ?? text).id };
      });
  };

  const hit = (entry, word) => {
    const link = element("a", "");
    link.href = "#" + encodeURIComponent(entry.id);
    if (!entry.own) link.append(element("span", entry.heading, "under"));
    const at = Math.max(0, entry.low.indexOf(word));
    const from = at > BEFORE ? Math.min(entry.words.indexOf(" ", at - BEFORE) + 1, at) : 0;
    const cut = cropped(entry.words.slice(from), LENGTH), start = at - from, end = start + word.length;
    link.append(from ? "… " : "", cut.slice(0, start), element("mark", cut.slice(start, end)), cut.slice(end));
    link.addEventListener("click", event => {
      event.preventDefault();
      close();
      go(entry.place, entry.id);
    });
    const item = element("li", "");
    item.append(link);
    return item;
  };

  const close = () => {
    hits.replaceChildren();
    count.textContent = "";
    found = [];
  };

  const look = () => {
    const query = field.value.trim().toLowerCase().replace(/\s+/g, " "), words = query.split(" ");
    close();
    if (query === "") return;
    entries ??= read();
    const wanted = query.replace(/\.$/, ""), bare = /^\D+ ([\d.]*\d)$/.exec(wanted)?.[1];
    const bears = number => entries.filter(entry => entry.number.toLowerCase() === number);
    const exact = bears(wanted), first = exact.length || !bare ? exact : bears(bare);
    const under = entries.filter(entry => entry.number.startsWith(wanted + "."));
    const whole = /^[\d.]+$/.test(wanted) && new RegExp(`(?<![\\d.])${wanted.replaceAll(".", "\\.")}(?!\\d)`);
    const together = entries.filter(entry => whole ? whole.test(entry.low) : entry.low.includes(query));
    const apart = whole ? [] : entries.filter(entry => words.every(word => entry.low.includes(word)));
    found = [...new Set([...first, ...under, ...together, ...apart])];
    const shown = found.slice(0, MOST);
    const label = !shown.length ? "nothing" : shown.length < found.length ? "first" : "hits";
    count.textContent = fill(controls.dataset[label], { count: found.length, shown: shown.length });
    const mark = entry => [query, words[0]].find(word => entry.low.includes(word)) ?? entry.number;
    hits.append(...shown.map(entry => hit(entry, mark(entry).toLowerCase())));
    if (hits.getBoundingClientRect().bottom > innerHeight) search.scrollIntoView();
  };

  field.addEventListener("input", look);
  field.addEventListener("focus", () => { if (field.value && !found.length) look(); });
  search.addEventListener("focusout", event => { if (event.relatedTarget && !search.contains(event.relatedTarget)) close(); });
  search.addEventListener("submit", event => {
    event.preventDefault();
    if (!found.length) look();
    hits.querySelector("a")?.click();
  });
  search.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
    field.value = "";
    field.focus();
  });
  document.addEventListener("pointerdown", event => { if (!search.contains(event.target)) close(); });
  document.querySelector("main").prepend(search);
  document.documentElement.classList.add("searchable");

  /* ---------------- links to copy */

  const told = part("told");
  document.body.append(told);
  let silence;
  for (const heading of all(".text :is(section, article) > :is(h2, h3)")) {
    const button = part("copy");
    button.setAttribute("aria-label", fill(button.getAttribute("aria-label"), { place: said(heading) }));
    button.addEventListener("click", async () => {
      const { id } = heading.parentElement;
      try {
        await navigator.clipboard.writeText(location.href.split("#")[0] + "#" + encodeURIComponent(id));
        told.textContent = controls.dataset.copied;
        clearTimeout(silence);
        silence = setTimeout(() => { told.textContent = ""; }, 3000);
      } catch {
        location.hash = id; /* where copying is forbidden, the address shows the link */
      }
    });
    heading.after(button);
  }

  /* ---------------- definitions and previews, on hover and on focus */

  const PREVIEWED = "a.term, a.reference, .explaining .value[data-path]", ENOUGH = 420;
  const preview = part("preview");
  document.body.append(preview);
  let shown, timer;

  /* A definition whole; of a clause its heading and its beginning. */
  const excerpt = place => {
    const definition = place.matches("dt");
    const parts = definition ? [place, place.nextElementSibling]
      : place.matches("p") ? [place] : all("h2, h3, caption, figcaption, p, dt", place);
    const kept = [];
    let left = definition ? Infinity : ENOUGH;
    for (const one of parts.filter(one => !one.closest(".review, .explained") && said(one))) {
      if (left < BEFORE || kept.length > 6) break;
      const words = cropped(said(one), left);
      left -= words.length;
      kept.push(element("p", words, one.matches("h2, h3, dt") ? "name" : ""));
    }
    return kept;
  };

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = undefined;
    preview.hidden = true;
  };

  const show = link => {
    hide();
    const value = link.matches(".value"), place = value || target(link);
    if (!place) return;
    shown = link;
    preview.replaceChildren(...value ? [origin(link)] : excerpt(place));
    preview.hidden = false;
    link.setAttribute("aria-describedby", "preview");
    const { left, top, bottom } = link.getClientRects()[0], { clientWidth, clientHeight } = document.documentElement;
    const above = bottom + preview.offsetHeight > clientHeight && top > preview.offsetHeight;
    preview.style.left = scrollX + Math.max(16, Math.min(left, clientWidth - preview.offsetWidth - 16)) + "px";
    preview.style.top = scrollY + (above ? top - preview.offsetHeight : bottom) + "px";
  };

  const soon = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  document.addEventListener("pointerover", event => {
    const link = event.pointerType !== "touch" && event.target.closest(PREVIEWED);
    if (link && link === shown || preview.contains(event.target)) clearTimeout(timer);
    else if (link) soon(() => show(link), 300);
    else if (shown && shown !== document.activeElement) soon(hide, 250);
    else if (!shown) clearTimeout(timer);
  });
  document.addEventListener("focusin", event => {
    if (event.target.matches(PREVIEWED) && event.target.matches(":focus-visible")) soon(() => show(event.target), 150);
    else hide();
  });
  document.addEventListener("click", event => {
    const value = event.target.closest(".explaining .value[data-path]");
    if (value) show(value); /* a finger does not hover */
    else if (!preview.contains(event.target)) hide();
  });
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });

  /* ---------------- where clauses and values come from */

  const switched = search.querySelector(".explain"), called = name => controls.dataset["origin" + name];
  let record = {};

  /* The record that the page may carry, packed or as it is; without one the attributes of the text say less. */
  const unpacked = async () => {
    try {
      const held = JSON.parse(document.getElementById("docgen-record").textContent);
      if (!held.packed) return held;
      const bytes = Uint8Array.from(atob(held.packed), letter => letter.charCodeAt(0));
      return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
    } catch {
      return {};
    }
  };

  const entry = clause => [...record.entries ?? [], ...record.clauses ?? []].find(one => one.anchor === clause.id) ?? {};
  const listed = (places, within) => places ? places.split(within) : [];

  /* A field with its value, where one is known, and its place: a line where the record knows it, else the file. */
  const named = ({ path, value, text, file, line }, files = "") => {
    const known = record.fields?.[path] ?? { file, line };
    const place = known.file ? known.file + (known.line ? ":" + known.line : "") : typeof known === "string" ? known : files;
    const item = element("li", ""), held = value ?? text;
    item.append(element("code", path));
    if (held !== undefined) item.append(" = ", element("code", held));
    if (place) item.append(" ", element("span", place, "at"));
    return item;
  };

  const list = items => {
    const made = element("ul", "");
    made.setAttribute("role", "list");
    made.append(...items);
    return made;
  };
  const rows = pairs => {
    const made = element("dl", "");
    for (const [name, ...said] of pairs.filter(([, first]) => first)) {
      const told = element("dd", "");
      told.append(...said);
      made.append(element("dt", name), told);
    }
    return made;
  };
  const fields = (data, reasons) => {
    const paths = listed(data.path, " ").map(path => ({ path }));
    const known = (reasons?.length ? reasons : paths).map(one => one.path ? one : { path: one });
    return known.length && list(known.map(one => named(one, data.source)));
  };

  const origin = value => rows([
    [called("Calculation"), value.dataset.calculation && element("code", value.dataset.calculation)],
    [called("Field"), fields(value.dataset)],
  ]);

  const panel = (summary, content) => {
    const made = element("details", "", "explained");
    made.append(element("summary", summary), content);
    return made;
  };

  const account = clause => {
    const { clause: id, version, position, condition } = clause.dataset, known = entry(clause);
    const needs = (known.covers ?? []).map(need => element("li", `${need} ${record.needs?.[need] ?? ""}`));
    const approvals = (known.approvals ?? []).map(one => element("li", [one.role, one.by, one.date, one.note].filter(Boolean).join(", ")));
    if (known.needed && !approvals.length) approvals.push(element("li", `${known.needed}: –`));
    return panel([id, version, position].filter(Boolean).join(" · "), rows([
      [called("Clause"), element("code", id), " ", element("span", known.file ?? "", "at")],
      [called("Version"), version],
      [called("Position"), position, ...known.chosen ? [list([named({ path: known.chosen })])] : []],
      [called("Condition"), condition ? element("code", condition) : called("Always")],
      [called("Because"), fields(clause.dataset, known.reasons ?? known.condition_fields)],
      [called("Needs"), needs.length && list(needs)],
      [called("Approval"), approvals.length && list(approvals)],
    ]));
  };

  const explain = () => {
    for (const clause of all("article[data-clause]")) {
      const heading = clause.querySelector(":scope > :is(h2, h3) + .copy, :scope > :is(h2, h3):not(:has(+ .copy))");
      if (heading) heading.after(account(clause));
      else clause.prepend(account(clause));
    }
    for (const figure of all("figure[data-path]")) {
      figure.append(panel(called("Field"), rows([[called("Field"), fields(figure.dataset)]])));
    }
  };

  /* A page that was made to say nothing of it has no switch. */
  if (!document.querySelector("article[data-clause], .value[data-path]")) switched.remove();
  switched.addEventListener("click", async () => {
    const explaining = document.documentElement.classList, on = explaining.toggle("explaining");
    if (on) record = await unpacked();
    if (on !== explaining.contains("explaining")) return; /* switched back meanwhile */
    const kept = all(".text :is(h2, h3, p, tr)").find(one => one.getBoundingClientRect().top > search.offsetHeight);
    const before = kept?.getBoundingClientRect().top;
    switched.setAttribute("aria-pressed", on);
    hide();
    all(".explained").forEach(one => one.remove());
    if (on) explain();
    for (const value of all(".value[data-path]")) value[on ? "setAttribute" : "removeAttribute"]("tabindex", "0");
    if (kept) scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: "instant" });
  });

  /* ---------------- the place in the contents */

  const contents = document.querySelector(".contents");
  const links = new Map(all("a", contents).map(link => [target(link), link]));
  const passed = new Set();
  let current;
  const watcher = new IntersectionObserver(changes => {
    for (const { target: place, isIntersecting } of changes) passed[isIntersecting ? "add" : "delete"](place);
    const link = [...links].filter(([place]) => passed.has(place)).at(-1)?.[1];
    if (link === current) return;
    current?.removeAttribute("aria-current");
    current = link;
    if (!link) return;
    link.setAttribute("aria-current", "location");
    const box = contents.getBoundingClientRect(), at = link.getBoundingClientRect();
    const seen = at.top > box.top + 40 && at.bottom < box.bottom - 40;
    if (!seen && !contents.matches(":hover, :focus-within")) contents.scrollTop += at.top - box.top - box.height / 2;
  }, { rootMargin: "-20% 0px -79% 0px" });
  for (const place of links.keys()) watcher.observe(place);
})();
