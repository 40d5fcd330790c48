/** What moves in the report: search, filters, copying, and links into closed parts. It works without, too. */

/** The script, plain and small; the report needs no framework. */
export const script = `
(() => {
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const checks = [...document.querySelectorAll(".check")];
  const groups = [...document.querySelectorAll(".group")];
  const filters = [...document.querySelectorAll(".filter")];
  const apply = () => {
    const words = (search?.value ?? "").toLowerCase().split(/\\s+/).filter(Boolean);
    const wanted = filters.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.filter);
    let count = 0;
    for (const check of checks) {
      const fits = (wanted.length === 0 || wanted.includes(check.dataset.status)) && words.every((word) => check.dataset.words.includes(word));
      check.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".check:not([hidden])");
    const all = words.length === 0 && wanted.length === 0;
    if (shown) shown.textContent = all ? "" : count + " of " + checks.length + " checks shown";
  };
  search?.addEventListener("input", apply);
  search?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; apply(); }
  });
  for (const button of filters) button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    apply();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); search?.focus(); }
  });
  const copied = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* files have no clipboard */ }
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    button.textContent = (await copied(button.dataset.copy)) ? "Copied" : "Press Ctrl+C";
    button.focus();
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches("details")) target.open = true;
    if (target.matches(".group") && target.hidden) {
      if (search) search.value = "";
      for (const button of filters) button.setAttribute("aria-pressed", "false");
      apply();
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();
`;
