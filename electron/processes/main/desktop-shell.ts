import type { HostedProcess } from '../../host/host.ts'
import type { Port } from '../../rpc/port.ts'

/** What main needs of the shell's brains: who lives, a listener for screens, an end. What they decide is none of main's business. */
export interface DesktopShell {
  /** The process that does this work now; undefined while it restarts. */
  processOf(name: 'station' | 'review'): HostedProcess | undefined
  /** Serves the shell contract to one more screen, which shows that line or the first one. */
  attachScreen(port: Port, lineId?: string): void
  /** Ordered stop of everything; resolves when all processes have ended or their deadlines have passed. */
  stop(): Promise<void>
}
