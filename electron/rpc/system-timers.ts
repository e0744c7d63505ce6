import type { TimerHandle, Timers } from '../base/clock.ts'

/** The runtime's own timers, in Node and in a browser. They keep a process alive, so every owner cancels what it started. */
export const systemTimers: Timers = {
  after: (delayMs, run) => asHandle(setTimeout(run, delayMs)),
  every: (periodMs, run) => asHandle(setInterval(run, periodMs)),
  // One id space serves both kinds, in browsers by the HTML standard and in Node by its timers module.
  cancel: (handle) => clearTimeout(asNative(handle)),
}

function asHandle(native: ReturnType<typeof setTimeout>): TimerHandle {
  return native as unknown as TimerHandle
}

function asNative(handle: TimerHandle): ReturnType<typeof setTimeout> {
  return handle as unknown as ReturnType<typeof setTimeout>
}
