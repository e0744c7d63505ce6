import { RENDERER_RULES } from './renderer-rules.ts'
import { BASE, CONTRACT, DOMAIN, type FolderRule, RPC, WORDS } from './rule.ts'

const FILES = 'electron/files'
const COMMAND = 'electron/command'
const LOG = 'electron/log'
const SETTINGS = 'electron/settings'
const HOST = 'electron/host'
const PROTO = 'proto/gen'
const UPDATE = 'electron/update'
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
const REVIEW = ['electron/review', 'electron/review/import', 'electron/review/data-set']
const FILE_SCANNER = [BASE, DOMAIN, LOG, FILES, PROTO, STEP.frame, STEP.scan, 'electron/scanner', 'electron/review']

const ELECTRON_RULES: readonly FolderRule[] = [
  { folder: BASE, imports: [] },
  { folder: DOMAIN, imports: [BASE] },
  { folder: CONTRACT, imports: [BASE, DOMAIN], packages: ['zod'] },
  { folder: WORDS, imports: [], types: [DOMAIN] },
  { folder: RPC, imports: [BASE, CONTRACT, DOMAIN], packages: ['birpc', 'zod'] },
  { folder: LOG, imports: [BASE, CONTRACT], packages: ['pino'], node: true },
  { folder: FILES, imports: [], node: true },
  { folder: COMMAND, imports: [], packages: ['zod'], node: true },
  { folder: SETTINGS, imports: [BASE, CONTRACT, DOMAIN, LOG, FILES, COMMAND], packages: ['zod'], node: true },
  { folder: HOST, imports: [BASE, RPC, LOG, CONTRACT], packages: ['electron', 'zod'], node: true },
  { folder: STEP.frame, imports: [BASE, DOMAIN] },
  { folder: STEP.scan, imports: [BASE, DOMAIN, PROTO], types: [STEP.frame] },
  { folder: STEP.tensor, imports: [BASE, DOMAIN], types: [STEP.scan, 'electron/model'] },
  { folder: 'electron/pipeline/predict/pixels', imports: [] },
  {
    folder: STEP.predict,
    imports: ['electron/pipeline/predict/pixels', BASE, DOMAIN],
    types: [STEP.scan, STEP.tensor, 'electron/model'],
  },
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
    imports: [BASE, DOMAIN, LOG, FILES],
    types: [STEP.frame, STEP.scan, STEP.predict, STEP.decide],
    node: true,
  },
  {
    folder: 'electron/store',
    imports: [BASE, DOMAIN, LOG, FILES],
    types: [STEP.scan, STEP.predict, STEP.decide, 'electron/intake'],
    packages: ['better-sqlite3'],
    node: true,
  },
  { folder: 'electron/model', imports: [BASE, DOMAIN, CONTRACT, FILES], packages: ['zod'], node: true },
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
    // What a journal could give back after a restore.
    imports: [
      BASE,
      DOMAIN,
      CONTRACT,
      WORDS,
      LOG,
      FILES,
      COMMAND,
      'electron/store',
      'electron/intake',
      'electron/review/data-set',
    ],
    packages: ['sharp', '@zip.js/zip.js', 'pdfmake', 'hyparquet-writer', 'zod'],
    node: true,
  },
  {
    folder: 'electron/review/data-set',
    // Its command says which of the models were synthetic ones.
    imports: [BASE, DOMAIN, CONTRACT, FILES, HOST, COMMAND, 'electron/store', 'electron/model', 'electron/review'],
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
    folder: 'electron/past',
    // Its command has the machine's clock.
    imports: [BASE, DOMAIN, LOG, HOST, COMMAND, 'electron/store'],
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
  { folder: UPDATE, imports: [BASE, DOMAIN, CONTRACT, LOG, FILES], packages: ['electron-updater', 'zod'], node: true },
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
    imports: [...PROCESS, DOMAIN, FILES, 'electron/gateway', 'electron/processes/shell', UPDATE],
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
      COMMAND,
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
    imports: [...PROCESS, DOMAIN, 'electron/access', 'electron/store', ...REVIEW, 'electron/model'],
    types: ['electron/scanner'],
    packages: ['zod'],
    node: true,
  },
  {
    folder: 'electron/processes/virtual-scanner',
    imports: [...PROCESS, DOMAIN, COMMAND, STEP.frame, 'electron/scanner', 'models/phantom', PROTO],
    packages: ['@lydell/node-pty', 'zod'],
    node: true,
  },
  {
    folder: 'electron/processes/headless',
    imports: [...PROCESS, DOMAIN, COMMAND, 'electron/gateway', 'electron/processes/shell'],
    packages: ['zod'],
    node: true,
  },
]

const OTHER_RULES: readonly FolderRule[] = [
  { folder: 'models/phantom', imports: [BASE, DOMAIN], types: [STEP.scan] },
  {
    folder: 'models',
    imports: [
      'models/phantom',
      BASE,
      DOMAIN,
      COMMAND,
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
    imports: [UPDATE, COMMAND, 'electron/processes/headless'],
    packages: [
      ...[
        'vite',
        'vitest',
        '@vitejs/plugin-react',
        'protobufjs-cli',
        'assemblyscript',
        'yaml',
        'electron',
        '@electron/asar',
        'sharp',
      ],
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
