/**
 * What every `npm run` name does. A task of our own is a file here that exports `run`;
 * the other names go straight to a program of the product or of its tests.
 */
export type Task =
  | { readonly module: string; readonly about: string }
  | { readonly program: string; readonly args?: readonly string[]; readonly about: string }

export const TASKS: Readonly<Record<string, Task>> = {
  start: { module: './start.ts', about: 'opens the console: desktop app, or headless in a browser' },
  test: { module: './test.ts', about: 'everything: checks, all tests, the browser' },
  check: { module: './check.ts', about: 'format, types, lint, layers, dead code, generated code' },
  e2e: { module: './e2e.ts', about: 'the browser tests alone' },
  build: { module: './build.ts', about: 'the screen and the desktop processes, into dist/' },
  package: {
    module: './package.ts',
    about: 'the program as it is installed, into out/; --installers for the real ones',
  },
  demo: { program: 'test/demo/demo.ts', about: 'one batch through a pseudo-terminal, printed record' },
  replay: { program: 'test/demo/replay.ts', about: 'plays a recording of a line through the path, printed record' },
  bench: { program: 'test/bench/bench.ts', about: 'limits of this machine and of the path' },
  soak: { program: 'test/bench/soak-command.ts', about: 'a line at work for hours, and what grows meanwhile' },
  proof: {
    program: 'test/proof/proof.ts',
    about: 'what is too heavy for every run, with a dated report; --help lists its sections',
  },
  simulate: {
    program: 'test/simulate/simulate-command.ts',
    about: 'a whole station on a clock of its own, while everything goes wrong',
  },
  mutate: { module: './mutate.ts', about: 'mutates the domain and says what no test noticed' },
  'virtual-scanner': { program: 'electron/processes/virtual-scanner/command.ts', about: 'a scanner without hardware' },
  audit: { program: 'electron/review/audit-command.ts', about: 'verifies that the audit trail is what was written' },
  'reset-pin': {
    program: 'electron/processes/station/reset-pin-command.ts',
    about: 'another PIN when nobody can sign in',
  },
  keys: { program: 'electron/processes/station/keys-command.ts', about: 'what opens the data: show, renew, recover' },
  reconcile: { program: 'electron/review/reconcile-command.ts', about: 'proves that all sums agree with the rows' },
  'generate-history': {
    program: 'test/make/generate-history-command.ts',
    about: 'fills a new data folder with months that never were',
  },
  'import-history': {
    program: 'electron/past/import-command.ts',
    about: 'takes over scans that another system recorded',
  },
  'models:sign': { program: 'models/sign.ts', about: 'makes keys, signs a model package' },
  'models:verify': {
    program: 'models/sign.ts',
    args: ['--verify'],
    about: 'verifies a model package as a station does',
  },
  'models:make': { program: 'models/make.ts', about: 'makes a model package of an ONNX file' },
  'models:export': {
    program: 'electron/review/data-set/export-command.ts',
    about: 'labelled scans of a station as a data set for training',
  },
  'models:pack': { program: 'models/pack.ts', about: 'makes one file of a model package' },
  'models:unpack': {
    program: 'models/pack.ts',
    args: ['--unpack'],
    about: 'verifies such a file and makes the folder',
  },
  policy: { program: 'electron/settings/policy-command.ts', about: 'checks and seals the policy file of IT' },
  restore: { program: 'electron/review/backup/restore-command.ts', about: 'puts a backup in the place of a database' },
  'models:evaluate': { program: 'models/evaluate.ts', about: 'figures of a model on phantoms' },
}
