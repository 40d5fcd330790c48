// Runs in the view: shows what a block holds, and hides or shows block types. It asks nothing of any other place.
const tip = document.querySelector("#tip");
const margin = 12;

const show = (block, x, y) => {
  const type = document.createElement("b");
  type.textContent = block.dataset.type;
  type.dataset.type = block.dataset.type;
  const content = document.createElement("span");
  content.textContent = block.dataset.content;
  tip.replaceChildren(type, content);
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const below = y + margin + height < innerHeight;
  tip.style.left = `${Math.max(margin, Math.min(x + margin, innerWidth - width - margin))}px`;
  tip.style.top = `${Math.max(margin, below ? y + margin : y - height - margin)}px`;
};
const hide = () => {
  tip.hidden = true;
};

for (const block of document.querySelectorAll(".block")) {
  block.addEventListener("pointermove", (event) => show(block, event.clientX, event.clientY));
  block.addEventListener("pointerleave", hide);
  block.addEventListener("focus", () => {
    const box = block.getBoundingClientRect();
    show(block, box.left, box.bottom);
  });
  block.addEventListener("blur", hide);
}
addEventListener("scroll", hide, { passive: true });

// A code or an amount stays on one line, even with a hyphen in it.
for (const cell of document.querySelectorAll("td")) if (cell.textContent.length <= 16) cell.classList.add("short");

for (const key of document.querySelectorAll(".key")) {
  key.addEventListener("click", () => {
    const on = key.getAttribute("aria-pressed") !== "true";
    key.setAttribute("aria-pressed", String(on));
    for (const block of document.querySelectorAll(".block"))
      if (block.dataset.type === key.dataset.type) block.hidden = !on;
  });
}
