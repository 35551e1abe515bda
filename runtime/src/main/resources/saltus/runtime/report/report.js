"use strict";
(() => {
  const page = document.documentElement;
  const find = id => document.getElementById(id);
  const data = id => { const holder = find(id); return holder ? JSON.parse(holder.textContent) : null; };

  /* What the visitor has chosen is kept where the browser allows it. */
  const kept = (store, name) => { try { return window[store].getItem(name); } catch (refused) { return null; } };
  const keep = (store, name, value) => { try { window[store].setItem(name, value); } catch (refused) { /* for this visit */ } };

  /* Canvases need colours as they are now, not names of them. */
  const probe = document.body.appendChild(document.createElement("span"));
  probe.hidden = true;
  let colours = {};
  const colour = name => colours[name] ??= (probe.style.color = `var(--${name})`, getComputedStyle(probe).color);

  /* ---- light and dark ---- */
  const themes = ["auto", "light", "dark"];
  const theme = find("theme");
  const redraws = [];
  const showTheme = chosen => {
    if (chosen === "auto") page.removeAttribute("data-theme"); else page.setAttribute("data-theme", chosen);
    theme.textContent = `Theme: ${chosen}`;
    colours = {};
    redraws.forEach(redraw => redraw());
  };
  let chosenTheme = themes.includes(kept("localStorage", "saltus-theme")) ? kept("localStorage", "saltus-theme") : "auto";
  theme.addEventListener("click", () => {
    chosenTheme = themes[(themes.indexOf(chosenTheme) + 1) % themes.length];
    keep("localStorage", "saltus-theme", chosenTheme);
    showTheme(chosenTheme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showTheme(chosenTheme));

  /* ---- following a run ---- */
  const follow = find("follow");
  if (follow) {
    let timer = 0;
    const start = () => { timer = setTimeout(() => location.reload(), 10000); };
    follow.checked = kept("sessionStorage", "saltus-follow") === "yes";
    if (follow.checked) start();
    follow.addEventListener("change", () => {
      keep("sessionStorage", "saltus-follow", follow.checked ? "yes" : "no");
      clearTimeout(timer);
      if (follow.checked) start();
    });
  }

  /* ---- curves ---- */
  const short = value => value == null ? "–"
    : value === Math.round(value) && Math.abs(value) < 1e6 ? value.toLocaleString("en")
    : Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3 ? value.toExponential(2) : String(+value.toPrecision(4));

  /* A moving average that forgets nothing too early; gaps stay gaps. */
  const smoothed = (values, strength) => {
    let sum = 0, weight = 0;
    return values.map(value => {
      if (value == null) return null;
      sum = strength * sum + (1 - strength) * value;
      weight = strength * weight + (1 - strength);
      return sum / weight;
    });
  };

  const shade = (strokeOf, share) => () => `color-mix(in srgb, ${strokeOf()} ${share}%, transparent)`;

  class Group {
    constructor(holder, charts, seconds) {
      this.holder = holder;
      this.charts = charts;
      this.seconds = seconds;
      this.plots = [];
      this.smooth = 0;
      this.log = false;
      this.clock = false;
      this.range = null;
      this.draw();
      redraws.push(() => this.plots.forEach(plot => plot.redraw(false)));
      let width = holder.clientWidth;
      new ResizeObserver(() => {
        if (holder.clientWidth === width) return;
        width = holder.clientWidth;
        this.plots.forEach(plot => plot.setSize(this.size(plot.root.parentElement)));
      }).observe(holder);
    }

    size(card) { return { width: Math.max(200, card.clientWidth - 16), height: 210 }; }

    /* Steps, or the seconds that they took, by the timed steps around. */
    place(series) {
      const times = this.clock && this.seconds ? this.seconds[series.run] : null;
      if (!times || times.x.length === 0) return series.x;
      return series.x.map(step => {
        let after = times.x.findIndex(timed => timed >= step);
        if (after < 0) after = times.x.length - 1;
        const [x0, s0] = after === 0 ? [0, 0] : [times.x[after - 1], times.s[after - 1]];
        const [x1, s1] = [times.x[after], times.s[after]];
        return x1 === x0 ? s1 : s0 + (s1 - s0) * Math.min(1, (step - x0) / (x1 - x0));
      });
    }

    /* Joins curves with places of their own into columns with one. */
    columns(chart) {
      const tables = chart.series.map(series => {
        const rows = new Map();
        const places = this.place(series);
        places.forEach((x, i) => rows.set(x, this.log && !(series.y[i] > 0) ? null : series.y[i]));
        const xs = [...rows.keys()].sort((a, b) => a - b);
        const ys = xs.map(x => rows.get(x));
        return series.floor || this.smooth === 0 ? [xs, ys] : [xs, smoothed(ys, this.smooth), ys];
      });
      return uPlot.join(tables, tables.map(table => table.slice(1).map(() => 2)));
    }

    plot(chart, card) {
      const series = [{ label: this.clock && this.seconds ? "seconds" : chart.axis, value: (u, value) => short(value) }];
      for (const one of chart.series) {
        const stroke = () => colour(`c${one.run % 8}`);
        const few = one.x.length <= 40;
        const main = { label: one.label, stroke, width: 1.8, value: (u, value) => short(value), points: { show: few, size: 5 } };
        if (one.floor) {
          series.push({ ...main, width: 1.2, dash: [5, 4], points: { show: false } });
        } else {
          series.push(main);
          if (this.smooth > 0) series.push({ ...main, class: "raw", width: 1, stroke: shade(stroke, 30), points: { show: false } });
        }
      }
      const axis = { stroke: () => colour("faint"), grid: { stroke: () => colour("line"), width: 1 },
        ticks: { stroke: () => colour("line"), width: 1 }, font: "11px system-ui, sans-serif" };
      const options = {
        ...this.size(card), series,
        scales: { x: { time: false }, y: { distr: this.log ? 3 : 1 } },
        axes: [{ ...axis, size: 28, values: (u, ticks) => ticks.map(short) },
          { ...axis, size: 56, values: (u, ticks) => ticks.map(tick => tick == null ? null : short(tick)) }],
        cursor: { drag: { x: true, y: false, setScale: false }, bind: { dblclick: () => () => this.zoom("all") },
          ...(this.seconds ? { sync: { key: "steps", setSeries: false } } : {}) },
        hooks: {
          setSelect: [u => {
            if (u.select.width < 4) return;
            const from = u.posToVal(u.select.left, "x"), to = u.posToVal(u.select.left + u.select.width, "x");
            u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            this.show([from, to]);
          }],
          draw: [u => { card.dataset.drawn = "yes"; }],
        },
      };
      return new uPlot(options, this.columns(chart), card);
    }

    draw() {
      this.plots.forEach(plot => plot.destroy());
      if (this.holder.childElementCount === 0) {
        for (const chart of this.charts) {
          const card = this.holder.appendChild(document.createElement("div"));
          card.className = "chart";
          card.tabIndex = 0;
          card.setAttribute("role", "group");
          const last = chart.series.filter(one => !one.floor).map(one => `${one.label}: ${short(one.y[one.y.length - 1])} at the end`);
          card.setAttribute("aria-label", `${chart.title} over ${chart.axis}, ${last.join(", ")}`);
          const title = card.appendChild(document.createElement("h3"));
          title.append(chart.title);
          if (chart.says) title.appendChild(document.createElement("small")).append(chart.says);
          card.addEventListener("keydown", event => {
            const what = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", 0: "all" }[event.key];
            if (!what || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            this.zoom(what);
          });
        }
      }
      this.plots = this.charts.map((chart, i) => this.plot(chart, this.holder.children[i]));
      this.show(this.range);
    }

    whole() {
      const ends = this.plots.flatMap(plot => [plot.data[0][0], plot.data[0][plot.data[0].length - 1]]);
      return [Math.min(...ends), Math.max(...ends)];
    }

    show(range) {
      this.range = range;
      this.plots.forEach(plot => {
        const [from, to] = range ?? [plot.data[0][0], plot.data[0][plot.data[0].length - 1]];
        plot.setScale("x", from < to ? { min: from, max: to } : { min: from - 1, max: to + 1 });
      });
      this.holder.dataset.range = range ? range.map(short).join(" to ") : "all";
    }

    zoom(what) {
      const [first, last] = this.whole();
      if (what === "all" || !(first < last)) { this.show(null); return; }
      let [from, to] = this.range ?? [first, last];
      const size = to - from;
      if (what === "in") { from += size / 4; to -= size / 4; }
      if (what === "out") { from -= size / 2; to += size / 2; }
      if (what === "left") { from -= size / 4; to -= size / 4; }
      if (what === "right") { from += size / 4; to += size / 4; }
      if (from < first) { to = Math.min(last, to + first - from); from = first; }
      if (to > last) { from = Math.max(first, from - to + last); to = last; }
      this.show(from <= first && to >= last ? null : [from, to]);
    }
  }

  showTheme(chosenTheme);
  const curves = data("curvedata");
  if (curves) {
    const group = new Group(find("charts"), curves.charts, curves.seconds);
    const smooth = find("smooth"), log = find("log"), clock = find("clock");
    smooth.addEventListener("input", () => { group.smooth = smooth.value / 100; group.draw(); });
    log.addEventListener("change", () => { group.log = log.checked; group.draw(); });
    clock.addEventListener("change", () => { group.clock = clock.checked; group.range = null; group.draw(); });
    if (!curves.seconds.some(times => times.x.length > 0)) clock.parentElement.hidden = true;
    document.querySelectorAll("[data-zoom]").forEach(button =>
      button.addEventListener("click", () => group.zoom(button.dataset.zoom)));
  }
  const errors = data("errordata");
  if (errors) new Group(find("errorcharts"), errors, null);

  /* ---- samples over time ---- */
  const frames = data("frames");
  if (frames) {
    const pictures = document.querySelectorAll("img.frame");
    const steps = [...new Set(frames.flatMap(run => run.frames.map(frame => frame.step)))].sort((a, b) => a - b);
    const time = find("time"), when = find("when"), play = find("play");
    const show = () => {
      const step = steps[time.value];
      frames.forEach(run => {
        const before = run.frames.filter(frame => frame.step <= step);
        const frame = before.length > 0 ? before[before.length - 1] : run.frames[0];
        pictures[run.figure].src = frame.src;
        pictures[run.figure].alt = `samples of fixed noise after step ${frame.step}`;
      });
      when.textContent = `step ${step.toLocaleString("en")}`;
    };
    time.max = steps.length - 1;
    time.value = steps.length - 1;
    time.addEventListener("input", show);
    let timer = 0;
    play.addEventListener("click", () => {
      const playing = timer === 0;
      clearInterval(timer);
      timer = 0;
      if (playing) {
        if (time.value === time.max) time.value = 0;
        show();
        timer = setInterval(() => {
          if (time.value === time.max) { play.click(); return; }
          time.value = Number(time.value) + 1;
          show();
        }, 300);
      }
      play.setAttribute("aria-pressed", String(playing));
      play.textContent = playing ? "Pause" : "Play";
    });
    show();
  }
})();
