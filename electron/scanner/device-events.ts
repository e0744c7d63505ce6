import { type FSWatcher, watch } from 'node:fs'

export interface DeviceEventsParts {
  /** In which names appear when something is plugged in: /dev on Linux. */
  readonly folders?: readonly string[]
  /** Rejects where the system tells nobody. */
  readonly listenToUsb: (onPlugged: () => void) => Promise<() => void>
}

/** Hears of devices from the operating system. What it cannot hear is not missed: somebody looks by the clock as well. */
export function deviceEvents({ folders = [], listenToUsb }: DeviceEventsParts): (onChange: () => void) => () => void {
  return (onChange) => {
    let isOver = false
    let unlisten = () => undefined as void
    const watchers = [...new Set(folders)].map((folder) => watchFolder(folder, onChange))
    listenToUsb(onChange).then(
      (end) => {
        if (isOver) end()
        else unlisten = end
      },
      () => undefined,
    )
    return () => {
      isOver = true
      unlisten()
      for (const watcher of watchers) watcher?.close()
    }
  }
}

function watchFolder(folder: string, onChange: () => void): FSWatcher | undefined {
  try {
    // Names come and go as 'rename'; 'change' is what every write to a terminal is.
    const watcher = watch(folder, { persistent: false }, (event) => event === 'rename' && onChange())
    return watcher.on('error', () => watcher.close())
  } catch {
    return undefined
  }
}
