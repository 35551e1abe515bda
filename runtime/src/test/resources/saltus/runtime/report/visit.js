/* Does what a visitor does, and tells the owner of the frame. */
(() => {
  const said = { page: location.pathname.split("/").pop() + location.search, title: document.title };
  const pause = time => new Promise(resolve => setTimeout(resolve, time));
  const find = id => document.getElementById(id);
  const key = (element, name) => element.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const mouse = (element, type, x, y) => element.dispatchEvent(
    new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0, buttons: 1, movementX: 1, view: window }));

  /* Points of a canvas that have a colour, and how many different ones there are. */
  const paint = canvas => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Map();
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 255) {
        const colour = data[i] << 16 | data[i + 1] << 8 | data[i + 2];
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
    }
    return colours;
  };
  const curveColour = name => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.style.color = `var(--${name})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    probe.remove();
    return r << 16 | g << 8 | b;
  };
  const drawn = () => [...document.querySelectorAll(".chart canvas")]
    .filter(canvas => [0, 1].some(run => (paint(canvas).get(curveColour(`c${run}`)) ?? 0) > 30)).length;

  const visit = async () => {
    const charts = find("charts");
    const first = charts.firstElementChild;
    said.charts = document.querySelectorAll(".chart").length;
    said.drawn = drawn();
    said.labels = [...document.querySelectorAll(".chart")].map(card => card.getAttribute("aria-label"));

    first.focus();
    key(document.activeElement, "+");
    said.zoomedByKey = charts.dataset.range;
    key(first, "0");
    said.zoomedOut = charts.dataset.range;
    document.querySelector('[data-zoom="in"]').click();
    said.zoomedByButton = charts.dataset.range;
    document.querySelector('[data-zoom="all"]').click();
    first.scrollIntoView();
    await pause(50);
    const over = first.querySelector(".u-over");
    const box = over.getBoundingClientRect();
    const y = box.top + box.height / 2;
    mouse(over, "mousemove", box.left + 40, y);
    mouse(over, "mousedown", box.left + 40, y);
    mouse(document, "mousemove", box.left + 120, y);
    mouse(over, "mousemove", box.left + 120, y);
    await pause(50);
    mouse(document, "mouseup", box.left + 120, y);
    await pause(50);
    said.zoomedByMouse = charts.dataset.range;
    mouse(over, "dblclick", box.left + 60, y);
    await pause(50);
    said.doubleClicked = charts.dataset.range;

    const smooth = find("smooth");
    smooth.value = 90;
    smooth.dispatchEvent(new Event("input"));
    find("log").click();
    find("clock").click();
    await pause(100);
    said.drawnSmoothed = drawn();

    const time = find("time");
    const pictures = () => [...document.querySelectorAll("img.frame")].map(picture => picture.src).join();
    said.lastStep = find("when").textContent;
    const last = pictures();
    time.value = 0;
    time.dispatchEvent(new Event("input"));
    said.firstStep = find("when").textContent;
    said.otherPictures = String(pictures() !== last && [...document.querySelectorAll("img.frame")].length > 0);
    time.value = time.max;
    find("play").click();
    await pause(700);
    said.played = String(Number(time.value) > 0 && find("play").getAttribute("aria-pressed") === "true");
    find("play").click();

    const ink = () => [...paint(document.querySelector(".chart canvas")).keys()].sort().join();
    const theme = find("theme");
    while (document.documentElement.dataset.theme !== "light") theme.click();
    await pause(50);
    said.light = getComputedStyle(document.body).backgroundColor;
    const inLight = ink();
    theme.click();
    await pause(50);
    said.dark = getComputedStyle(document.body).backgroundColor;
    said.otherInk = String(ink() !== inLight);

    document.querySelectorAll("details").forEach(folded => folded.open = true);
    await pause(50);
    said.width = document.documentElement.scrollWidth;
    said.window = innerWidth;
    said.nameless = [...document.querySelectorAll("button, input, img, .chart")]
      .filter(e => !(e.textContent.trim() || e.getAttribute("aria-label") || e.alt || e.closest("label")))
      .map(e => e.outerHTML.slice(0, 80));
    said.fetched = performance.getEntriesByType("resource").map(entry => entry.name).filter(name => !name.startsWith("data:"));
    said.hacked = String("hacked" in window);
    said.problems = problems;
  };
  visit().catch(problem => { said.problems = [...problems, String(problem.stack)]; })
    .finally(() => parent.postMessage(JSON.stringify(said), "*"));
})();
