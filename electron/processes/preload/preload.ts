import { contextBridge, ipcRenderer } from 'electron'
import { exposeBridge } from './expose-bridge.ts'

exposeBridge(
  { contextBridge, ipcRenderer },
  {
    location: window.location,
    postMessage: (message, targetOrigin, transfer) => window.postMessage(message, targetOrigin, [...transfer]),
  },
)
