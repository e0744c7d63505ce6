import { BASE, CONTRACT, DOMAIN, type FolderRule, RPC, WORDS } from './rule.ts'

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

/** Who may import whom among the screens: each stands on the same ground and knows no other. */
export const RENDERER_RULES: readonly FolderRule[] = [
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
