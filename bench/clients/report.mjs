// What a client tells the bench about itself, measured inside its own process.
export function ready() {
  // Since the process began, so that imports count.
  process.send({ type: 'ready', readyMs: performance.now() });
}

let before;
process.on('message', ({ type }) => {
  if (type === 'mark') before = process.cpuUsage();
  if (type === 'usage') {
    const { user, system } = process.cpuUsage(before);
    process.send({ type: 'usage', cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 });
  }
});
