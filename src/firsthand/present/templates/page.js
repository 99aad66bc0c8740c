"use strict";
(() => {
  const byId = (id) => document.getElementById(id);

  // Opens what a link leads into and lights the whole stretch, which may be cut into several marks.
  const show = () => {
    const id = location.hash.slice(1);
    const target = id && byId(id);
    for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    if (!target) return;
    const claim = target.closest("article.claim");
    if (claim && claim.hidden) clear();
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    const span = /^r(\d+)-(\d+)-(\d+)$/.exec(id);
    if (span) {
      for (const mark of document.querySelectorAll(`#text-${span[1]} mark`)) {
        const at = Number(mark.dataset.at);
        mark.classList.toggle("lit", at >= Number(span[2]) && at < Number(span[3]));
      }
    }
    target.scrollIntoView({ block: span ? "center" : target.matches(".inside") ? "nearest" : "start" });
  };
  addEventListener("hashchange", show);
  addEventListener("load", show);

  // A number opens its sentences below it and moves the page no further than it must; any link works twice.
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const hash = link.getAttribute("href");
    if (byId(hash.slice(1))?.matches(".inside")) {
      event.preventDefault();
      if (hash !== location.hash) history.pushState(null, "", hash);
      show();
    } else if (hash === location.hash) show();
  });
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

  // Search and filters: they hide claims and their rows, nothing else.
  const search = byId("search");
  const choices = ["outlets", "sources", "kinds"].map((name) => [name, byId(`by-${name}`)]);
  const claims = [...document.querySelectorAll("article.claim")];
  const rows = new Map([...document.querySelectorAll("[data-claim]")].map((row) => [row.dataset.claim, row]));
  const texts = new Map();
  const textOf = (claim) => {
    if (!texts.has(claim)) {
      const parts = [...claim.querySelectorAll("h3 q, h4, .sentences a, .tag, .box")].map((e) => e.textContent);
      texts.set(claim, parts.join(" ").toLowerCase());
    }
    return texts.get(claim);
  };
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = choices.filter(([, select]) => select.value);
    let found = 0;
    for (const claim of claims) {
      const fits =
        chosen.every(([name, select]) => claim.dataset[name].split(" ").includes(select.value)) &&
        words.every((word) => textOf(claim).includes(word));
      claim.hidden = !fits;
      const row = rows.get(claim.id);
      if (row) row.hidden = !fits;
      found += fits;
    }
    const all = !words.length && !chosen.length;
    byId("found").textContent = all ? "" : `${found} of ${claims.length} claims`;
    if (!all) {
      for (const claim of claims) {
        const part = claim.hidden ? null : claim.closest("details.part");
        if (part) part.open = true;
      }
      for (const row of rows.values()) if (!row.hidden && row.closest("details")) row.closest("details").open = true;
    }
  };
  const clear = () => {
    search.value = "";
    for (const [, select] of choices) select.value = "";
    filter();
  };
  if (claims.length > 1) byId("filters").hidden = false;
  byId("filters").open = matchMedia("(min-width: 68rem)").matches;
  search.addEventListener("input", filter);
  for (const [, select] of choices) select.addEventListener("change", filter);
})();
