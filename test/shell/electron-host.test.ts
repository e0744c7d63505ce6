import { linkToElectronParent } from '../../electron/host/electron-child.ts'
import { createElectronHost } from '../../electron/host/electron-host.ts'
import { runEchoChild } from '../contract/host-child.ts'
import { hostContract } from '../contract/host-contract.ts'
import { FakeElectron } from './fake-electron.ts'

hostContract("Electron's utility processes, on doubles", () => {
  const electron = new FakeElectron()
  const { utilityProcess, MessageChannelMain } = electron.port
  const host = createElectronHost({
    entryOf: (name) => `/fake/${name}.js`,
    environment: {},
    onErrorOutput: () => undefined,
    processes: {
      fork(modulePath, args, options) {
        const forked = utilityProcess.fork(modulePath, args, options)
        const child = electron.processes.at(-1)
        // The played process comes to life a turn later, as a real one does.
        queueMicrotask(
          () => child !== undefined && runEchoChild(linkToElectronParent(child.parentPort), (code) => child.end(code)),
        )
        return forked
      },
      createChannel: () => new MessageChannelMain(),
      killHard: (pid) => electron.processes.find((child) => child.pid === pid)?.end(9),
      onChildGone: () => undefined,
    },
  })
  return { host, realProcesses: false, dispose: () => undefined }
})
