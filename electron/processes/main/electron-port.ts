import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  MessagePortMain,
  PowerSaveBlocker,
  Protocol,
  SafeStorage,
  Screen,
  Session,
} from 'electron'

type Electron = typeof import('electron')

/**
 * What we use of Electron, and nothing else: main is handed this instead of importing it, so that it can be run with doubles.
 * Every member is picked from Electron's own types; electron-adapter.ts compiles only while the real package still fits.
 */
export interface ElectronPort {
  readonly app: Pick<
    App,
    | 'enableSandbox'
    | 'exit'
    | 'getVersion'
    | 'getAppPath'
    | 'isPackaged'
    | 'on'
    | 'quit'
    | 'relaunch'
    | 'requestSingleInstanceLock'
    | 'setPath'
    | 'whenReady'
  >
  readonly dialog: Pick<Dialog, 'showErrorBox'>
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>
  readonly session: { readonly defaultSession: GuardedSession }
  readonly Menu: Pick<Electron['Menu'], 'buildFromTemplate' | 'setApplicationMenu'>
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => ConsoleWindow
  readonly ipcMain: Pick<IpcMain, 'on'>
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >
  readonly screen: Pick<Screen, 'getAllDisplays'>
  readonly powerSaveBlocker: Pick<PowerSaveBlocker, 'start' | 'stop'>
  readonly utilityProcess: Pick<Electron['utilityProcess'], 'fork'>
  readonly MessageChannelMain: new () => { port1: MessagePortMain; port2: MessagePortMain }
}

/** The part of a session that the policies are set on. */
export type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

/** The part of a window that main uses. */
export type ConsoleWindow = Pick<
  BrowserWindow,
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'on'
  | 'restore'
  | 'setFullScreen'
  | 'show'
> & { readonly webContents: Pick<BrowserWindow['webContents'], 'on' | 'reload'> }
