import type { ProcessName } from '../contract/shell.ts'
import type { Port, Unsubscribe } from '../rpc/port.ts'

/** Starts named background processes and hands two of them a port to each other. Implemented by Electron (utilityProcess) and by Node (fork). */
export interface Host {
  spawn(name: ProcessName, init: unknown): HostedProcess
  /** Gives `left` a port named `right` and the other way round; pixels then never pass through the parent. */
  connect(left: HostedProcess, right: HostedProcess): void
}

export interface HostedProcess {
  readonly name: ProcessName
  readonly pid: number | undefined
  /** The parent's own port to the child. */
  readonly port: Port
  onExit(listener: (exit: ProcessExit) => void): Unsubscribe
  /** Ends it without asking; the ordered stop goes over the port first. */
  kill(): void
}

export interface ProcessExit {
  readonly code: number | null
  /** Signal name or Electron's reason, for example SIGKILL, crashed, oom. */
  readonly reason: string
}

/** What a background process sees of its parent. */
export interface ChildHost<Init> {
  readonly init: Init
  readonly parentPort: Port
  /** Called for every port to a sibling, also for a new one after that sibling was restarted. */
  onPort(listener: (peer: ProcessName | 'renderer', port: Port) => void): Unsubscribe
}
