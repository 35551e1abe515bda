/* Before everything else: remembers what goes wrong. */
window.problems = [];
addEventListener("error", event => problems.push(String(event.message)), true);
addEventListener("unhandledrejection", event => problems.push(String(event.reason)));
addEventListener("securitypolicyviolation", event => problems.push(event.violatedDirective + " " + event.blockedURI));
for (const level of ["error", "warn"]) {
  console[level] = (...said) => problems.push(said.join(" "));
}
