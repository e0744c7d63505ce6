import type { ProcessName } from '../contract/shell.ts'
import type { Port, Unsubscribe } from '../rpc/port.ts'
import type { ParentPeer, PeerName, SiblingPurpose } from './peer-name.ts'

export type { ParentPeer, PeerName, SiblingPurpose } from './peer-name.ts'

/** Starts named background processes and hands two of them a port to each other. Implemented by Electron (utilityProcess) and by Node (fork). */
export interface Host {
  /** `init` is the first message the child gets; it must be structured-clone data and never goes into arguments. */
  spawn(name: ProcessName, init: unknown): HostedProcess
  /** Gives `left` a port named `right` and the other way round, or both one named by its purpose; pixels then never pass through the parent. */
  connect(left: HostedProcess, right: HostedProcess, purpose?: SiblingPurpose): void
  /** A further port of the parent's own to the child, which sees it as coming from `peer`: one for each screen, one for the shell's calls, one over which the child may ask for secrets. */
  open(process: HostedProcess, peer: ParentPeer): Port
}

export interface HostedProcess {
  readonly name: ProcessName
  readonly pid: number | undefined
  /** The parent's own port to the child. */
  readonly port: Port
  /** Called once when it ended, at once if it ended already. */
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
  /** Called for every port to a sibling, also for a new one after that sibling was restarted. Ports that came before the first listener are kept for it. */
  onPort(listener: (peer: PeerName, port: Port) => void): Unsubscribe
}
