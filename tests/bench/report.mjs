import { cpus } from 'node:os';

/** The machine and the day, in a line. */
export function machine(browserVersion) {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${cpu.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browserVersion}, ${day}`;
}

/** Prints the median and the spread of each contestant, then the medians of the ratios in each round, with their aims. */
export function printTable(samples, ratios) {
  console.log('\n| ns a step | median | least | greatest |\n| --- | ---: | ---: | ---: |');
  for (const [name, values] of samples) {
    const numbers = [median(values), Math.min(...values), Math.max(...values)];
    console.log(`| ${name} | ${numbers.map((value) => value.toFixed(2)).join(' | ')} |`);
  }
  console.log('\n| ratio | median | aim |\n| --- | ---: | ---: |');
  for (const [slower, faster, aim] of ratios) {
    if (!samples.has(slower) || !samples.has(faster)) continue;
    // round by round, for a slow spell of the machine slows both
    const rounds = samples.get(slower).map((value, round) => value / samples.get(faster)[round]);
    console.log(`| ${slower} / ${faster} | ${median(rounds).toFixed(2)} | ${aim} |`);
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
