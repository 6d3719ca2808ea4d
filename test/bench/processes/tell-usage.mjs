/** Loaded before a measured program: at its end it writes the peak memory and CPU time of the whole process to a file. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

// A worker thread inherits the preload; its own end says nothing about the process.
if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 };
    writeFileSync(process.env.CONSEND_BENCH_USAGE, JSON.stringify(usage));
  });
}
