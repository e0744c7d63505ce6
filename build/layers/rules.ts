/**
 * Who may import whom: architecture.md "Allowed imports" as data. Default deny and complete: a folder, a package or a module
 * that is not named here is an error. The longest folder that fits a file is its rule; its own folder is always allowed.
 */
export interface FolderRule {
  readonly folder: string
  /** Folders whose values and types may be imported. */
  readonly imports: readonly string[]
  /** Folders of which only types may be imported. */
  readonly types?: readonly string[]
  readonly packages?: readonly string[]
  /** Whether Node's own modules are there in the process this runs in. */
  readonly node?: boolean
}

const BASE = 'electron/base'
const DOMAIN = 'electron/domain'
const CONTRACT = 'electron/contract'
const RPC = 'electron/rpc'
const LOG = 'electron/log'
const SETTINGS = 'electron/settings'
const HOST = 'electron/host'
const PROTO = 'proto/gen'
const UPDATE = 'electron/update'
const WORDS = 'electron/words'
const STEP = {
  frame: 'electron/pipeline/frame',
  scan: 'electron/pipeline/scan',
  tensor: 'electron/pipeline/tensor',
  predict: 'electron/pipeline/predict',
  decide: 'electron/pipeline/decide',
  run: 'electron/pipeline',
}

/** What an entry point of any background process stands on. */
const PROCESS = [BASE, CONTRACT, RPC, LOG, SETTINGS, HOST]
const FILE_SCANNER = [BASE, DOMAIN, LOG, PROTO, STEP.frame, 'electron/scanner', 'electron/review']

