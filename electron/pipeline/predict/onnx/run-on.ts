import type { InferenceSession } from 'onnxruntime-node'

/** On what a session runs: the runtime's name of an execution provider, and threads within one operator of the network. */
export interface RunOn {
  readonly provider: 'cpu' | 'coreml' | 'dml' | 'webgpu'
  readonly threads: number
}

/** One thread: a second one gains little on small nets and takes the core that serial reading and SQLite need. */
export const ON_CPU: RunOn = { provider: 'cpu', threads: 1 }

/** What the provider cannot do, the runtime does on the CPU by itself. The arena keeps the memory of the largest batch, which is bounded by the contract. */
export function sessionOptions({ provider, threads }: RunOn): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  }
}
