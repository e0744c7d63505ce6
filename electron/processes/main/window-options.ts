import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowState } from './window-state.ts'

/** The line screen is laid out for 1366 × 768 and up; below this it would hide something. */
const MIN_WIDTH_PX = 1024
const MIN_HEIGHT_PX = 700

/** Options of the one window there is. What the page may do is fixed here and tested word by word. */
export function windowOptions(state: WindowState, preloadPath: string): BrowserWindowConstructorOptions {
  return {
    ...state.bounds,
    minWidth: MIN_WIDTH_PX,
    minHeight: MIN_HEIGHT_PX,
    title: 'Ovoscope',
    // Shown when the first picture is ready: a white window says nothing.
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#17191c',
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // The age of every value is drawn by the page: it must go on counting behind another window.
      backgroundThrottling: false,
      devTools: false,
    },
  }
}