const ELECTRON_RULES: readonly FolderRule[] = [
  { folder: BASE, imports: [] },
  { folder: DOMAIN, imports: [BASE] },
  { folder: CONTRACT, imports: [BASE, DOMAIN], packages: ['zod'] },
  { folder: WORDS, imports: [], types: [DOMAIN] },
  { folder: RPC, imports: [BASE, CONTRACT, DOMAIN], packages: ['birpc', 'zod'] },
  { folder: LOG, imports: [BASE, CONTRACT], packages: ['pino'], node: true },
  { folder: SETTINGS, imports: [BASE, CONTRACT, DOMAIN, LOG], packages: ['zod'], node: true },
  { folder: HOST, imports: [BASE, RPC, LOG, CONTRACT], packages: ['electron', 'zod'], node: true },
  { folder: STEP.frame, imports: [BASE, DOMAIN] },
  { folder: STEP.scan, imports: [BASE, DOMAIN, PROTO], types: [STEP.frame] },
  { folder: STEP.tensor, imports: [BASE, DOMAIN], types: [STEP.scan, 'electron/model'] },
  { folder: STEP.predict, imports: [BASE, DOMAIN], types: [STEP.scan, STEP.tensor, 'electron/model'] },
  {
    folder: 'electron/pipeline/predict/onnx',
    imports: [BASE, DOMAIN, LOG, STEP.tensor, STEP.predict],
    types: [STEP.scan, 'electron/model'],
    packages: ['onnxruntime-node'],
    node: true,
  },
  { folder: STEP.decide, imports: [BASE, DOMAIN], types: [STEP.predict] },
  {
    folder: STEP.run,
    imports: [STEP.frame, STEP.scan, STEP.tensor, STEP.predict, STEP.decide, BASE, DOMAIN, LOG],
    types: ['electron/intake', 'electron/store', 'electron/scanner'],
  },
  {
    folder: 'electron/scanner',
    imports: [BASE, DOMAIN, LOG, PROTO, STEP.frame],
    types: [RPC],
    packages: ['serialport', 'usb'],
    node: true,
  },
  {
    folder: 'electron/intake',
    imports: [BASE, DOMAIN, LOG],
    types: [STEP.frame, STEP.scan, STEP.predict, STEP.decide],
    node: true,
  },
  {
    folder: 'electron/store',
    imports: [BASE, DOMAIN, LOG],
    types: [STEP.scan, STEP.predict, STEP.decide, 'electron/intake'],
    packages: ['better-sqlite3'],
    node: true,
  },
  { folder: 'electron/model', imports: [BASE, DOMAIN, CONTRACT], packages: ['zod'], node: true },
  { folder: 'electron/alarms', imports: [BASE, DOMAIN, CONTRACT, LOG], types: ['electron/store'] },
  {
    folder: 'electron/access',
    imports: [BASE, DOMAIN, CONTRACT, LOG, RPC],
    types: ['electron/store'],
    node: true,
  },
  {
    folder: 'electron/line',
    imports: [BASE, DOMAIN, CONTRACT, LOG, STEP.run, 'electron/alarms'],
    types: [STEP.scan, STEP.predict, STEP.decide, 'electron/store', 'electron/scanner', 'electron/intake'],
  },
  {
    folder: 'electron/station',
    imports: [BASE, DOMAIN, CONTRACT, LOG, STEP.run, 'electron/line'],
    types: [STEP.predict, 'electron/store'],
  },
  {
    folder: 'electron/review',
    imports: [BASE, DOMAIN, CONTRACT, WORDS, LOG, 'electron/store'],
    packages: ['sharp', '@zip.js/zip.js', 'pdfmake', 'zod'],
    node: true,
  },
  {
    folder: 'electron/review/data-set',
    // Its command says which of the models were synthetic ones.
    imports: [BASE, DOMAIN, CONTRACT, HOST, 'electron/store', 'electron/model', 'electron/review'],
    node: true,
  },
  { folder: 'electron/review/import', imports: FILE_SCANNER, packages: ['zod'], node: true },
  {
    folder: 'electron/master-data',
    imports: [BASE, DOMAIN, CONTRACT, LOG],
    types: ['electron/store'],
    packages: ['csv-parse', 'zod'],
    node: true,
  },
  {
    folder: 'electron/uplink',
    imports: [BASE, DOMAIN, CONTRACT, LOG, PROTO],
    types: ['electron/store'],
    packages: ['zod', 'undici'],
    node: true,
  },
  { folder: UPDATE, imports: [BASE, DOMAIN, CONTRACT, LOG], packages: ['electron-updater', 'zod'], node: true },
  {
    folder: 'electron/gateway',
    imports: [BASE, CONTRACT, RPC, LOG],
    packages: ['fastify', '@fastify/cookie', '@fastify/static', '@fastify/websocket', '@msgpack/msgpack', 'zod'],
    node: true,
  },
]

const PROCESS_RULES: readonly FolderRule[] = [
  {
    folder: 'electron/processes/main',
    imports: [...PROCESS, DOMAIN, 'electron/gateway', 'electron/processes/shell', UPDATE],
    packages: ['electron', 'zod'],
    node: true,
  },
  { folder: 'electron/processes/preload', imports: [CONTRACT], packages: ['electron'] },
  {
    folder: 'electron/processes/shell',
    imports: [...PROCESS, DOMAIN, 'electron/access'],
    types: [UPDATE],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/processes/station',
    imports: [
      ...PROCESS,
      DOMAIN,
      ...[STEP.run, STEP.frame, STEP.scan, STEP.tensor, STEP.predict, STEP.decide],
      ...[
        'electron/scanner',
        'electron/intake',
        'electron/store',
        'electron/model',
        'electron/alarms',
        'electron/line',
        'electron/station',
        'electron/access',
        'electron/uplink',
        'electron/master-data',
      ],
    ],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/processes/inference',
    imports: [
      ...[...PROCESS, DOMAIN, STEP.scan, STEP.tensor, STEP.predict],
      ...['electron/pipeline/predict/onnx', 'electron/model'],
    ],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/processes/review',
    imports: [...PROCESS, DOMAIN, 'electron/access', 'electron/store', 'electron/review', 'electron/model'],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/processes/virtual-scanner',
    imports: [...PROCESS, DOMAIN, STEP.frame, 'electron/scanner', 'models/phantom', PROTO],
    packages: ['@lydell/node-pty', 'zod'],
    node: true,
  },
  {
    folder: 'electron/processes/headless',
    imports: [...PROCESS, DOMAIN, 'electron/gateway', 'electron/processes/shell'],
    packages: ['zod'],
    node: true,
  },
]

