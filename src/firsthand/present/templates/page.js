"use strict";
(() => {
  // Opens what a link leads into and lights the whole stretch, which may be cut into several marks.
  const show = () => {
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    if (!target) return;
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    const span = /^r(\d+)-(\d+)-(\d+)$/.exec(id);
    if (span) {
      for (const mark of document.querySelectorAll(`#text-${span[1]} mark`)) {
        const at = Number(mark.dataset.at);
        mark.classList.toggle("lit", at >= Number(span[2]) && at < Number(span[3]));
      }
    }
    target.scrollIntoView({ block: span ? "center" : "start" });
  };
  addEventListener("hashchange", show);
  addEventListener("load", show);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link && link.hash && link.hash === location.hash) show();
  });
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
