/* What the page round the documents does: it hears of each change, fetches itself again and takes over what differs; a
   document that has changed is loaded beside the one that is seen, brought to the same place, and then takes its place.

   It only reads. All words come from the page. */

"use strict";
(() => {
  const gone = document.getElementById("gone"), frames = document.getElementById("frames"), changes = document.getElementById("changes");
  let frame = frames?.querySelector("iframe"), version = frames?.dataset.version, marked = [], at = -1;

  /* ---------------- the page itself */

  const refresh = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) { location.assign("/"); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.closest("[data-live]") && document.activeElement.getAttribute("href");
    const open = [...document.querySelectorAll("details")].map(one => one.open);
    for (const old of document.querySelectorAll("[data-live]")) {
      const now = fresh.getElementById(old.id);
      if (now && now.outerHTML !== old.outerHTML) {
        const top = old.parentElement.scrollTop;
        old.replaceWith(document.adoptNode(now));
        now.parentElement.scrollTop = top;
      }
    }
    document.querySelectorAll("details").forEach((one, number) => { if (open[number]) one.open = true; });
    if (focused) [...document.querySelectorAll("[data-live] a")].find(one => one.getAttribute("href") === focused)?.focus();
  };

  let running = false, again = false;
  const soon = async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await refresh();
        await carry();
      }
    } catch { /* the server has ended; the stream of events says so */ } finally { running = false; }
  };

  const source = new EventSource("/events");
  source.addEventListener("state", event => {
    gone.textContent = "";
    const now = frames && JSON.parse(event.data).pages[frames.dataset.name];
    if (now) newest(String(now));
    soon();
  });
  source.addEventListener("error", () => { gone.textContent = gone.dataset.words; });

  /* The file carries the record of its build, which comes after the page: the page takes it over, for Explain. */
  let lacking = true;
  const carry = async () => {
    const page = frame?.contentDocument, file = document.querySelector('#side .files a[href$=".html"]');
    if (document.querySelector("#state .working")) lacking = true;
    if (!lacking || !document.querySelector("#state .ready") || file?.parentElement.querySelector(".stale")) return;
    if (!page?.querySelector(".text") || !file) return;
    const answer = await fetch(frames.dataset.address, { cache: "no-store" });
    /* Not parsed: the policy of this page forbids what stands in a document. */
    const [, written] = (await answer.text()).split('<script type="application/json" id="docgen-record">');
    if (!written || page !== frame.contentDocument) return;
    lacking = false;
    page.getElementById("docgen-record")?.remove();
    const record = Object.assign(page.createElement("script"), { type: "application/json", id: "docgen-record" });
    record.textContent = written.split("</script>", 1)[0];
    page.body.append(record);
    if (!page.documentElement.classList.contains("explaining")) return;
    page.querySelector(".explain").click(); /* off, and on again with what the record says */
    page.querySelector(".explain").click();
  };

  /* Versions that come while one is being loaded are passed over, but for the last. */
  let loading = false, wanted;
  const newest = async now => {
    wanted = now;
    if (loading) return;
    loading = true;
    while (wanted !== version) await load(wanted);
    loading = false;
  };

  if (!frames) return;

  /* ---------------- another version of the document, in the same place */

  const BLOCKS = ":is(.cover, .front, .text) :is(h1, h2, h3, p, dt, dd, li, tr, caption, figcaption)";
  const blocks = page => [...page.querySelectorAll(BLOCKS)].filter(one => !one.parentElement.closest("tr") && !one.querySelector("p, ol, ul") && !one.closest(".explained"));
  /* Words without the number before them: who puts in a clause does not change all that follow. */
  const words = block => [...block.childNodes].filter(one => !one.classList?.contains("number") && !one.classList?.contains("label"))
    .map(one => one.textContent).join("").replace(/\s+/g, " ").trim();

  const place = page => {
    const named = [...page.querySelectorAll(".text [id]:not(svg *)")].map(one => [one.id, one.getBoundingClientRect().top]);
    return { named: named.filter(([, top]) => top < 120).at(-1), top: page.defaultView.scrollY };
  };
  const bring = (page, { named, top }) => {
    const found = named && top > 0 && page.getElementById(named[0]);
    const moved = found ? found.getBoundingClientRect().top - named[1] + page.defaultView.scrollY : top;
    page.defaultView.scrollTo({ top: moved, behavior: "instant" });
  };

  const MARKS = `
    @media screen {
      .live-new { background: color-mix(in srgb, #e0a030 20%, transparent); box-shadow: -.35rem 0 #c98a1b }
      tr.live-new > * { background: color-mix(in srgb, #e0a030 20%, transparent) }
      .live-gone { box-shadow: 0 -2px #c98a1b }
      .live-here { outline: 2px solid #c98a1b; outline-offset: 4px }
    }`;

  const mark = (page, old) => {
    page.head.append(Object.assign(page.createElement("style"), { textContent: MARKS }));
    const left = new Map();
    const before = blocks(old), after = blocks(page);
    for (const block of before) left.set(words(block), (left.get(words(block)) ?? 0) + 1);
    const fresh = [];
    for (const block of after) {
      const count = left.get(words(block)) ?? 0;
      if (count) left.set(words(block), count - 1);
      else fresh.push(block);
    }
    fresh.forEach(block => block.classList.add("live-new"));
    /* Where words have gone and none have come, the block that now stands there says so. */
    const lost = before.filter(block => left.get(words(block)) > 0);
    if (!fresh.length && lost.length) {
      const now = new Map(after.map(block => [words(block), block]));
      for (const block of lost) {
        const next = before.slice(before.indexOf(block) + 1).find(one => now.has(words(one)));
        const stays = next && now.get(words(next));
        if (stays) {
          stays.classList.add("live-gone");
          fresh.push(stays);
        }
      }
    }
    return [...new Set(fresh)];
  };

  const tell = () => {
    at = -1;
    changes.hidden = !marked.length;
    changes.textContent = marked.length === 1 ? changes.dataset.one : changes.dataset.many.replace("{count}", marked.length);
  };

  const load = now => new Promise(done => {
    version = now;
    const coming = Object.assign(document.createElement("iframe"), { title: frame.title, className: "coming" });
    coming.addEventListener("load", () => {
      const old = frame.contentDocument, page = coming.contentDocument;
      if (old?.body && page?.querySelector(".text") && old.querySelector(".text")) {
        marked = mark(page, old);
        if (old.documentElement.classList.contains("explaining")) page.querySelector(".explain")?.click();
        bring(page, place(old));
      }
      frame.remove();
      frame = coming;
      frame.classList.remove("coming");
      tell();
      lacking = true;
      carry().catch(() => {}); /* the server has ended */
      done();
    }, { once: true });
    coming.src = `${frames.dataset.address}?v=${now}`;
    frames.append(coming);
  });

  changes.addEventListener("click", () => {
    marked[at]?.classList.remove("live-here");
    at = (at + 1) % marked.length;
    marked[at].classList.add("live-here");
    marked[at].scrollIntoView({ block: "center", behavior: "instant" });
  });

  /* ---------------- from a finding to its clause */

  const go = hash => {
    const page = frame.contentWindow, target = frame.contentDocument.getElementById(decodeURIComponent(hash.slice(1)));
    page.location.hash = "";
    page.location.hash = hash;
    target?.scrollIntoView({ block: "start", behavior: "instant" });
  };
  document.addEventListener("click", event => {
    const link = event.target.closest(".places a");
    if (!link || link.pathname !== location.pathname) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    go(link.hash);
  });
  if (location.hash) {
    if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.querySelector(".text")) go(location.hash);
    else frame.addEventListener("load", () => go(location.hash), { once: true });
  }
})();
