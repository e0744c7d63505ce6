import type { Timers } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import { APP_START_PAGE } from './app-origin.ts'
import type { ConsoleWindow, ElectronPort } from './electron-port.ts'
import { windowOptions } from './window-options.ts'
import { restoreWindowState, windowStateText } from './window-state.ts'

/** Where the window's place is remembered. Writing may fail silently: the next start then opens it as at first. */
export interface WindowMemory {
  read(): string | undefined
  write(text: string): void
}

/** A page that dies again at once must not keep a processor busy; a second's darkness is told by the operator's eyes. */
const RELOAD_AFTER_CRASH_MS = 1_000

export interface WindowParts {
  readonly electron: ElectronPort
  readonly preloadPath: string
  readonly memory: WindowMemory
  readonly timers: Timers
  readonly log: Logger
}

/** Opens the one window, loads the screen, shows it with its first picture, and brings a crashed page back. */
export function openConsoleWindow({ electron, preloadPath, memory, timers, log }: WindowParts): ConsoleWindow {
  const areas = electron.screen.getAllDisplays().map((display) => display.workArea)
  const state = restoreWindowState(memory.read(), areas)
  const window = new electron.BrowserWindow(windowOptions(state, preloadPath))
  if (state.maximized) window.maximize()
  if (state.fullScreen) window.setFullScreen(true)

  window.on('ready-to-show', () => window.show())
  window.on('close', () => {
    memory.write(windowStateText(window.getNormalBounds(), window.isMaximized(), window.isFullScreen()))
  })
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error({ reason, exitCode }, 'the screen crashed and is loaded again')
    timers.after(RELOAD_AFTER_CRASH_MS, () => {
      if (!window.isDestroyed()) window.webContents.reload()
    })
  })
  window.loadURL(APP_START_PAGE).catch((error: unknown) => {
    log.error({ error: String(error) }, 'the screen could not be loaded')
  })
  return window
}

/** A second start of the app brings the first one forward. */
export function bringForward(window: ConsoleWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}