/** What every screen may use; `people` says who stands in front of it. */
const SCREEN = [
  'renderer/client',
  'renderer/people',
  'renderer/link',
  'renderer/lists',
  'renderer/ui',
  'renderer/i18n',
  CONTRACT,
  DOMAIN,
]
const SCREEN_PACKAGES = ['react', 'react-i18next', '@mantine/core', '@mantine/hooks', 'zustand']
const FEATURES = [
  'line',
  'trays',
  'eggs',
  'alarms',
  'batches',
  'recipes',
  'trends',
  'handover',
  'hatch',
  'models',
  'service',
  'settings',
]

const RENDERER_RULES: readonly FolderRule[] = [
  {
    folder: 'renderer',
    imports: ['renderer/app', 'renderer/client', 'renderer/i18n', 'renderer/ui'],
    packages: ['react', 'react-dom', 'react-i18next'],
  },
  {
    folder: 'renderer/app',
    imports: [...SCREEN, 'renderer/setup', ...FEATURES.map((feature) => `renderer/${feature}`)],
    packages: [...SCREEN_PACKAGES, 'react-dom'],
  },
  ...FEATURES.map((feature) => ({ folder: `renderer/${feature}`, imports: SCREEN, packages: SCREEN_PACKAGES })),
  // The first start offers the same choice of a scanner as the line.
  { folder: 'renderer/setup', imports: [...SCREEN, 'renderer/line'], packages: SCREEN_PACKAGES },
  { folder: 'renderer/link', imports: SCREEN, packages: SCREEN_PACKAGES },
  { folder: 'renderer/people', imports: SCREEN, packages: SCREEN_PACKAGES },
  {
    folder: 'renderer/client',
    imports: [BASE, CONTRACT, DOMAIN, RPC],
    packages: ['react', 'zustand', 'zod', 'birpc', '@msgpack/msgpack'],
  },
  {
    folder: 'renderer/lists',
    imports: ['renderer/client', 'renderer/ui', 'renderer/i18n', CONTRACT, DOMAIN],
    packages: ['react', '@mantine/core'],
  },
  {
    folder: 'renderer/ui',
    imports: ['renderer/i18n', CONTRACT, DOMAIN],
    packages: ['react', 'react-i18next', '@mantine/core', '@mantine/hooks', '@fontsource-variable/inter', 'recharts'],
  },
  { folder: 'renderer/i18n', imports: [CONTRACT, DOMAIN, WORDS], packages: ['react', 'i18next', 'react-i18next'] },
]

const OTHER_RULES: readonly FolderRule[] = [
  { folder: 'models/phantom', imports: [BASE, DOMAIN], types: [STEP.scan] },
  {
    folder: 'models',
    imports: [
      'models/phantom',
      BASE,
      DOMAIN,
      STEP.scan,
      STEP.predict,
      'electron/pipeline/predict/onnx',
      STEP.tensor,
      STEP.decide,
      'electron/model',
      // Pictures of phantoms for whoever looks at them.
      'electron/review',
    ],
    packages: ['yaml', 'zod'],
    node: true,
  },
  { folder: PROTO, imports: [], packages: ['protobufjs', 'long'] },
  {
    folder: 'build',
    // What a release is signed with is what checks it.
    imports: [UPDATE],
    packages: [
      ...['vite', 'vitest', '@vitejs/plugin-react', 'protobufjs-cli', 'yaml', 'electron', '@electron/asar', 'sharp'],
      'zod',
    ],
    node: true,
  },
]

export const FOLDER_RULES: readonly FolderRule[] = [
  ...ELECTRON_RULES,
  ...PROCESS_RULES,
  ...RENDERER_RULES,
  ...OTHER_RULES,
]
