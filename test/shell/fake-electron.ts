import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindowConstructorOptions,
  ForkOptions,
  IpcMain,
  MenuItemConstructorOptions,
  Session,
  WebContents,
} from 'electron'
import type { ConsoleWindow, ElectronPort, GuardedSession } from '../../electron/processes/main/electron-port.ts'
import { FakeKeyStore } from './fake-key-store.ts'
import { FakeMessagePort } from './fake-message-port.ts'
import { FakeUtilityProcess } from './fake-utility-process.ts'

/** Every call that matters for the order of the start, in the order it came, as `object.method` with the telling argument. */
export type CallLog = string[]

/** Handlers a double was given, by the name of the setter, for the test to call. */
type Handlers = Map<string, (...args: unknown[]) => unknown>

/** A whole Electron as far as main uses it. Nothing opens, everything is written down. */
export class FakeElectron {
  readonly calls: CallLog = []
  readonly app = new EventEmitter()
  readonly ipcMain = new EventEmitter()
  readonly session = new EventEmitter()
  readonly sessionHandlers: Handlers = new Map()
  readonly protocolHandlers = new Map<string, (request: Request) => Response | Promise<Response>>()
  readonly windows: FakeWindow[] = []
  readonly processes: FakeUtilityProcess[] = []
  readonly keyStore = new FakeKeyStore()
  applicationMenu: unknown
  isFirstInstance = true
  becomeReady: () => void = () => undefined
  readonly #ready = new Promise<void>((resolve) => {
    this.becomeReady = resolve
  })

  /** The double as main gets it; `satisfies` compares every member with Electron's own types. */
  get port(): ElectronPort {
    const { calls } = this
    const openWindow = (options: BrowserWindowConstructorOptions): FakeWindow => {
      const window = new FakeWindow(options, calls)
      this.windows.push(window)
      return window
    }
    return {
      app: this.#app(),
      dialog: { showErrorBox: (title, text) => void this.calls.push(`dialog.showErrorBox ${title}: ${text}`) },
      ipcMain: { on: listen<IpcMain>(this.ipcMain, 'ipcMain', calls) },
      protocol: {
        registerSchemesAsPrivileged: (schemes) => void calls.push(`protocol.privileged ${JSON.stringify(schemes)}`),
        handle: (scheme, handler) => {
          calls.push(`protocol.handle ${scheme}`)
          this.protocolHandlers.set(scheme, handler)
        },
      },
      session: { defaultSession: this.#session() },
      Menu: {
        buildFromTemplate: (template: MenuItemConstructorOptions[]) => template as never,
        setApplicationMenu: (menu) => {
          calls.push('Menu.set')
          this.applicationMenu = menu
        },
      },
      BrowserWindow: class {
        constructor(options: BrowserWindowConstructorOptions) {
          return openWindow(options)
        }
      } as unknown as ElectronPort['BrowserWindow'],
      safeStorage: this.keyStore,
      screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] as never },
      powerSaveBlocker: {
        start: (kind) => calls.push(`powerSaveBlocker.start ${kind}`),
        stop: () => true,
      },
      utilityProcess: {
        fork: (modulePath: string, _args?: string[], options: ForkOptions = {}) => {
          calls.push(`fork ${options.serviceName}`)
          const child = new FakeUtilityProcess(modulePath, options, 1000 + this.processes.length)
          this.processes.push(child)
          return child
        },
      },
      MessageChannelMain: class {
        readonly port1: FakeMessagePort
        readonly port2: FakeMessagePort
        constructor() {
          const { port1, port2 } = FakeMessagePort.pair()
          this.port1 = port1
          this.port2 = port2
        }
      },
    }
  }

  /** What Chromium does when any page comes to life: Electron tells the app. */
  createContents(): FakeContents {
    const contents = new FakeContents()
    this.app.emit('web-contents-created', {}, contents)
    return contents
  }

  #app(): ElectronPort['app'] {
    const { calls } = this
    return {
      on: listen<App>(this.app, 'app', calls),
      enableSandbox: () => void calls.push('app.enableSandbox'),
      requestSingleInstanceLock: () => {
        calls.push('app.lock')
        return this.isFirstInstance
      },
      whenReady: () => {
        calls.push('app.whenReady')
        return this.#ready.then(() => void calls.push('ready'))
      },
      quit: () => {
        calls.push('app.quit')
        this.app.emit('before-quit', new FakeEvent())
      },
      exit: (code) => void calls.push(`app.exit ${code}`),
      relaunch: () => void calls.push('app.relaunch'),
      getVersion: () => '0.1.0',
      getAppPath: () => '/fake/app',
      isPackaged: false,
      setPath: (name, path) => void calls.push(`app.setPath ${name} ${path}`),
    } satisfies Partial<ElectronPort['app']>
  }

  #session(): GuardedSession {
    const { calls, sessionHandlers } = this
    const set =
      (name: string) =>
      (handler: unknown): void => {
        calls.push(`session.${name}`)
        if (typeof handler === 'function')
          sessionHandlers.set(name, (...args) => Reflect.apply(handler, undefined, args))
      }
    return {
      on: listen<Session>(this.session, 'session', calls),
      setPermissionRequestHandler: set('setPermissionRequestHandler'),
      setPermissionCheckHandler: set('setPermissionCheckHandler'),
      setDevicePermissionHandler: set('setDevicePermissionHandler'),
      setDisplayMediaRequestHandler: set('setDisplayMediaRequestHandler'),
      setBluetoothPairingHandler: set('setBluetoothPairingHandler'),
      webRequest: { onBeforeRequest: set('onBeforeRequest') },
    } satisfies GuardedSession
  }
}

