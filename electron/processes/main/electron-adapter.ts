import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  utilityProcess,
} from 'electron'
import type { ElectronPort } from './electron-port.ts'

/** The only values of `electron` in this process. It compiles only while the installed Electron still has everything we use of it. */
export const electronPort: ElectronPort = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  // Electron creates the default session when it is first asked for, which must not be before `ready`.
  session: {
    get defaultSession() {
      return session.defaultSession
    },
  },
  utilityProcess,
}
