import type { MessagePortMain } from 'electron'
import type { Timers } from '../../base/clock.ts'
import type { ScreenService } from '../../contract/bridge-names.ts'
import type { ProcessKind } from '../../contract/shell.ts'
import { createMessagePortMainPort } from '../../host/electron-child.ts'
import { createElectronHost, type ElectronHost } from '../../host/electron-host.ts'
import { screenPeer } from '../../host/peer-name.ts'
import type { Logger } from '../../log/logger.ts'
import { APP_SCHEME } from './app-origin.ts'
import { createAppHandler, type ReadScreenFile } from './app-protocol.ts'
import { bringForward, openConsoleWindow, type WindowMemory } from './console-window.ts'
import type { DesktopShell } from './desktop-shell.ts'
import type { ConsoleWindow, ElectronPort } from './electron-port.ts'
import { menuTemplate } from './menu-template.ts'
import { guardContents } from './navigation-policy.ts'
import { denyEverything } from './permission-policy.ts'
import { brokerPorts } from './port-broker.ts'
import { stopBeforeQuit } from './quit.ts'

/** Everything main is made of, given by main.ts and by tests. */
export interface MainParts {
  readonly electron: ElectronPort
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Chromium's own files. Beside the data, because the lock against a second instance lies in it: one writer for each data folder. */
  readonly profileFolder: string
  readonly preloadPath: string
  /** Built entry file of a background process. */
  entryOf(kind: ProcessKind): string
  /** SIGKILL or what stands for it. */
  killHard(pid: number): void
  readonly readScreenFile: ReadScreenFile
  readonly memory: WindowMemory
  readonly timers: Timers
  readonly log: Logger
  /** Asked once, before anything of the background runs: a sentence keeps it from starting and is shown. */
  whyNotToStart(): Promise<string | undefined>
  /** Starts the shell's brains on this host; called once, after everything that guards the screen stands. */
  startShell(host: ElectronHost): DesktopShell
}

/**
 * The start of the desktop app, in the one order that is safe: what Electron takes only before `ready` comes before it, and every
 * policy stands before the first page is loaded. Resolves when the window is open, or at once if another instance runs already.
 */
export async function runMain(parts: MainParts): Promise<void> {
  const { electron, log } = parts
  electron.app.setPath('userData', parts.profileFolder)
  // Two instances would be two writers of one database.
  if (!electron.app.requestSingleInstanceLock()) {
    electron.app.quit()
    return
  }
  electron.app.enableSandbox()
  electron.protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  electron.app.on('web-contents-created', (_event, contents) => guardContents(contents))
  await electron.app.whenReady()

  denyEverything(electron.session.defaultSession)
  electron.protocol.handle(APP_SCHEME, createAppHandler(parts.readScreenFile))
  const template = menuTemplate(parts.platform)
  electron.Menu.setApplicationMenu(template === null ? null : electron.Menu.buildFromTemplate(template))

  const refusal = await parts.whyNotToStart()
  if (refusal !== undefined) {
    log.error({ refusal }, 'the desktop app refuses to start')
    electron.dialog.showErrorBox('Ovoscope', refusal)
    electron.app.exit(1)
    return
  }
  const host = hostOf(parts)
  const shell = parts.startShell(host)
  brokerPorts(electron.ipcMain, (service, line) => screenPort(parts, host, shell, { service, line }), log)
  stopBeforeQuit(electron.app, shell, parts.timers, log)
  // Whoever stands two metres away must not find a dark screen.
  electron.powerSaveBlocker.start('prevent-display-sleep')
  keepOneWindow(electron, openConsoleWindow(parts))
}

function hostOf({ electron, entryOf, environment, killHard, log }: MainParts): ElectronHost {
  return createElectronHost({
    entryOf,
    environment,
    onErrorOutput: (process, text) => log.warn({ process, text }, 'a background process complained'),
    processes: {
      fork: (modulePath, args, options) => electron.utilityProcess.fork(modulePath, args, options),
      createChannel: () => new electron.MessageChannelMain(),
      killHard,
      onChildGone: (listener) => {
        electron.app.on('child-process-gone', (_event, { serviceName, reason }) => listener({ serviceName, reason }))
      },
    },
  })
}

/** The screen's end of a new channel to a service; its messages never pass through here, except to the shell, which is here. */
function screenPort(
  parts: MainParts,
  host: ElectronHost,
  shell: DesktopShell,
  { service, line }: { readonly service: ScreenService; readonly line: string | undefined },
): MessagePortMain {
  if (service !== 'shell') {
    const process = shell.processOf(service)
    if (process !== undefined) return host.handOver(process, screenPeer(line))
  }
  const { port1, port2 } = new parts.electron.MessageChannelMain()
  if (service === 'shell') shell.attachScreen(createMessagePortMainPort(port1), line)
  // Nobody at home: a port that is closed already says so, and the screen asks again.
  else port1.close()
  return port2
}

function keepOneWindow(electron: ElectronPort, window: ConsoleWindow): void {
  electron.app.on('second-instance', () => bringForward(window))
  electron.app.on('window-all-closed', () => electron.app.quit())
}