/** An event that can be refused. */
export class FakeEvent {
  defaultPrevented = false
  readonly url: string

  constructor(url = '') {
    this.url = url
  }

  preventDefault(): void {
    this.defaultPrevented = true
  }
}

export class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | undefined

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = (details) => handler(details as never)
  }
}

export class FakeWindow extends EventEmitter implements Omit<ConsoleWindow, 'on'> {
  readonly options: BrowserWindowConstructorOptions
  readonly #calls: CallLog
  readonly webContents: ConsoleWindow['webContents']
  readonly contentsEvents = new EventEmitter()
  maximized = false
  fullScreen = false
  minimized = false
  destroyed = false

  constructor(options: BrowserWindowConstructorOptions, calls: CallLog) {
    super()
    this.options = options
    this.#calls = calls
    calls.push('new BrowserWindow')
    this.webContents = {
      on: listen<WebContents>(this.contentsEvents, 'contents', calls),
      reload: () => void calls.push('window.reload'),
    }
  }

  async loadURL(url: string): Promise<void> {
    this.#calls.push(`window.loadURL ${url}`)
  }

  show = (): void => void this.#calls.push('window.show')
  focus = (): void => void this.#calls.push('window.focus')
  restore = (): void => void this.#calls.push('window.restore')
  maximize = (): void => {
    this.maximized = true
  }
  setFullScreen = (on: boolean): void => {
    this.fullScreen = on
  }
  isMaximized = (): boolean => this.maximized
  isMinimized = (): boolean => this.minimized
  isFullScreen = (): boolean => this.fullScreen
  isDestroyed = (): boolean => this.destroyed
  getNormalBounds = (): { x: number; y: number; width: number; height: number } => ({
    x: 10,
    y: 20,
    width: 1366,
    height: 768,
  })
}

/** `on` as Electron types it, with its many overloads, over a plain emitter; written down once for each event. */
function listen<T extends { on: unknown }>(events: EventEmitter, name: string, calls: CallLog): T['on'] {
  return (event: string, listener: (...args: unknown[]) => void) => {
    calls.push(`${name}.on ${event}`)
    events.on(event, listener)
    return undefined
  }
}
