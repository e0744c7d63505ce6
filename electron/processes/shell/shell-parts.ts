import type { Clock, Timers } from '../../base/clock.ts'
import type { ScreenService } from '../../contract/bridge.ts'
import type { UpdatePolicy } from '../../contract/policy.ts'
import type { ProcessHealth, ProcessName, ShellInfo } from '../../contract/shell.ts'
import type { Host, HostedProcess } from '../../host/host.ts'
import type { Logger } from '../../log/logger.ts'
import type { Port } from '../../rpc/port.ts'
import type { DataFolders } from '../../settings/data-folders.ts'
import type { KeySealer } from '../../settings/key-sealer.ts'
import type { OpenSettings } from '../../settings/open-settings.ts'
import type { TokenKeeper } from '../../settings/token-keeper.ts'
import type { BackgroundService } from './screen-ports.ts'
import type { OpenUpdates } from './update-desk.ts'

export interface ConsoleShellOptions {
  readonly host: Host
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  readonly folders: DataFolders
  readonly settings: OpenSettings
  /** Of IT's policy file; only the entry of the process decides where it lies. */
  readonly policyPath: string
  readonly token: TokenKeeper
  /** Only where the operating system's key store can be asked. */
  readonly sealer?: KeySealer
  /** Folder of the model packages; the settings name one of them. */
  readonly modelsFolder: string
  readonly app: Pick<ShellInfo, 'appVersion' | 'shell' | 'runtime'> & { readonly platform: NodeJS.Platform }
  readonly playRatePerHour?: number
  /** Lines of a training station, one unless told otherwise, each with a virtual scanner. */
  readonly playLines?: number
  /** Records what the scanner's line says from the start. */
  readonly record?: boolean
  /** Of this machine; one of them is the station's. One where nobody says. */
  readonly cores?: number
  /** Told at every change of the processes and once a second. */
  readonly onHealth?: (health: readonly ProcessHealth[]) => void
  /** Only where this program replaces itself. */
  readonly openUpdates?: OpenUpdates
}

/** What the process that owns the others does, whether it is Electron's main or headless. */
export interface ConsoleShell {
  /** Starts the background; `demo` starts in the play folder with a batch running. Rejects when the virtual scanner cannot be had. */
  start(demo: boolean): Promise<void>
  /** The process that does this work now; undefined while it restarts. */
  processOf(name: BackgroundService): HostedProcess | undefined
  /** Serves the shell contract to one more screen, which shows that line or the first one. */
  attachScreen(port: Port, lineId?: string): void
  /** Joins a screen's port to any service, for hosts that cannot hand ports on. */
  attach(service: ScreenService, port: Port, lineId?: string): void
  /** What IT allows of updates now; asked anew whenever something is to be done. Off while there is no policy, or a refused one. */
  effectiveUpdatePolicy(): UpdatePolicy
  /** Ordered stop of everything. */
  stop(): Promise<void>
  /** Processes that did not stop in time and were ended. */
  readonly endedByForce: readonly ProcessName[]
}
